"""Have HiGHS solve the integer program of a plan."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from sotay.visits.rules.planning import Cell, Official, Program, Turn, model_of, shares_of

SECONDS = 45.0
_CHOSEN = 0.5


def _nobody(percent: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Solution:
    """The visits of a plan; `missing` tells how many an official lacks, `is_best` whether no better plan exists."""

    turns: tuple[Turn, ...]
    missing: dict[int, int]
    milliseconds: int
    is_best: bool


def solve(
    officials: Sequence[Official],
    cells: Sequence[Cell],
    seconds: float = SECONDS,
    tell: Callable[[int], None] = _nobody,
) -> Solution:
    """Return the best plan found in the time; `tell` hears how many of a hundred officials are placed."""
    begun = time.monotonic()
    turns: list[Turn] = []
    is_best, done = True, 0
    for share in shares_of(officials, cells):
        draft = model_of(share)
        values, is_proven = _run(draft.program, max(1.0, seconds - (time.monotonic() - begun)))
        turns += [
            Turn(option.official.key, option.cell.key, option.day)
            for option, value in zip(draft.options, values, strict=False)
            if value > _CHOSEN
        ]
        is_best = is_best and is_proven
        done += len(share)
        tell(100 * done // len(officials))
    have = Counter(turn.official for turn in turns)
    missing = {one.key: one.planned - have[one.key] for one in officials if have[one.key] < one.planned}
    return Solution(tuple(turns), missing, round(1000 * (time.monotonic() - begun)), is_best)


def _run(program: Program, seconds: float) -> tuple[list[float], bool]:
    """Return the values of the columns, and whether they are the best."""
    if not program.costs:
        return [], True
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the wheel has no annotation there
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", seconds)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.9)  # costs are whole numbers
    solver.setOptionValue("random_seed", 0)
    solver.passModel(_lp(program))
    solver.run()
    values = list(solver.getSolution().col_value)
    return values, solver.getModelStatus() == highspy.HighsModelStatus.kOptimal


def _lp(program: Program) -> highspy.HighsLp:
    """Return the program as HiGHS takes it, row by row."""
    lp = highspy.HighsLp()
    count = len(program.costs)
    lp.num_col_, lp.num_row_ = count, len(program.rows)
    lp.col_cost_ = np.array(program.costs, dtype=np.double)
    lp.col_lower_ = np.zeros(count)
    lp.col_upper_ = np.array(program.uppers, dtype=np.double)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * count
    lp.row_lower_ = np.array([lower for *_, lower, _ in program.rows], dtype=np.double)
    lp.row_upper_ = np.array([upper for *_, upper in program.rows], dtype=np.double)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(columns) for columns, *_ in program.rows)]).astype(np.int32)
    lp.a_matrix_.index_ = np.array([column for columns, *_ in program.rows for column in columns], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([by for _, values, *_ in program.rows for by in values], dtype=np.double)
    return lp
