"""Refusals about the tree, and about the rows of a file that brings organisations."""

from sotay.core.errors import DomainError


class KindNotAllowed(DomainError):
    """The types may not stand under one another on the day (`KindRule`)."""

    code = "kind_not_allowed"
    sentence = "«{child}» không đứng trực tiếp dưới «{parent}» theo quy định hiện hành."
    field = "kind"


class CodeTaken(DomainError):
    """Another organisation in use has the code."""

    code = "code_taken"
    sentence = "Mã «{code}» đang dùng cho tổ chức khác hoặc đã dùng trong khoảng thời gian này."
    field = "code"


class CodeUnchanged(DomainError):
    """The organisation has this code already."""

    code = "code_unchanged"
    sentence = "Tổ chức đang dùng chính mã này."
    field = "code"


class OrganisationClosed(DomainError):
    """A closed organisation takes no change."""

    code = "organisation_closed"
    sentence = "Tổ chức này đã kết thúc hoạt động, không thay đổi được nữa."


class DayInFuture(DomainError):
    """The tree shows today; what a decision orders for later is entered on its day."""

    code = "day_in_future"
    sentence = "Ngày hiệu lực chưa đến. Đồng chí ghi khi quyết định có hiệu lực."
    field = "first"


class DayTooEarly(DomainError):
    """The day lies before what the change follows upon."""

    code = "day_too_early"
    sentence = "Ngày này quá sớm: sớm nhất có thể là ngày {day}."
    field = "first"


class ClosingInFuture(DayInFuture):
    """The same, for closing."""

    field = "on"


class ClosingTooEarly(DayTooEarly):
    """The same, for closing."""

    field = "on"


class HasChildren(DomainError):
    """Open organisations stand under it."""

    code = "has_children"
    sentence = "Còn {count} tổ chức trực thuộc đang hoạt động. Đồng chí kết thúc hoặc chuyển các tổ chức này trước."


class HasMembers(DomainError):
    """Members still belong to it."""

    code = "has_members"
    sentence = "Còn {count} đảng viên đang sinh hoạt ở đây. Đồng chí chuyển sinh hoạt đảng cho các đảng viên này trước."


class HasPositions(DomainError):
    """Somebody still holds a post in it."""

    code = "has_positions"
    sentence = "Còn {count} chức vụ đang có người giữ. Đồng chí ghi ngày thôi giữ chức vụ trước."


# --- The file as a whole -----------------------------------------------------------------------------------------


class FileUnreadable(DomainError):
    """The file is no text, or has no heading row."""

    code = "file_unreadable"
    field = "file"


class NotText(FileUnreadable):
    """The bytes are not UTF-8 text."""

    code = "not_text"
    sentence = "Tệp không phải văn bản CSV mã hóa UTF-8. Trong Excel, đồng chí chọn Lưu thành «CSV UTF-8»."


class NoHeadings(FileUnreadable):
    """The heading row is not there, or is short of columns."""

    code = "no_headings"
    sentence = "Dòng đầu của tệp phải có đủ các cột: {columns}. Tệp này thiếu: {missing}."


class BrokenLines(FileUnreadable):
    """The quoting of the file is broken."""

    code = "broken_lines"
    sentence = "Không tách được các cột từ dòng {line} của tệp. Đồng chí kiểm tra dấu ngoặc kép ở dòng này."


class TooManyRows(FileUnreadable):
    """More rows than any province has organisations."""

    code = "too_many_rows"
    sentence = "Tệp có hơn {most} dòng, nhiều hơn số tổ chức đảng của một tỉnh."


class NoProvince(FileUnreadable):
    """The installation is empty and the file does not bring the root either."""

    code = "no_province"
    sentence = "Hệ thống chưa có đảng bộ tỉnh, và tệp không có dòng đảng bộ tỉnh nào nhận được."


# --- One row -----------------------------------------------------------------------------------------------------


class RowTooLong(DomainError):
    """There are more cells than headings: most often an unquoted comma in the name."""

    code = "too_many_columns"
    sentence = "Dòng có nhiều cột hơn dòng tiêu đề. Tên có dấu phẩy phải đặt trong ngoặc kép."
    field = "name"


class CodeMissing(DomainError):
    """No code is given."""

    code = "code_required"
    sentence = "Thiếu mã tổ chức."
    field = "code"


