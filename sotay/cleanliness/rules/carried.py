"""What a merge does with every column that names a member: carried to the record that is kept, or left, each with its reason.

A column that is not listed (of an app newer than this table) is carried, and where a constraint stands against it its row
stays with the old record, which leads to the other; a test asks that each be listed.
"""

from dataclasses import dataclass
from enum import Enum, auto


class Clash(Enum):
    """What becomes of a row that cannot name the kept record, because that one has such a row already."""

    CUT = auto()  # days already taken are cut off; nothing left, nothing kept
    DROP = auto()  # the other row says the same; this one goes
    STAY = auto()  # it stays with the old record: what was counted or signed stays counted


@dataclass(frozen=True)
class Carry:
    """How a column is carried."""

    clash: Clash
    why: str


_ONLY_NAMES = Carry(Clash.STAY, "chỉ ghi ai; không có ràng buộc theo người")

_BOTH_STAND = Carry(Clash.STAY, "việc đang làm hoặc đã quyết định của hồ sơ cũ ở lại để xem xét, không bỏ")

CARRIED: dict[tuple[str, str], Carry] = {
    ("members_affiliation", "member_id"): Carry(Clash.CUT, "mỗi ngày chỉ một nơi sinh hoạt chính thức"),
    ("members_standing", "member_id"): Carry(Clash.CUT, "mỗi ngày chỉ một tình trạng"),
    ("members_member", "merged_into_id"): _ONLY_NAMES,
    ("committees_position", "member_id"): Carry(Clash.DROP, "cùng chức vụ, cùng nơi, cùng thời gian là một"),
    ("meetings_attendance", "member_id"): Carry(Clash.STAY, "kỳ họp đã tính cả hai dòng trong tổng số"),
    ("meetings_vote", "member_id"): Carry(Clash.STAY, "phiếu đã kiểm thì không bớt"),
    ("meetings_meetingguest", "member_id"): Carry(Clash.DROP, "mời hai lần là một"),
    ("meetings_meeting", "chair_id"): _ONLY_NAMES,
    ("meetings_meeting", "secretary_of_meeting_id"): _ONLY_NAMES,
    ("meetings_agendaitem", "owner_id"): _ONLY_NAMES,
    ("meetings_comment", "author_id"): _ONLY_NAMES,
    ("meetings_opinion", "speaker_id"): _ONLY_NAMES,
    ("meetings_plannedtheme", "author_id"): _ONLY_NAMES,
    ("briefings_briefing", "chair_id"): _ONLY_NAMES,
    ("briefings_briefing", "minute_taker_id"): _ONLY_NAMES,
    ("briefings_invitation", "member_id"): _ONLY_NAMES,
    ("work_task", "owner_id"): _ONLY_NAMES,
    ("assignments_workassignment", "member_id"): Carry(
        Clash.STAY, "việc trùng của hồ sơ cũ ở lại cùng các báo cáo của nó"
    ),
    ("cleanliness_campaignlist", "signed_by_id"): _ONLY_NAMES,
    ("handover_handover", "outgoing_id"): _ONLY_NAMES,
    ("handover_handover", "incoming_id"): _ONLY_NAMES,
    ("petitions_petition", "raised_by_id"): _ONLY_NAMES,
    ("visits_visit", "member_id"): Carry(Clash.STAY, "hai lượt dự cùng ngày hoặc cùng chi bộ ở lại để ban tổ chức xem"),
    ("visits_visitassignment", "member_id"): Carry(Clash.DROP, "mỗi kế hoạch phân công một lần"),
    ("visits_visitchange", "from_member_id"): _ONLY_NAMES,
    ("visits_visitchange", "to_member_id"): _ONLY_NAMES,
    ("visits_visitrequest", "member_id"): Carry(
        Clash.STAY, "đề nghị giữa hai hồ sơ của một người ở lại để ban tổ chức xem"
    ),
    ("visits_visitrequest", "asked_id"): Carry(
        Clash.STAY, "đề nghị giữa hai hồ sơ của một người ở lại để ban tổ chức xem"
    ),
    ("hamlets_headship", "member_id"): _ONLY_NAMES,
    ("hamlets_headreview", "helper_id"): _ONLY_NAMES,
    ("hamlets_nominee", "member_id"): Carry(Clash.DROP, "đề cử hai lần là một"),
    ("committees_nominee", "member_id"): Carry(Clash.DROP, "đề cử hai lần là một"),
    ("committees_actingduty", "member_id"): _BOTH_STAND,
    ("committees_charge", "member_id"): _BOTH_STAND,
    ("oversight_departure", "member_id"): _BOTH_STAND,
    ("oversight_screening", "member_id"): _BOTH_STAND,
    ("oversight_disciplinaryaction", "member_id"): _ONLY_NAMES,
    ("oversight_exemption", "member_id"): _BOTH_STAND,
    ("badges_seniority", "member_id"): Carry(Clash.DROP, "tính lại từ hồ sơ giữ"),
    ("badges_interruption", "member_id"): _BOTH_STAND,
    ("badges_award", "member_id"): Carry(Clash.STAY, "mỗi hạng một lần; lần trao thứ hai ở lại hồ sơ cũ để xem xét"),
    ("badges_card", "member_id"): Carry(Clash.STAY, "một thẻ đang dùng; thẻ kia ở lại hồ sơ cũ để thu hồi"),
    ("badges_cardcheck", "member_id"): Carry(Clash.DROP, "kiểm tra thẻ mỗi năm một lần"),
    ("transfers_transfer", "member_id"): _BOTH_STAND,
    ("corrections_correction", "member_id"): _BOTH_STAND,
    ("corrections_confirmation", "member_id"): Carry(Clash.DROP, "mỗi năm xác nhận một lần"),
    ("development_candidate", "member_id"): Carry(Clash.STAY, "mỗi đảng viên một hồ sơ kết nạp; hồ sơ thứ hai ở lại"),
    ("development_candidate", "previous_id"): _ONLY_NAMES,
    ("development_helper", "member_id"): _BOTH_STAND,
    ("development_paper", "introducer_id"): Carry(Clash.STAY, "giấy giới thiệu phải của hai người khác nhau"),
    ("targets_breakthroughtask", "official_id"): _ONLY_NAMES,
    ("targets_limitation", "owner_id"): _ONLY_NAMES,
    ("targets_measure", "owner_id"): _ONLY_NAMES,
}
LEFT: dict[tuple[str, str], str] = {
    ("cleanliness_finding", "member_id"): "lần quét sau tìm lại trên hồ sơ giữ",
    ("cleanliness_pair", "first_id"): "ghi hai hồ sơ như khi so sánh",
    ("cleanliness_pair", "second_id"): "ghi hai hồ sơ như khi so sánh",
    ("cleanliness_merge", "kept_id"): "ghi việc gộp như đã làm",
    ("cleanliness_merge", "gone_id"): "ghi việc gộp như đã làm",
}


def clash_of(table: str, column: str) -> Clash:
    """Return what becomes of rows of a column that clash."""
    found = CARRIED.get((table, column))
    return found.clash if found else Clash.STAY
