"""Refusals about registers."""

from sotay.core.errors import DomainError


class KeptByHand(DomainError):
    """There are no records from which it could be printed."""

    code = "register_kept_by_hand"
    sentence = "{why}"


class TooLong(DomainError):
    """A register is printed for one body, not for a province."""

    code = "register_too_long"
    sentence = "Sổ có {count} dòng, vượt quá {limit} dòng của một lần in. Đồng chí chọn tổ chức nhỏ hơn."
