"""Fields in which one chooses a row that the view offers."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms


def offer(form: forms.Form, name: str, rows: Iterable[Any], words: Callable[[Any], str], *, nobody: str | None) -> None:
    """Let the choice field offer the rows by their `uid`, and give the row that was chosen; `nobody` names an empty choice."""
    field = form.fields[name]
    assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 -- tells the type checker
    by_uid = {str(row.uid): row for row in rows}
    offered = [(uid, words(row)) for uid, row in by_uid.items()]
    field.choices = [("", nobody), *offered] if nobody is not None else offered
    field.coerce = by_uid.__getitem__
    field.empty_value = None
