"""Why a file or a text is not taken: one class a reason, one sentence that says what to do."""

from typing import ClassVar

from sotay.core.errors import DomainError


class UploadRefused(DomainError):
    """A file that is not taken; nothing of it is kept."""

    code = "upload_refused"
    field: ClassVar[str | None] = "file"
    sentence = "Không nhận được tệp này."


class FileEmpty(UploadRefused):
    """The file has no content."""

    code = "file_empty"
    sentence = "Tệp rỗng, không có nội dung. Đồng chí kiểm tra và chọn lại tệp."


class FileTooLarge(UploadRefused):
    """The file is larger than the limit."""

    code = "file_too_large"
    sentence = "Tệp lớn hơn {limit} MB nên không nhận được. Đồng chí giảm dung lượng hoặc tách thành nhiều tệp."


class FileTypeNotAccepted(UploadRefused):
    """The content is none of the accepted types, whatever the name says."""

    code = "file_type_not_accepted"
    sentence = (
        "Loại tệp này không được nhận. Đồng chí gửi tệp PDF, Word, Excel hoặc ảnh JPEG, PNG, WebP; "
        "tệp loại khác cần lưu thành PDF trước khi gửi."
    )


class FileNameDisagrees(UploadRefused):
    """The ending of the name says another type than the content."""

    code = "file_name_disagrees"
    sentence = "Tên tệp có đuôi “.{ending}” nhưng nội dung là {kind}. Đồng chí lưu lại tệp đúng loại rồi gửi."


class FileBroken(UploadRefused):
    """The content cannot be read."""

    code = "file_broken"
    sentence = "Tệp bị hỏng, không mở được. Đồng chí mở thử trên máy, lưu lại rồi gửi."


class FileUnpacksTooLarge(UploadRefused):
    """A small file that unpacks to something huge, or holds archives inside archives."""

    code = "file_unpacks_too_large"
    sentence = "Tệp nén bất thường, bung ra quá lớn nên không nhận được. Đồng chí lưu lại thành tệp mới rồi gửi."


class FileHasMacros(UploadRefused):
    """The file carries macros."""

    code = "file_has_macros"
    sentence = "Tệp có chứa macro nên không nhận được. Đồng chí lưu lại dạng không có macro (.docx, .xlsx) hoặc PDF."


class FileHasActiveContent(UploadRefused):
    """The file would run something, or fetch something, when opened."""

    code = "file_has_active_content"
    sentence = (
        "Tệp có chứa mã lệnh hoặc liên kết tự chạy khi mở nên không nhận được. Đồng chí in lại thành PDF rồi gửi."
    )


class FileHasAttachments(UploadRefused):
    """A PDF that carries other files inside."""

    code = "file_has_attachments"
    sentence = "Tệp PDF có kèm tệp khác bên trong. Đồng chí gửi riêng từng tệp."


class FilePasswordProtected(UploadRefused):
    """The file opens only with a password."""

    code = "file_password_protected"
    sentence = "Tệp có đặt mật khẩu nên không đọc được. Đồng chí bỏ mật khẩu rồi gửi lại."


class FileTooLong(UploadRefused):
    """The document has too many pages."""

    code = "file_too_long"
    sentence = "Tệp có hơn {limit} trang. Đồng chí tách thành nhiều tệp."


class PictureTooLarge(UploadRefused):
    """The picture has too many pixels."""

    code = "picture_too_large"
    sentence = "Ảnh quá lớn. Đồng chí chụp hoặc thu nhỏ dưới {limit} triệu điểm ảnh."


_CLASSIFIED = (
    " có dấu chỉ độ mật “{mark}”. Hệ thống không nhận, không lưu tài liệu bí mật nhà nước; "
    "đồng chí quản lý văn bản này bằng bản giấy theo quy định."
)


class ClassifiedMarkingFound(UploadRefused):
    """A stamp of secrecy was found (Luật Bảo vệ bí mật nhà nước 117/2025/QH15); the security officer is told."""

    code = "classified_marking"
    sentence = "Tài liệu" + _CLASSIFIED


class ClassifiedNameRefused(ClassifiedMarkingFound):
    """The stamp stands in the name of the file."""

    sentence = "Tên tệp" + _CLASSIFIED


class ClassifiedFileRefused(ClassifiedMarkingFound):
    """The stamp stands in the file."""

    sentence = "Trong tệp" + _CLASSIFIED


class ClassifiedTextRefused(ClassifiedMarkingFound):
    """The stamp stands in a typed text."""

    field: ClassVar[str | None] = None
    sentence = "Nội dung vừa nhập" + _CLASSIFIED


class NumberTaken(DomainError):
    """The number was already given to a paper of this type in this term."""

    code = "number_taken"
    sentence = "Số {number} đã dùng cho văn bản khác cùng loại trong nhiệm kỳ này."
