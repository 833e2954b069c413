"""Signed tables as bytes: the same tables give the same bytes, and the bytes give the tables again."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from sotay.statistics.tables import Line, Table


def content_of(tables: Sequence[Table], head: dict[str, str]) -> bytes:
    """Return the tables as JSON in one fixed form; addresses of lists are no part of what is signed."""
    plain = [{**asdict(table), "lines": [_signed(line) for line in table.lines]} for table in tables]
    text = json.dumps({**head, "tables": plain}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def tables_in(content: bytes) -> list[Table]:
    """Return the tables that the bytes hold."""
    return [
        Table(
            one["number"],
            one["title"],
            tuple(one["headings"]),
            tuple(Line(line["label"], tuple(line["cells"]), line["indent"], line["is_head"]) for line in one["lines"]),
        )
        for one in json.loads(content)["tables"]
    ]


def seal_of(content: bytes, people: str) -> str:
    """Return the seal over the tables and the digest of the people behind them."""
    return hashlib.sha256(content + b"\n" + people.encode()).hexdigest()


def _signed(line: Line) -> dict[str, object]:
    """Return what is signed of a line."""
    return {"label": line.label, "cells": line.cells, "indent": line.indent, "is_head": line.is_head}
