"""The case file: what one decision orders, step by step. The desk saves the same shape that `sotay reorganise` reads.

An organisation is named by its official code, by its uid, or by the mark (`"@new"`) that an earlier step gave it; a member by
uid, card number or national ID.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Reference = Annotated[str, Field(min_length=1, max_length=60)]
Mark = Annotated[str, Field(pattern=r"^@[\w-]{1,40}$")]
Name = Annotated[str, Field(min_length=3, max_length=200)]
Code = Annotated[str, Field(pattern=r"^[0-9A-Za-z.\-]{1,30}$")]
MOST_STEPS = 5000
_DIGITS = 12


class _Strict(BaseModel):
    """Refuses what it does not know: a misspelt key of a decision must not be passed over."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class New(_Strict):
    """An organisation to be founded; `mark` is how later steps name it."""

    mark: Mark = Field(alias="as")
    name: Name
    code: Code
    kind: str = ""
    sector: str = ""


class Found(New):
    """Thành lập: a new organisation under `parent`."""

    do: Literal["found"]
    parent: Reference
    kind: str


class Move(_Strict):
    """Chuyển giao: whole organisations, with all below them, to another superior, where they may be of another kind."""

    do: Literal["move"]
    organisations: list[Reference] = Field(min_length=1)
    parent: Reference
    kind: str = ""


class Rename(_Strict):
    """Đổi tên."""

    do: Literal["rename"]
    organisation: Reference
    name: Name


class Retype(_Strict):
    """Đổi loại: another kind, and another sector where one is given."""

    do: Literal["retype"]
    organisation: Reference
    kind: str
    sector: str | None = None


class Recode(_Strict):
    """Cấp lại mã: the new official code of each organisation."""

    do: Literal["recode"]
    codes: dict[Reference, Code] = Field(min_length=1)


class Merge(_Strict):
    """Sáp nhập: `organisations` go up in `into`, which stays what it is."""

    do: Literal["merge"]
    organisations: list[Reference] = Field(min_length=1)
    into: Reference


class Consolidate(New):
    """Hợp nhất: `organisations` go up together in a new one under `parent`."""

    do: Literal["consolidate"]
    organisations: list[Reference] = Field(min_length=2)
    parent: Reference


class Part(New):
    """A part of a split: the members listed, those who live where `residence` says, the organisations listed."""

    members: list[Reference] = []
    residence: str = Field("", max_length=100)
    organisations: list[Reference] = []


class Split(_Strict):
    """Chia tách: parts come out of an organisation; with `keep` false nothing of it remains, and all must be shared out."""

    do: Literal["split"]
    organisation: Reference
    parts: list[Part] = Field(min_length=1)
    keep: bool = True


class MoveMembers(_Strict):
    """Chuyển sinh hoạt đảng tập thể: the members listed, or all where none is, from cell to cell."""

    do: Literal["move_members"]
    source: Reference
    target: Reference
    members: list[Reference] = []


class Dissolve(_Strict):
    """Giải thể: the organisation ends; what it still has goes to `target`, without which it must be empty."""

    do: Literal["dissolve"]
    organisation: Reference
    target: Reference | None = None


class Appoint(_Strict):
    """Chỉ định: a member is given a post from the day of the case on."""

    do: Literal["appoint"]
    organisation: Reference
    member: Reference
    post: str


class TransferOut(_Strict):
    """Chuyển giao ra ngoài: organisations leave this installation with all below them, their members with them."""

    do: Literal["transfer_out"]
    organisations: list[Reference] = Field(min_length=1)
    receiver: str = Field(min_length=3, max_length=200)


Step = Annotated[
    Found
    | Move
    | Rename
    | Retype
    | Recode
    | Merge
    | Consolidate
    | Split
    | MoveMembers
    | Dissolve
    | Appoint
    | TransferOut,
    Field(discriminator="do"),
]


def with_members(plan: Mapping[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """Return a plan in which every word that names a member has gone through `change`."""
    return {**plan, "steps": [_step_with_members(step, change) for step in plan.get("steps", [])]}


def _step_with_members(step: Mapping[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """Return one step, or one part of a split, with its members changed."""
    found = dict(step)
    if found.get("members"):
        found["members"] = [change(member) for member in found["members"]]
    if found.get("member"):
        found["member"] = change(found["member"])
    if found.get("parts"):
        found["parts"] = [_step_with_members(part, change) for part in found["parts"]]
    return found


def is_national_id(reference: str) -> bool:
    """Tell whether a member is named by the number that is masked everywhere else."""
    return len(reference) == _DIGITS and reference.isascii() and reference.isdigit()


def masked(plan: Mapping[str, Any]) -> dict[str, Any]:
    """Return a plan as it is handed out: of national IDs the last three digits are left."""
    return with_members(plan, lambda word: f"•••••••••{word[-3:]}" if is_national_id(word) else word)


class DecisionFile(_Strict):
    """The decision that orders the case."""

    number: str = Field(min_length=1, max_length=60)
    issued_on: dt.date
    issued_by: str = Field(min_length=1, max_length=200)
    signatory: str = Field(min_length=1, max_length=120)
    summary: str = Field("", max_length=400)


class CaseFile(_Strict):
    """A whole case: where, from which day, by which decision, in which steps; the desk begins one without steps."""

    title: Annotated[str, Field(min_length=3, max_length=200)]
    organisation: Reference
    effective_on: dt.date
    decision: DecisionFile | None = None
    steps: list[Step] = Field(default=[], max_length=MOST_STEPS)
