"""A step in the words in which people order it."""

from collections.abc import Iterable, Mapping
from typing import Any

from sotay.organisations.choices import Kind

Names = Mapping[str, str]
_SHOWN = 6


def describe(step: Mapping[str, Any], names: Names) -> str:
    """Return one step as a sentence; `names` says what references name."""
    return _WORDS[step["do"]](step, names)


def _list(references: Iterable[str], names: Names) -> str:
    """Return some names in quotation marks, and how many more there are."""
    rows = [_name(reference, names) for reference in references]
    more = f" và {len(rows) - _SHOWN} tổ chức khác" if len(rows) > _SHOWN else ""
    return ", ".join(rows[:_SHOWN]) + more


def _name(reference: str | None, names: Names) -> str:
    """Return the name of an organisation, or what the case calls it."""
    return f"«{names.get(reference or '', reference or '?')}»"


def _people(step: Mapping[str, Any]) -> str:
    """Return whom a part or a collective transfer takes."""
    words = [f"{len(step['members'])} đảng viên"] if step.get("members") else []
    words += [f"đảng viên ở {step['residence']}"] if step.get("residence") else []
    return ", ".join(words)


def _parts(step: Mapping[str, Any], names: Names) -> str:
    """Return the parts of a split."""
    return "; ".join(
        f"«{part['name']}» gồm {_people(part) or _list(part['organisations'], names) or 'chưa có ai'}"
        for part in step["parts"]
    )


_WORDS = {
    "found": lambda s, n: f"Thành lập «{s['name']}» ({Kind(s['kind']).label}) trực thuộc {_name(s['parent'], n)}",
    "move": lambda s, n: f"Chuyển giao {_list(s['organisations'], n)} về trực thuộc {_name(s['parent'], n)}",
    "rename": lambda s, n: f"Đổi tên {_name(s['organisation'], n)} thành «{s['name']}»",
    "retype": lambda s, n: f"Chuyển {_name(s['organisation'], n)} thành {Kind(s['kind']).label}",
    "recode": lambda s, n: f"Cấp lại mã cho {len(s['codes'])} tổ chức: {_list(s['codes'], n)}",
    "merge": lambda s, n: f"Sáp nhập {_list(s['organisations'], n)} vào {_name(s['into'], n)}",
    "consolidate": lambda s, n: (
        f"Hợp nhất {_list(s['organisations'], n)} thành «{s['name']}» trực thuộc {_name(s['parent'], n)}"
    ),
    "split": lambda s, n: (
        f"{'Chia' if s['keep'] else 'Chia hết'} {_name(s['organisation'], n)}, thành lập {_parts(s, n)}"
    ),
    "move_members": lambda s, n: (
        f"Chuyển sinh hoạt đảng {_people(s) or 'toàn bộ đảng viên'} của {_name(s['source'], n)} về {_name(s['target'], n)}"
    ),
    "dissolve": lambda s, n: (
        f"Giải thể {_name(s['organisation'], n)}" + (f", chuyển về {_name(s['target'], n)}" if s.get("target") else "")
    ),
    "transfer_out": lambda s, n: f"Chuyển giao {_list(s['organisations'], n)} về {s['receiver']}",
    "appoint": lambda s, n: f"Chỉ định chức vụ tại {_name(s['organisation'], n)}",
}
