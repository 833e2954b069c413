"""Words of hamlets, their heads, and the terms of these."""

from django.db.models import TextChoices


class HamletKind(TextChoices):
    """What the people there call it."""

    VILLAGE = "village", "Thôn"
    UPLAND = "upland", "Bản"
    QUARTER = "quarter", "Tổ dân phố"
    STREET = "street", "Khu phố"


class HeadPost(TextChoices):
    """The two posts that the people elect and the commune recognises."""

    HEAD = "head", "Trưởng thôn"
    DEPUTY = "deputy", "Phó trưởng thôn"


# Quarters and streets have leaders (tổ trưởng dân phố), not village heads.
URBAN = (HamletKind.QUARTER, HamletKind.STREET)
URBAN_POSTS: dict[str, str] = {HeadPost.HEAD: "Tổ trưởng dân phố", HeadPost.DEPUTY: "Tổ phó dân phố"}


class Conclusion(TextChoices):
    """What the cell concludes when it reviews a head who is not a member (11-KH/BTCTU, 2011)."""

    PROMISING = "promising", "Có triển vọng, đưa vào nguồn kết nạp"
    TRAINING = "training", "Cần bồi dưỡng, giúp đỡ thêm"
    NOT_YET = "not_yet", "Chưa đủ điều kiện"
    NO_WISH = "no_wish", "Chưa có nguyện vọng"


class NomineeStatus(TextChoices):
    """How far the cell's candidate for a post is."""

    PROPOSED = "proposed", "Chi bộ giới thiệu"
    APPROVED = "approved", "Cấp ủy đồng ý"
    REFUSED = "refused", "Cấp ủy đề nghị chọn người khác"
    ELECTED = "elected", "Trúng cử"
    NOT_ELECTED = "not_elected", "Không trúng cử"


class Alignment(TextChoices):
    """How the head's term stands to the cell's congress: congress first, then the head is elected."""

    ALIGNED = "aligned", "Đã khớp"
    SHORTEN = "shorten", "Rút ngắn nhiệm kỳ"
    EXTEND = "extend", "Kéo dài nhiệm kỳ"
    ELECT = "elect", "Bầu trước, khớp sau"
    UNKNOWN = "unknown", "Chưa có ngày đại hội chi bộ"


class Party(TextChoices):
    """The filter of heads: who holds the post on the day."""

    MEMBER = "member", "Là đảng viên"
    OTHER = "other", "Chưa là đảng viên"
    VACANT = "vacant", "Đang khuyết"


class HeadEnd(TextChoices):
    """Why somebody stops being head or deputy."""

    TERM = "term", "Hết nhiệm kỳ"
    RESIGNED = "resigned", "Xin thôi"
    DISMISSED = "dismissed", "Miễn nhiệm, bãi nhiệm"
    DIED = "died", "Từ trần"
    MERGED = "merged", "Sáp nhập thôn, tổ dân phố"
