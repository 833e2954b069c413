"""Refusals about dated rules."""

from sotay.core.errors import DomainError


class NormMissing(DomainError):
    """No value is known for a rule on a day: a gap in the installation's data, not the person's fault."""

    code = "norm_missing"
    sentence = "Chưa có định mức «{code}» cho ngày {day}. Đồng chí báo ban tổ chức cấp tỉnh bổ sung."
