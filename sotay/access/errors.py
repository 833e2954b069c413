"""Refusals of the doors."""

from sotay.core.errors import DomainError


class OperationReused(DomainError):
    """The same operation id came for something else."""

    code = "operation_reused"
    sentence = "Mã thao tác này đã dùng cho một việc khác."


class UnknownOrganisation(DomainError):
    """No open organisation has this code."""

    code = "unknown_organisation"
    sentence = "Không có tổ chức đảng đang hoạt động với mã “{code}”. Hãy nhập danh sách tổ chức trước."
