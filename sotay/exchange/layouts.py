"""The boards' own layout of the register: which columns it has, by which headings they are known, and in what order."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sotay.core.text import search_key

# What a workbook's cell can hold; an empty cell is "" (or None from some readers).
Cell = str | float | int | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None


class RawMember(NamedTuple):
    """One row of the register as its cells came, in the order of `MEMBER_LAYOUT`."""

    number: Cell = ""
    full_name: Cell = ""
    used_name: Cell = ""
    born_on: Cell = ""
    sex: Cell = ""
    ethnicity: Cell = ""
    religion: Cell = ""
    home_town: Cell = ""
    residence: Cell = ""
    national_id: Cell = ""
    card_number: Cell = ""
    joined_on: Cell = ""
    official_on: Cell = ""
    cell_code: Cell = ""
    cell_name: Cell = ""
    party_post: Cell = ""
    public_post: Cell = ""
    occupation: Cell = ""
    general_education: Cell = ""
    qualification: Cell = ""
    political_theory: Cell = ""
    state_management: Cell = ""
    foreign_language: Cell = ""
    it_skill: Cell = ""
    phone: Cell = ""
    email: Cell = ""
    status: Cell = ""
    badge: Cell = ""
    arrived_on: Cell = ""
    note: Cell = ""
    # Other ways of the same facts, seen in boards' files.
    family_and_middle: Cell = ""
    given_name: Cell = ""
    born_male: Cell = ""
    born_female: Cell = ""
    male_mark: Cell = ""
    female_mark: Cell = ""
    # The locked column of our own workbooks, by which a row finds its record.
    row_key: Cell = ""


ALTERNATES = frozenset({"family_and_middle", "given_name", "born_male", "born_female", "male_mark", "female_mark"})


def heading_key(text: str) -> str:
    """Return the form in which headings are compared: letters and digits only, no diacritics."""
    return " ".join("".join(char if char.isalnum() else " " for char in search_key(text)).split())


@dataclass(frozen=True)
class Column:
    """One column: the key by which code knows it, its standard heading, and other headings seen for it."""

    key: str
    heading: str
    synonyms: tuple[str, ...] = ()
    # The keys of columns any set of which, whole, stands in for this one; () for a column that may be missing.
    required: bool = False
    instead: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class Layout:
    """The columns of one kind of list; `anchors` are filled in on every ordinary row."""

    columns: tuple[Column, ...]
    anchors: tuple[str, ...]
    title: str
    # Headings that we add ourselves or that say nothing about the person.
    ignored: tuple[str, ...] = ()

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Return the keys in order."""
        return tuple(column.key for column in self.columns)

    @cached_property
    def by_heading(self) -> dict[str, str]:
        """Return heading key → column key, the standard headings winning over synonyms."""
        found: dict[str, str] = {}
        for column in self.columns:
            for synonym in column.synonyms:
                found[heading_key(synonym)] = column.key
        for column in self.columns:
            found[heading_key(column.heading)] = column.key
        found.pop("", None)  # a column that a profile leaves out
        return found

    def key_of(self, heading: str) -> str | None:
        """Return the column that a heading names, with or without the note in its brackets."""
        found = self.by_heading.get(heading_key(heading))
        return found or self.by_heading.get(heading_key(heading.partition("(")[0]))

    def is_ignored(self, heading: str) -> bool:
        """Tell whether the column is one that we add ourselves."""
        return heading_key(heading) in {heading_key(ignored) for ignored in self.ignored}

    @property
    def known_columns(self) -> int:
        """Return how many columns have a heading by which they can be found."""
        return sum(1 for column in self.columns if column.heading)

    @cached_property
    def headings(self) -> dict[str, str]:
        """Return column key → standard heading."""
        return {column.key: column.heading for column in self.columns}

    def missing(self, present: set[str]) -> list[str]:
        """Return the headings of required columns that are not among the present ones."""
        return [
            column.heading
            for column in self.columns
            if column.required
            and column.key not in present
            and not any(instead <= present for instead in column.instead)
        ]


REASON_HEADING = "Lý do"
VERDICT_HEADING = "Kết quả"

