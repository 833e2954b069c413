"""Why a file cannot be read, and why a row of it is not taken: one Vietnamese sentence each."""

from typing import Any, ClassVar

from sotay.core.errors import DomainError


class WorkbookRefused(DomainError):
    """The file cannot be read at all."""

    field: ClassVar[str | None] = "file"


class NotExcel(WorkbookRefused):
    """The content is no workbook, whatever the name says."""

    code = "not_excel"
    sentence = "Tệp này không phải là bảng tính Excel. Hãy mở tệp trong Excel, chọn Lưu thành (Save As) dạng .xlsx rồi gửi lại."


class HasMacros(WorkbookRefused):
    """The workbook carries macros."""

    code = "not_excel"
    sentence = "Tệp Excel này có chứa macro. Hãy lưu lại dạng .xlsx (không có macro) rồi gửi lại."


class TooLarge(WorkbookRefused):
    """The file, or a sheet of it, passes the limits."""

    code = "too_large"
    sentence = (
        "Tệp quá lớn ({found}; cho phép tối đa {limit}). Hãy bỏ hình ảnh, hàng và cột thừa, hoặc chia thành nhiều tệp."
    )


class Bomb(WorkbookRefused):
    """The file unpacks to far more than any register."""

    code = "bomb"
    sentence = "Tệp này giải nén ra lớn bất thường nên không được mở. Hãy tạo tệp mới, chép dữ liệu sang rồi gửi lại."


class Encrypted(WorkbookRefused):
    """The workbook asks for a password."""

    code = "encrypted"
    sentence = "Tệp Excel đang đặt mật khẩu. Hãy bỏ mật khẩu (Tệp > Thông tin > Bảo vệ) rồi gửi lại."


class Damaged(WorkbookRefused):
    """The workbook is one, but cannot be read."""

    code = "not_excel"
    sentence = "Tệp Excel bị hỏng, không đọc được. Hãy mở bằng Excel, lưu lại rồi gửi lại."


class Unreadable(WorkbookRefused):
    """A comparison could not read its file, and has kept why."""

    code = "unreadable"
    sentence = "{reason}"


class EmptyWorkbook(WorkbookRefused):
    """No sheet holds anything, or nothing follows the headings."""

    code = "empty"
    sentence = "Tệp không có dòng dữ liệu nào."


class NoHeading(WorkbookRefused):
    """No row of the first thirty looks like the headings of the list."""

    code = "no_heading"
    sentence = "Không tìm thấy dòng tiêu đề cột trong 30 dòng đầu. Dòng tiêu đề cần có các cột: {headings}."


class MissingHeadings(WorkbookRefused):
    """The heading row lacks columns without which no row can be taken."""

    code = "missing_headings"
    sentence = "Dòng tiêu đề (dòng {row}) thiếu cột: {headings}."


class RepeatedHeading(WorkbookRefused):
    """Two columns bear the same heading, and nobody can tell which one is meant."""

    code = "repeated_heading"
    sentence = "Có hai cột cùng là «{heading}» (cột {first} và cột {second}). Hãy xóa hoặc đổi tên một cột."


