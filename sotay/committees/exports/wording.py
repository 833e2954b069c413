"""The words of decisions on posts and on results of elections."""

SYMBOL = "ĐU"
DECIDES = "QUYẾT ĐỊNH"
SIGNS = "BÍ THƯ"
ARCHIVE = "Lưu Văn phòng"
TERM = ", nhiệm kỳ {name}"
GROUNDS = (
    "Căn cứ Điều lệ Đảng Cộng sản Việt Nam và quy định thi hành Điều lệ Đảng;",
    "Căn cứ Quy chế làm việc của Ban Chấp hành {superior};",
    "Xét đề nghị của cấp ủy cấp dưới và cơ quan tổ chức của cấp ủy,",
)
DESIGNATE = "chỉ định {post} {place}{term}"
DESIGNATE_ARTICLES = (
    "Điều 1. Chỉ định đồng chí {name}, sinh ngày {born}, giữ chức vụ {post} {place}{term}, kể từ ngày {day}.",
    "Điều 2. Đồng chí {name} có trách nhiệm, quyền hạn theo Điều lệ Đảng và quy chế làm việc của cấp ủy.",
    "Điều 3. {place} và đồng chí {name} chịu trách nhiệm thi hành Quyết định này.",
)
RECOGNISE_ONE = "chuẩn y kết quả bầu bổ sung {post} {place}{term}"
RECOGNISE_ONE_ARTICLES = (
    "Điều 1. Chuẩn y đồng chí {name}, sinh ngày {born}, được bầu bổ sung giữ chức vụ {post} {place}{term}, kể từ ngày {day}.",
    "Điều 2. Đồng chí {name} có trách nhiệm, quyền hạn theo Điều lệ Đảng và quy chế làm việc của cấp ủy.",
    "Điều 3. {place} và đồng chí {name} chịu trách nhiệm thi hành Quyết định này.",
)
RECOGNISE = "chuẩn y kết quả bầu cử tại đại hội {place}, nhiệm kỳ {term}"
RECOGNISE_FIRST = (
    "Điều 1. Chuẩn y các đồng chí có tên sau đây, được bầu tại đại hội {place} ngày {day}, nhiệm kỳ {term}:"
)
RECOGNISE_ARTICLES = (
    "Điều 2. Các đồng chí có tên tại Điều 1 có trách nhiệm, quyền hạn theo Điều lệ Đảng và quy chế làm việc của cấp ủy.",
    "Điều 3. {place} và các đồng chí có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
)
RECIPIENTS = ("Như Điều 3",)
COLUMNS = (("TT", 1), ("Họ và tên", 5), ("Chức vụ", 5), ("Số phiếu", 3))

_BODY, _COMMITTEE = "Đảng bộ", "Đảng ủy"
_UNITS = ("xã ", "phường ", "thị trấn ", "huyện ", "thị xã ", "thành phố ", "tỉnh ")


def committee_of(name: str) -> str:
    """Return the committee that signs for an organisation: papers are issued by the committee, not by the body of members."""
    return _COMMITTEE + name.removeprefix(_BODY) if name.startswith(_BODY) else name


def on_behalf(name: str) -> str:
    """Return for whom the secretary signs."""
    return "T/M ĐẢNG ỦY" if name.startswith(_BODY) else "T/M CHI BỘ"


def locality_of(name: str) -> str:
    """Return the place that papers name before the date, from the name of the organisation."""
    rest = name.removeprefix(_BODY).strip()
    for unit in _UNITS:
        if rest.lower().startswith(unit):
            return rest[len(unit) :].strip()
    return rest
