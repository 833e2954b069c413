"""Words of badges and cards."""

from django.db.models import TextChoices


class AwardKind(TextChoices):
    """When a badge is given: at its round, early to the seriously ill, after death."""

    REGULAR = "regular", "Tặng đúng đợt"
    EARLY = "early", "Xét tặng sớm (bệnh nặng)"
    POSTHUMOUS = "posthumous", "Truy tặng"


class AwardStatus(TextChoices):
    """The road of a proposal: cell, committee, province."""

    PROPOSED = "proposed", "Chi bộ đề nghị"
    FORWARDED = "forwarded", "Cấp ủy đã trình"
    AWARDED = "awarded", "Đã có quyết định tặng"
    RETURNED = "returned", "Trả lại"


# A badge counts as given or on its way in these.
STANDING = (AwardStatus.PROPOSED, AwardStatus.FORWARDED, AwardStatus.AWARDED)


class IssueReason(TextChoices):
    """Why a card is issued; the second card and those after it replace one."""

    FIRST = "first", "Phát thẻ lần đầu"
    LOST = "lost", "Cấp lại do mất thẻ"
    DAMAGED = "damaged", "Cấp lại do hỏng thẻ"
    WRONG = "wrong", "Cấp lại do sai thông tin"
    RENEWED = "renewed", "Đổi sang thẻ mẫu mới"


class CheckResult(TextChoices):
    """What the yearly check of a card has found."""

    GOOD = "good", "Thẻ còn, đúng thông tin"
    DAMAGED = "damaged", "Thẻ hỏng"
    LOST = "lost", "Mất thẻ"
    WRONG = "wrong", "Sai thông tin"


# Cards that are to be issued again.
FAULTS = (CheckResult.DAMAGED, CheckResult.LOST, CheckResult.WRONG)
