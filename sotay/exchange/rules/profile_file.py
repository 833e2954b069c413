"""A profile as a JSON file, the shape in which it is exported, taken in and typed: checked before anything is kept."""

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Short = Annotated[str, Field(max_length=120)]


class FieldContent(BaseModel):
    """Where a field comes from, how its values are read, and when they may overwrite."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    field: Annotated[str, Field(max_length=40)]
    heading: Short = ""
    constant: Annotated[str, Field(max_length=200)] = ""
    words: dict[str, str] = Field(default_factory=dict)
    date_form: Literal["dmy", "mdy", "ymd"] = "dmy"
    rule: Literal["never", "if_empty", "always"] = "never"


class ProfileContent(BaseModel):
    """A whole profile."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    name: Annotated[str, Field(min_length=1, max_length=80)]
    noun: Annotated[str, Field(max_length=20)]
    sheet: Annotated[str, Field(max_length=31)] = ""
    heading_row: Annotated[int, Field(ge=0, le=30)] = 0
    keys: list[str] = Field(default_factory=list)
    fields: list[FieldContent]

    def __str__(self) -> str:
        """Return what the ledger keeps of it."""
        return self.name


def faults_of(content: ProfileContent, fields: Collection[str], keys: Collection[str]) -> str:
    """Return why the profile cannot be used, or nothing."""
    named = [one.field for one in content.fields]
    headings = [one.heading.lower() for one in content.fields if one.heading]
    if unknown := [name for name in named if name not in fields]:
        return f"không có trường «{unknown[0]}»"
    if unknown := [key for key in content.keys if key not in keys]:
        return f"không nhận ra được bằng «{unknown[0]}»"
    if repeated := {name for name in named if named.count(name) > 1}:
        return f"trường «{min(repeated)}» ghi hai lần"
    if repeated := {text for text in headings if headings.count(text) > 1}:
        return f"cột «{min(repeated)}» ghi cho hai trường"
    if bare := [one.field for one in content.fields if not one.heading and not one.constant]:
        return f"trường «{bare[0]}» chưa có cột hoặc giá trị chung"
    return ""


def parse_profile(text: str | bytes) -> ProfileContent:
    """Return the profile of a JSON text, or raise a ValueError that says in short what is wrong."""
    try:
        return ProfileContent.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        message = f"{place}: {first['msg']}" if place else str(first["msg"])
        raise ValueError(message) from None
