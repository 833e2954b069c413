"""Refusals of the doors."""

from typing import Any

from sotay.core.errors import DomainError


class OperationReused(DomainError):
    """The same operation id came for something else."""

    code = "operation_reused"
    sentence = "Mã thao tác này đã dùng cho một việc khác."


class UnknownOrganisation(DomainError):
    """No open organisation has this code."""

    code = "unknown_organisation"
    sentence = "Không có tổ chức đảng đang hoạt động với mã “{code}”. Hãy nhập danh sách tổ chức trước."


class UnknownAction(DomainError):
    """The table has no such action: it needs the network, or does not exist."""

    code = "unknown_action"
    sentence = "Việc này chỉ làm được khi có mạng."


class EntryTooOld(DomainError):
    """Whether it has come before is no longer known."""

    code = "entry_too_old"
    sentence = "Thao tác đã quá {days} ngày nên không nhận được nữa. Đồng chí báo thư ký ghi lại."


class PayloadWrong(DomainError):
    """The entry does not say what its action needs."""

    code = "invalid"
    sentence = "Thông tin của thao tác này chưa đúng."


class Conflict(DomainError):
    """A text was written twice; `answer` holds both."""

    code = "conflict"
    sentence = "{sentence}"

    @property
    def answer(self) -> dict[str, Any]:
        """Return both texts, and the version of theirs."""
        return {name: self.facts.get(name) for name in ("yours", "theirs", "version")}
