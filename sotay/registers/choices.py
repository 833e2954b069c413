"""The thirteen registers that a cell and a committee keep (38-HD/BTCTW), and why some cannot be printed from records."""

from django.db.models import TextChoices


class Register(TextChoices):
    """The registers in their order."""

    MEMBERS = "members", "Sổ danh sách đảng viên"
    PROBATIONARY = "probationary", "Sổ danh sách đảng viên dự bị"
    DEPARTED = "departed", "Sổ đảng viên ra khỏi Đảng"
    DECEASED = "deceased", "Sổ đảng viên từ trần"
    CARDS = "cards", "Sổ phát thẻ đảng viên"
    CARDS_HANDED = "cards-handed", "Sổ giao, nhận thẻ đảng viên"
    FILES_HANDED = "files-handed", "Sổ giao, nhận hồ sơ đảng viên"
    FILES_LENT = "files-lent", "Sổ cho mượn tài liệu trong hồ sơ"
    TRANSFERS = "transfers", "Sổ giới thiệu sinh hoạt đảng"
    BADGES = "badges", "Sổ tặng, truy tặng Huy hiệu Đảng"
    COMMENDATIONS = "commendations", "Sổ khen thưởng"
    RESIDENCE = "residence", "Sổ giới thiệu đảng viên giữ mối liên hệ nơi cư trú"
    RESOLUTIONS = "resolutions", "Sổ ghi nghị quyết"


# What the installation has no records of; these are still kept by hand.
BY_HAND: dict[str, str] = {
    Register.CARDS_HANDED: "Sổ tay chưa ghi việc giao, nhận thẻ giữa các cấp; vẫn ghi sổ tay.",
    Register.FILES_LENT: "Sổ tay không giữ hồ sơ giấy nên chưa ghi việc cho mượn; vẫn ghi sổ tay.",
    Register.COMMENDATIONS: "Sổ tay chưa có việc khen thưởng; vẫn ghi sổ tay.",
    Register.RESIDENCE: "Sổ tay chưa có việc giới thiệu về nơi cư trú; vẫn ghi sổ tay.",
}
