"""The sentences of the official forms of admission and recognition."""

from dataclasses import dataclass

from sotay.documents.choices import PaperType


@dataclass(frozen=True)
class Form:
    """One official form: its code, its file, its type and title, what it resolves, who receives it."""

    code: str
    file: str
    paper_type: PaperType
    type_name: str
    summary: str
    resolve: str
    votes: str = ""
    recipients: tuple[str, ...] = ()


CELL_VOTE = (
    "Tổng số đảng viên chính thức được triệu tập: {base} đồng chí; có mặt: {present} đồng chí. Kết quả biểu quyết: tán thành "
    "{agree} đồng chí (đạt {share} so với tổng số đảng viên chính thức được triệu tập); không tán thành {disagree} đồng chí."
)
COMMITTEE_VOTE = (
    "Tổng số cấp ủy viên được triệu tập: {base} đồng chí; có mặt: {present} đồng chí. Kết quả biểu quyết: tán thành "
    "{agree} đồng chí (đạt {share} so với tổng số cấp ủy viên được triệu tập); không tán thành {disagree} đồng chí."
)
BLANK = "………"
DECISION_PLACE = "Số {number}, ngày {day}, {body}."

_KEPT = ("Cấp ủy cấp trên (để báo cáo)",)
ADMISSION = {
    "cell_vote": Form(
        "6-KNĐ", "6-KND-nghi-quyet-chi-bo", PaperType.RESOLUTION, "Nghị quyết", "đề nghị kết nạp đảng viên",
        "Chi bộ đề nghị cấp ủy cấp trên xét, kết nạp quần chúng {name} vào Đảng Cộng sản Việt Nam.", CELL_VOTE, _KEPT,
    ),
    "base_vote": Form(
        "8A-KNĐ", "8A-KND-nghi-quyet-dang-uy", PaperType.RESOLUTION, "Nghị quyết", "đề nghị kết nạp đảng viên",
        "Ban chấp hành đảng bộ đề nghị cấp có thẩm quyền xét, quyết định kết nạp quần chúng {name} vào Đảng Cộng sản Việt Nam.",
        COMMITTEE_VOTE, _KEPT,
    ),
    "decision": Form(
        "9A-KNĐ", "9A-KND-quyet-dinh-ket-nap", PaperType.DECISION, "Quyết định", "kết nạp đảng viên",
        "Kết nạp quần chúng {name} vào Đảng Cộng sản Việt Nam. {cell} tổ chức lễ kết nạp theo đúng quy định của Điều lệ Đảng.",
        "", ("Chi bộ, cấp ủy cơ sở (để thực hiện)",),
    ),
}  # fmt: skip
RECOGNITION = {
    "recognition_cell": Form(
        "13-KNĐ", "13-KND-nghi-quyet-chi-bo", PaperType.RESOLUTION, "Nghị quyết", "đề nghị công nhận đảng viên chính thức",
        "Chi bộ đề nghị cấp ủy cấp trên xét, công nhận đồng chí {name} là đảng viên chính thức từ ngày {official}.",
        CELL_VOTE, _KEPT,
    ),
    "recognition_base": Form(
        "15A-KNĐ", "15A-KND-nghi-quyet-dang-uy", PaperType.RESOLUTION, "Nghị quyết", "đề nghị công nhận đảng viên chính thức",
        "Ban chấp hành đảng bộ đề nghị công nhận đồng chí {name} là đảng viên chính thức từ ngày {official}.",
        COMMITTEE_VOTE, _KEPT,
    ),
    "recognition_decision": Form(
        "16-KNĐ", "16-KND-quyet-dinh-cong-nhan", PaperType.DECISION, "Quyết định", "công nhận đảng viên chính thức",
        "Công nhận đồng chí {name} là đảng viên chính thức của Đảng Cộng sản Việt Nam từ ngày {official}.",
        "", ("Chi bộ, cấp ủy cơ sở (để thực hiện)",),
    ),
}  # fmt: skip
FORMS = {**ADMISSION, **RECOGNITION}

PERSON = "{title} {name}, sinh ngày {born}; quê quán: {home}; dân tộc: {ethnicity}; nghề nghiệp: {occupation}; {cell}."
COMRADE, MASSES = "Đồng chí", "Quần chúng"
GROUNDS = "Căn cứ Điều lệ Đảng Cộng sản Việt Nam và các quy định, hướng dẫn thi hành Điều lệ Đảng;"
MET = "Ngày {day}, {body} đã họp để xét {summary} đối với:"
CLASS = "Đã học lớp bồi dưỡng nhận thức về Đảng, giấy chứng nhận số {number}, cấp ngày {day}."
HELPED = "Đảng viên được phân công giúp đỡ: đồng chí {name}."
INTRODUCED = "Người giới thiệu: {names}."
JOINED = "Vào Đảng ngày {day}; hết thời gian dự bị ngày {official}."
RESOLVES = "QUYẾT NGHỊ"
DECIDES = "QUYẾT ĐỊNH"
ON_BEHALF = {"cell": "T/M Chi bộ", "base": "T/M Đảng ủy", "partial": "T/M Đảng ủy", "superior": "T/M Ban Thường vụ"}
SECRETARY = "Bí thư"
SYMBOLS = {"cell": "CB", "base": "ĐU", "partial": "ĐU", "superior": "ĐU"}
LIST_TITLE = "Quần chúng ưu tú"
LIST_HEADINGS = (
    "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Nghề nghiệp", "Nguồn", "Chi bộ", "Trực thuộc", "Tình trạng", "Bước tiếp theo",
    "Cấp thực hiện", "Hạn", "Ngày vào danh sách", "Ngày vào Đảng",
)  # fmt: skip
DUE_TITLE = "Việc đến hạn"
DUE_HEADINGS = ("Họ và tên", "Chi bộ", "Bước", "Đơn vị thực hiện", "Người chịu trách nhiệm", "Hạn", "Còn (ngày)")
READMITTED = {
    "resigned": "người này đã xin ra khỏi Đảng",
    "deceased": "hồ sơ ghi người này đã từ trần",
    "once": "việc kết nạp lại chỉ thực hiện một lần",
}
