"""Refusals about members' records."""

from sotay.core.errors import DomainError


class NothingToReveal(DomainError):
    """The record has no such value."""

    code = "nothing_to_reveal"
    sentence = "Hồ sơ chưa ghi nội dung này."


class TooManyToExport(DomainError):
    """A list this long is written by a job."""

    code = "too_many_to_export"
    sentence = "Danh sách có {count} đảng viên, vượt quá {limit} của một lần tải trực tiếp. Đồng chí lọc bớt hoặc xuất qua mục «Nhập, xuất Excel»."
