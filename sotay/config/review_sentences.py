"""What apps above meetings offer for a cell's papers.

`SENTENCES` are for section I of its resolution: makers, each given the cell and the month under review. `DECISIONS` tell what the
cell decided at a meeting: makers, each given the meeting.
"""

from sotay.assignments.queries.months import decided_at, review_sentence

SENTENCES = (review_sentence,)
DECISIONS = (decided_at,)
