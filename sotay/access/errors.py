"""Refusals of the doors."""

from sotay.core.errors import DomainError


class OperationReused(DomainError):
    """The same operation id came for something else."""

    code = "operation_reused"
    sentence = "Mã thao tác này đã dùng cho một việc khác."