MEMBER_LAYOUT = Layout(
    title="Danh sách đảng viên",
    anchors=("full_name", "born_on", "cell_code"),
    ignored=(REASON_HEADING, VERDICT_HEADING, "Lý do không nhận", "Lỗi"),
    columns=(
        Column("number", "STT", ("TT", "Số TT", "Số thứ tự", "S.T.T")),
        Column(
            "full_name",
            "Họ và tên khai sinh",
            (
                "Họ và tên", "Họ tên", "Họ tên khai sinh", "Họ, tên khai sinh", "Họ và tên đảng viên", "Họ tên đảng viên",
                "Họ, chữ đệm và tên", "Họ và tên đầy đủ", "Họ và tên (viết chữ in hoa)", "Tên khai sinh", "Tên đảng viên",
                "Đảng viên", "Họ đệm và tên", "Họ, đệm, tên", "Họ tên đầy đủ", "Họ, chữ đệm và tên khai sinh",
            ),
            required=True,
            instead=(frozenset({"family_and_middle", "given_name"}),),
        ),
        Column(
            "used_name",
            "Họ và tên đang dùng",
            ("Họ tên đang dùng", "Tên đang dùng", "Tên gọi khác", "Họ và tên thường dùng", "Tên thường gọi", "Bí danh"),
        ),
        Column(
            "born_on",
            "Ngày sinh",
            (
                "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh", "Sinh ngày", "Ngày/tháng/năm sinh", "NTNS",
                "Ngày sinh (dd/mm/yyyy)", "Ngày, tháng năm sinh", "Sinh năm",
            ),
            required=True,
            instead=(frozenset({"born_male", "born_female"}),),
        ),
        Column(
            "sex",
            "Giới tính",
            ("Nam/Nữ", "Nam, nữ", "Giới", "Phái", "Nam hay nữ", "Giới tính (Nam/Nữ)", "GT"),
            required=True,
            instead=(frozenset({"female_mark"}), frozenset({"born_male", "born_female"})),
        ),
        Column("ethnicity", "Dân tộc", ("Thành phần dân tộc",)),
        Column("religion", "Tôn giáo", ("Đạo", "TG")),
        Column("home_town", "Quê quán", ("Nguyên quán", "Quê", "Quê quán (xã, huyện, tỉnh)", "Nơi sinh, quê quán")),
        Column(
            "residence",
            "Nơi thường trú",
            (
                "Thường trú", "Nơi ở hiện nay", "Địa chỉ", "Nơi cư trú", "Hộ khẩu thường trú", "HKTT", "Nơi ở", "Chỗ ở hiện nay",
                "Địa chỉ thường trú", "Nơi ĐKHK thường trú", "Nơi đăng ký thường trú", "Nơi thường trú/tạm trú", "Trú quán",
            ),
        ),
        Column(
            "national_id",
            "Số định danh cá nhân",
            (
                "Số CCCD", "CCCD", "Số căn cước", "Số căn cước công dân", "Căn cước công dân", "Số định danh", "Mã định danh",
                "Số CMND/CCCD", "CMND/CCCD", "Số CCCD/CMND", "CCCD/CMND", "Mã định danh cá nhân", "Số ĐDCN", "ĐDCN",
                "Căn cước", "Số thẻ căn cước", "Số CMND", "Số căn cước/định danh", "Số CC/CCCD", "Số CCCD/ĐDCN",
            ),
        ),
        Column(
            "card_number",
            "Số thẻ đảng viên",
            ("Số thẻ đảng", "Số thẻ ĐV", "Số TĐV", "Thẻ đảng viên", "Số thẻ", "Số thẻ Đảng viên cũ", "Số thẻ Đảng"),
        ),
        Column(
            "joined_on",
            "Ngày vào Đảng",
            (
                "Ngày vào Đảng dự bị", "Vào Đảng dự bị", "Ngày kết nạp", "Ngày dự bị", "Ngày kết nạp Đảng", "Vào Đảng", "Kết nạp",
                "Ngày, tháng, năm vào Đảng", "Ngày tháng năm vào Đảng", "Ngày kết nạp vào Đảng", "Ngày vào ĐCSVN",
                "Ngày vào Đảng (dự bị)", "Ngày, tháng, năm kết nạp", "Ngày vào Đảng lần đầu", "Ngày vào", "Dự bị",
            ),
            required=True,
        ),
        Column(
            "official_on",
            "Ngày chính thức",
            (
                "Ngày công nhận chính thức", "Chính thức", "Ngày vào Đảng chính thức", "Vào Đảng chính thức", "Ngày CT",
                "Ngày chuyển chính thức", "Ngày chuyển Đảng chính thức", "Ngày công nhận đảng viên chính thức",
                "Ngày, tháng, năm chính thức", "Ngày tháng năm chính thức", "Công nhận chính thức",
            ),
        ),
        Column(
            "cell_code",
            "Mã chi bộ",
            (
                "Mã TCĐ", "Mã tổ chức đảng", "Mã TCCSĐ", "Mã tổ chức", "Mã đơn vị", "Mã số chi bộ", "Mã CB", "Mã chi bộ sinh hoạt",
                "Mã số tổ chức đảng", "Mã TCĐ sinh hoạt", "Mã TC đảng", "Mã số TCĐ",
            ),
            required=True,
        ),
        Column(
            "cell_name",
            "Tên chi bộ",
            ("Chi bộ", "Tên tổ chức đảng", "Chi bộ sinh hoạt", "Tổ chức đảng", "Đơn vị", "Tên TCĐ", "Nơi sinh hoạt", "Sinh hoạt tại chi bộ"),
        ),
        Column(
            "party_post",
            "Chức vụ trong Đảng",
            ("Chức vụ Đảng", "Chức vụ đảng hiện nay", "Chức danh trong Đảng", "CV Đảng", "Chức vụ Đảng hiện nay"),
        ),
        Column(
            "public_post",
            "Chức vụ chính quyền, đoàn thể",
            (
                "Chức vụ chính quyền", "Chức vụ CQ, đoàn thể", "Chức vụ đoàn thể", "Chức vụ", "Chức danh", "Chức vụ hiện nay",
                "Chức vụ chuyên môn", "Chức vụ chính quyền/đoàn thể", "Chức vụ công tác", "Chức vụ, đơn vị công tác",
            ),
        ),
        Column("occupation", "Nghề nghiệp", ("Nghề nghiệp hiện nay", "Công việc", "Nghề", "Công việc hiện nay", "Nghề nghiệp, nơi làm việc")),
        Column(
            "general_education",
            "Giáo dục phổ thông",
            ("Trình độ văn hóa", "Văn hóa", "GDPT", "Trình độ GDPT", "Học vấn", "Trình độ học vấn", "Trình độ giáo dục phổ thông", "TĐVH"),
        ),
        Column(
            "qualification",
            "Chuyên môn nghiệp vụ",
            (
                "Trình độ chuyên môn", "Chuyên môn", "Chuyên môn, nghiệp vụ", "Trình độ chuyên môn nghiệp vụ", "Trình độ CM", "CMNV",
                "Trình độ chuyên môn, nghiệp vụ", "Học vị", "Trình độ CMNV", "Bằng cấp",
            ),
        ),
        Column(
            "political_theory",
            "Lý luận chính trị",
            ("LLCT", "Trình độ LLCT", "Trình độ lý luận chính trị", "Lý luận", "Trình độ lý luận", "Chính trị"),
        ),
        Column("state_management", "Quản lý nhà nước", ("QLNN", "Trình độ QLNN", "Trình độ quản lý nhà nước")),
        Column("foreign_language", "Ngoại ngữ", ("Trình độ ngoại ngữ", "Tiếng nước ngoài", "NN")),
        Column("it_skill", "Tin học", ("Trình độ tin học", "TH", "CNTT")),
        Column(
            "phone",
            "Điện thoại",
            ("Số điện thoại", "SĐT", "ĐT", "Điện thoại liên hệ", "Số ĐT", "Di động", "Điện thoại di động", "Số điện thoại liên hệ", "ĐTDĐ"),
        ),
        Column("email", "Thư điện tử", ("Email", "E-mail", "Địa chỉ email", "Hộp thư", "Thư điện tử (email)", "Địa chỉ thư điện tử")),
        Column(
            "status",
            "Tình trạng sinh hoạt",
            ("Tình trạng", "Trạng thái", "Tình trạng đảng viên", "Trạng thái sinh hoạt", "Tình trạng sinh hoạt đảng", "Diện sinh hoạt"),
        ),
        Column("badge", "Huy hiệu Đảng", ("Huy hiệu", "Huy hiệu Đảng (năm)", "HHĐ", "Huy hiệu … năm tuổi Đảng", "Loại huy hiệu")),
        Column(
            "arrived_on",
            "Ngày chuyển đến",
            ("Chuyển đến ngày", "Ngày chuyển đến chi bộ", "Ngày chuyển sinh hoạt đến", "Ngày về chi bộ", "Ngày tiếp nhận"),
        ),
        Column("note", "Ghi chú", ("Ghi chú khác", "Chú thích", "Diễn giải")),
        Column("family_and_middle", "Họ và tên đệm", ("Họ và đệm", "Họ đệm", "Họ và chữ đệm", "Họ lót", "Họ và tên lót", "Họ", "Họ, đệm")),
        Column("given_name", "Tên", ("Tên riêng",)),
        Column("born_male", "Ngày sinh Nam", ("Năm sinh Nam", "Ngày, tháng, năm sinh Nam", "Ngày tháng năm sinh Nam")),
        Column("born_female", "Ngày sinh Nữ", ("Năm sinh Nữ", "Ngày, tháng, năm sinh Nữ", "Ngày tháng năm sinh Nữ")),
        Column("male_mark", "Nam", ("Giới tính Nam",)),
        Column("female_mark", "Nữ", ("Là nữ", "Giới tính Nữ")),
        Column("row_key", "Mã dòng"),
    ),
)  # fmt: skip
