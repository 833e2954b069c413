"""Officials who attend the meetings of cells: the rule, the plan, the visit, its report."""
