"""What apps above meetings offer for section I of a cell's resolution: makers, each given the cell and the month under review."""

from sotay.assignments.queries.assignments import review_sentence

SENTENCES = (review_sentence,)