class CodeMalformed(DomainError):
    """The code has other characters than codes have, or too many."""

    code = "code_malformed"
    sentence = "Mã chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối, dài không quá 30 ký tự."
    field = "code"


class ParentMalformed(CodeMalformed):
    """The same, for the code of the superior."""

    code = "parent_malformed"
    field = "parent_code"


class CodeRepeated(DomainError):
    """The file names the code twice."""

    code = "code_repeated"
    sentence = "Mã «{code}» đã có ở dòng {line} của tệp."
    field = "code"


class RowCodeTaken(CodeTaken):
    """The code belongs to an organisation outside the part of the tree that is being imported."""

    sentence = "Mã «{code}» đang dùng cho một tổ chức ngoài phạm vi được nhập."


class NameMissing(DomainError):
    """No name is given."""

    code = "name_required"
    sentence = "Thiếu tên tổ chức đảng."
    field = "name"


class NameTooLong(DomainError):
    """The name does not fit."""

    code = "name_too_long"
    sentence = "Tên dài quá 200 ký tự."
    field = "name"


class NameIsFormula(DomainError):
    """The name would run as a formula in a spreadsheet."""

    code = "name_is_formula"
    sentence = "Tên bắt đầu như một công thức bảng tính. Đồng chí nhập lại bằng chữ."
    field = "name"


class KindUnknown(DomainError):
    """The type is missing or not one of ours."""

    code = "kind_unknown"
    sentence = "Không có loại tổ chức «{value}». Dùng một trong các loại: {known}."
    field = "kind"


class SectorUnknown(DomainError):
    """The sector is not one of ours."""

    code = "sector_unknown"
    sentence = "Không có loại hình «{value}». Dùng một trong các loại hình: {known}, hoặc để trống."
    field = "sector"


class ParentRequired(DomainError):
    """Only the province has no superior."""

    code = "parent_required"
    sentence = "Thiếu mã cấp trên: chỉ đảng bộ tỉnh không có cấp trên trong tệp."
    field = "parent_code"


class ProvinceHasParent(DomainError):
    """The province stands under nothing here."""

    code = "province_has_parent"
    sentence = "Đảng bộ tỉnh không có cấp trên trong hệ thống này; để trống mã cấp trên."
    field = "parent_code"


class SecondProvince(DomainError):
    """One installation serves one province."""

    code = "second_province"
    sentence = "Hệ thống này đã có đảng bộ tỉnh với mã «{code}»."
    field = "kind"


class ParentMissing(DomainError):
    """Neither the file nor the tree knows the superior."""

    code = "parent_missing"
    sentence = "Không có tổ chức mang mã cấp trên «{code}» trong tệp và trong hệ thống."
    field = "parent_code"


class ParentRefused(DomainError):
    """The superior is in the file but was refused itself."""

    code = "parent_refused"
    sentence = "Cấp trên ở dòng {line} của tệp chưa nhận được; sửa dòng đó trước."
    field = "parent_code"


class Cycle(DomainError):
    """The organisation would stand under itself."""

    code = "cycle"
    sentence = "Các mã cấp trên nối thành vòng: tổ chức này đứng dưới chính nó."
    field = "parent_code"


class RowKindNotAllowed(KindNotAllowed):
    """The ladder, said of a row."""

    field = "parent_code"


class Moved(DomainError):
    """A new superior is a reorganisation, with its decision; an import does not do that."""

    code = "moved"
    sentence = "Tổ chức đang trực thuộc «{parent}» (mã {code}). Chuyển sang cấp trên khác phải làm thành hồ sơ sắp xếp tổ chức, có quyết định."
    field = "parent_code"


class KindChanged(DomainError):
    """Another type is a reorganisation too."""

    code = "kind_changed"
    sentence = "Tổ chức đang là «{kind}». Đổi loại tổ chức phải làm thành hồ sơ sắp xếp tổ chức, có quyết định."
    field = "kind"


# --- Two steps on the web ----------------------------------------------------------------------------------------


class FileTooLarge(FileUnreadable):
    """Nobody has that many organisations."""

    code = "file_too_large"
    sentence = "Tệp lớn hơn {most} MB. Tệp tổ chức đảng của cả tỉnh thường dưới 1 MB."


class PreviewGone(DomainError):
    """The preview is older than an hour, or was tampered with."""

    code = "preview_gone"
    sentence = "Bản kiểm tra đã quá một giờ. Đồng chí chọn lại tệp."
