"""Words of correcting one's record and confirming it once a year."""

from django.db.models import TextChoices


class Tier(TextChoices):
    """Who decides on a field: plain facts the cell confirms, register facts the competent committee decides (HN)."""

    PLAIN = "plain", "Chi bộ xác nhận"
    REGISTER = "register", "Cấp ủy có thẩm quyền quyết định"


class CorrectionStatus(TextChoices):
    """Where a request stands."""

    WAITING = "waiting", "Chờ xem xét"
    APPROVED = "approved", "Đã sửa"
    REFUSED = "refused", "Không đồng ý"
    WITHDRAWN = "withdrawn", "Đã rút"


class ConfirmedBy(TextChoices):
    """How it is known that the member confirms."""

    HANDBOOK = "handbook", "Trên sổ tay"
    PAPER = "paper", "Ký trên giấy"


class RoundStatus(TextChoices):
    """Whether members may still confirm."""

    OPEN = "open", "Đang xác nhận"
    CLOSED = "closed", "Đã kết thúc"


# Field of the record -> who decides, in the order of the phiếu đảng viên. What committees themselves give (posts, badge)
# is changed where it is given.
FIELDS: dict[str, Tier] = {
    "full_name": Tier.REGISTER,
    "used_name": Tier.PLAIN,
    "born_on": Tier.REGISTER,
    "sex": Tier.REGISTER,
    "ethnicity": Tier.REGISTER,
    "religion": Tier.PLAIN,
    "home_town": Tier.REGISTER,
    "residence": Tier.PLAIN,
    "national_id": Tier.REGISTER,
    "card_number": Tier.REGISTER,
    "joined_on": Tier.REGISTER,
    "official_on": Tier.REGISTER,
    "public_post": Tier.PLAIN,
    "occupation": Tier.PLAIN,
    "general_education": Tier.PLAIN,
    "qualification": Tier.PLAIN,
    "political_theory": Tier.PLAIN,
    "state_management": Tier.PLAIN,
    "foreign_language": Tier.PLAIN,
    "it_skill": Tier.PLAIN,
    "phone": Tier.PLAIN,
    "email": Tier.PLAIN,
}
REGISTER_FIELDS = tuple(name for name, tier in FIELDS.items() if tier == Tier.REGISTER)
