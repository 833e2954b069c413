"""The people counted on one of two days and not on the other, each with the reason; table 1 counts what the list names."""

from sotay.statistics.queries.counted import counted

_OTHER_DAY = "CASE WHEN c.is_more THEN %(opening)s::date ELSE %(closing)s::date END"
# Whoever came or went was perhaps counted elsewhere on the other day; only those few are looked for outside the node.
CHANGES = f"""
WITH was AS MATERIALIZED ({counted("%(opening)s::date", "%(old_path)s::ltree")}),
present AS MATERIALIZED ({counted("%(closing)s::date", "%(new_path)s::ltree")}),
change AS (
    SELECT coalesce(b.member_id, n.member_id) AS member_id, b.cell AS old_cell, n.cell AS new_cell, n.cell IS NOT NULL AS is_more
      FROM was b FULL JOIN present n USING (member_id) WHERE b.cell IS NULL OR n.cell IS NULL
), placed AS (
    SELECT c.member_id, c.is_more, coalesce(c.old_cell, CASE WHEN c.is_more THEN e.cell END) AS old_cell,
           coalesce(c.new_cell, CASE WHEN NOT c.is_more THEN e.cell END) AS new_cell
      FROM change c LEFT JOIN LATERAL ({counted(_OTHER_DAY)} AND a.member_id = c.member_id LIMIT 1) e ON true
), reasoned AS (
    SELECT p.*, m.uid, m.full_name, m.born_on, m.sort_key,
           CASE WHEN is_more THEN
                CASE WHEN old_cell = new_cell THEN 'placed_in' WHEN old_cell IS NOT NULL THEN 'moved_in'
                     WHEN m.joined_on > %(opening)s THEN 'admitted' ELSE 'received' END
           ELSE CASE WHEN old_cell = new_cell THEN 'placed_out' WHEN new_cell IS NOT NULL THEN 'moved_out'
                     ELSE coalesce(e.status, 'unknown') END END AS reason
      FROM placed p JOIN members_member m ON m.id = p.member_id
      LEFT JOIN members_standing e ON e.member_id = p.member_id AND e.valid @> %(closing)s::date
)
"""  # noqa: S608 -- our own condition, parameters are bound