# What is wrong with a cell, or only worth a look; `{detail}` is what was found.
ROW_SENTENCES = {
    "required": "Chưa ghi.",
    "formula": "Là công thức, không phải nội dung.",
    "too_long": "Dài quá {detail} ký tự.",
    "text_damaged": "Có ký tự bị lỗi phông chữ, không đọc được: {detail}",
    "name_invalid": "Không phải là họ tên người: {detail}",
    "name_one_word": "Chỉ có một chữ; hãy kiểm tra họ và tên.",
    "legacy_encoding": "Đã chuyển từ phông chữ cũ ({detail}) sang Unicode; hãy kiểm tra.",
    "date_unreadable": "Không đọc được ngày: {detail}. Hãy ghi dạng ngày/tháng/năm, ví dụ 05/02/1985.",
    "date_impossible": "Không có ngày {detail}.",
    "date_out_of_range": "Năm không hợp lý: {detail}.",
    "date_in_future": "Ngày {detail} chưa đến.",
    "date_two_digit_year": "Năm ghi hai chữ số; được hiểu là {detail}.",
    "only_year": "Chỉ có năm ({detail}).",
    "only_month": "Chỉ có tháng và năm ({detail}).",
    "born_too_early": "Năm sinh không hợp lý: {detail}.",
    "joined_before_birth": "Trước ngày sinh.",
    "joined_before_founding": "Trước ngày thành lập Đảng (03/02/1930).",
    "under_age": "Lúc vào Đảng mới {detail}, chưa đủ tuổi theo Điều lệ Đảng.",
    "official_before_joined": "Trước ngày vào Đảng ({detail}).",
    "official_soon": "Chỉ sau ngày vào Đảng {detail} tháng.",
    "official_but_probationary": "Tình trạng ghi dự bị nhưng đã có ngày chính thức.",
    "official_unknown": "Chưa ghi ngày chính thức.",
    "arrived_before_joined": "Trước ngày vào Đảng ({detail}).",
    "sex_unknown": "Ghi «Nam» hoặc «Nữ»; đang ghi: {detail}",
    "ethnicity_unknown": "Không có trong danh mục 54 dân tộc: {detail}",
    "cell_unknown": "Không có chi bộ mang mã {detail}.",
    "national_id_length": "Phải có đúng 12 chữ số; đang ghi: {detail}",
    "national_id_malformed": "Chỉ gồm 12 chữ số; đang ghi: {detail}",
    "national_id_old": "Là số chứng minh nhân dân cũ (9 số); hãy ghi số định danh cá nhân 12 chữ số.",
    "national_id_rounded": "Bị Excel làm tròn ({detail}); hãy định dạng cột là Văn bản (Text) rồi ghi lại.",
    "national_id_missing": "Chưa ghi số định danh cá nhân.",
    "national_id_repeated": "Trùng với dòng {detail} trong tệp đã gửi.",
    "card_malformed": "Không phải số thẻ đảng viên: {detail}",
    "card_repeated": "Trùng với dòng {detail} trong tệp đã gửi.",
    "person_repeated": "Trùng họ tên, ngày sinh và chi bộ với dòng {detail} trong tệp đã gửi.",
    "phone_malformed": "Không phải số điện thoại: {detail}",
    "phone_several": "Có nhiều số; chỉ lấy số đầu: {detail}",
    "email_malformed": "Không phải địa chỉ thư điện tử: {detail}",
    "cell_differs": "Đang sinh hoạt ở {detail}; chuyển sinh hoạt đảng làm theo thủ tục, không qua tệp này.",
    "person_unclear": "Trùng họ tên, ngày sinh và chi bộ, chưa rõ là ai. Hãy ghi số định danh cá nhân (trong tệp và trong hồ sơ).",
    "identity_differs": "Hồ sơ đang ghi {detail}; chỉ sửa khi có căn cứ.",
    "status_differs": "Hồ sơ đang ghi «{detail}»; thay đổi tình trạng phải có quyết định.",
    "status_unknown": "Không hiểu tình trạng: {detail}",
    "education_unknown": "Ghi lớp trên hệ, ví dụ 12/12 hoặc 10/10; đang ghi: {detail}",
    "badge_unknown": "Không có loại huy hiệu này: {detail}",
    "not_text": "Ô này phải là chữ; đang là: {detail}",
    "accents_apart": "Dấu gõ rời đã được ghép lại.",
    "day_not_whole": "Phải ghi đủ ngày, tháng, năm; đang ghi: {detail}",
    "choice_unknown": "Không có trong danh mục: {detail}",
    "row_unknown": "Mã dòng này không thuộc danh sách đồng chí phụ trách. Dòng thêm mới thì để trống ô này.",
    "row_repeated": "Trùng với dòng {detail} trong tệp đã gửi.",
    "fixed": "Không sửa được bằng tệp; đang ghi: {detail}",
    "erased": "Đã bị xóa trắng; đang ghi: {detail}",
    "against_register": "Trái với dữ liệu đang lưu.",
    "number_taken": "Số này không dùng được cho hồ sơ này; hãy kiểm tra lại.",
}
# Details that are no content of a cell.
ELSEWHERE = "tổ chức đảng khác"
NO_STATUS = "chưa có"
_LONGEST_DETAIL = 60
# Begins the code of what an action refuses, beside those of the cells.
OF_ACTION = "rule."


def row_sentence(code: str, detail: str = "") -> str:
    """Return the sentence for a problem of a cell, with what was found in it kept short."""
    if len(detail) > _LONGEST_DETAIL:
        detail = f"{detail[:_LONGEST_DETAIL]}…"
    return ROW_SENTENCES[code].replace("{detail}", detail)


def sentence_of(issue: Any) -> str:
    """Return the sentence of an issue, be it a cell's or that of an action's refusal."""
    return issue.detail if issue.code.startswith(OF_ACTION) else row_sentence(issue.code, issue.detail)


class BatchNotReady(DomainError):
    """The batch is not at the step that was asked for."""

    code = "batch_not_ready"
    sentence = "Lần nhập này đang ở bước «{status}», chưa làm được việc đó."


class UndoBlocked(DomainError):
    """Later work stands on what the batch brought."""

    code = "undo_blocked"
    sentence = "Không hoàn tác được: {count} đảng viên trong lần nhập này đã có việc phát sinh sau ({examples})."


class SheetUndoBlocked(DomainError):
    """Later work stands on rows of a noun's sheet."""

    code = "undo_blocked"
    sentence = "Không hoàn tác được, vì đã có việc phát sinh sau trên {count} dòng: {examples}."


class TooManyForWorkbook(DomainError):
    """The workbook would be larger than one person works through."""

    code = "too_many_for_workbook"
    sentence = "Có {count} dòng, nhiều hơn {most} dòng của một tệp. Đồng chí chọn một tổ chức cấp dưới."
    field = "organisation"


class ReasonWanted(DomainError):
    """Numbers of many people leave the system only for a reason."""

    code = "reason_wanted"
    sentence = "Tệp có số định danh, điện thoại, nơi ở. Đồng chí ghi lý do tải về."
    field = "reason"


class ProfileNameTaken(DomainError):
    """Profiles are chosen by name."""

    code = "profile_name_taken"
    sentence = "Đã có mẫu tên «{name}». Đồng chí đặt tên khác."
    field = "name"


class ProfileBroken(DomainError):
    """The profile says something that cannot be."""

    code = "profile_broken"
    sentence = "Mẫu chưa dùng được: {reason}."
    field = "content"


class NoOrganisations(DomainError):
    """There is nothing to import into."""

    code = "no_organisations"
    sentence = "Chưa có tổ chức đảng nào. Đồng chí nhập danh sách tổ chức đảng trước."
