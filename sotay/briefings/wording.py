"""The sentences about briefings that the system itself writes, and where they lead."""

from django.urls import reverse

from sotay.briefings.models import Briefing, Invitation, Question
from sotay.core import display
from sotay.organisations.models import Organisation

INVITATION = "{committee} mời đồng chí dự {title}: {time}, {day}, tại {place}. Gửi câu hỏi trước hết {until}"
CHANGE = "{title} thay đổi: {time}, {day}, tại {place}"
CANCELLATION = "{committee} hủy {title}. Lý do: {reason}"
ASKED = "{cell} gửi câu hỏi giao ban"
ANSWERED = "Câu hỏi giao ban của chi bộ đã được trả lời: {text}"
REPLY = "{cell} báo dự giao ban: {presence}"

# The minutes on paper.
MINUTES = "Biên bản"
MINUTES_SYMBOL = "ĐU"
MINUTE_TAKER = "Thư ký"
CHAIR = "Chủ trì"
OPENING = "Hôm nay, hồi {time}, {day}, tại {place}, {committee} tổ chức giao ban với bí thư các chi bộ {quarter}."
PRESENT = "Được mời {invited} chi bộ; có mặt {present}; vắng có lý do {excused}; vắng không lý do {absent}."
STAND_IN = "Dự thay: {names}."
EXCUSED = "Vắng có lý do: {names}."
ABSENT = "Vắng không lý do: {names}."
LED_BY = "Chủ trì: đồng chí {chair}. Thư ký: đồng chí {minute_taker}."
SECTIONS = {
    "part": "Thành phần",
    "content": "Nội dung",
    "before": "Kết quả thực hiện kết luận kỳ trước",
    "questions": "Câu hỏi của chi bộ và trả lời",
    "summary": "Diễn biến, ý kiến tại hội nghị",
    "conclusions": "Kết luận",
}
UNANSWERED = "chưa trả lời"
ANSWER_LINE = "Trả lời ({name}, {moment}): {text}"
CONCLUSION_COLUMNS = ("TT", "Nội dung", "Người thực hiện", "Thời hạn")
RESULT_COLUMNS = ("TT", "Nội dung", "Người thực hiện", "Tình trạng", "Kết quả")
CLOSING = "Hội nghị kết thúc hồi {moment}. Biên bản đã được đọc lại."


def tell(sentence: str, briefing: Briefing, **facts: object) -> str:
    """Return a sentence about the briefing: who, when and where."""
    return sentence.format(
        committee=briefing.organisation.name,
        title=inner_title(briefing),
        time=display.time(briefing.starts),
        day=display.long_day(briefing.held_on),
        place=briefing.place,
        until=display.day(briefing.questions_until),
        **facts,
    )


def inner_title(briefing: Briefing) -> str:
    """Return the title as it stands inside a sentence."""
    return display.in_sentence(briefing.title)


def briefing_link(briefing: Briefing) -> str:
    """Return the address of the committee's page."""
    return reverse("briefings:detail", args=[briefing.uid])


def invitation_link(invitation: Invitation) -> str:
    """Return the address of the secretary's page."""
    return reverse("briefings:invitation", args=[invitation.uid])


def answered(question: Question) -> str:
    """Return the sentence that tells a secretary of an answer."""
    return ANSWERED.format(text=question.text[:80])


def lacking(committee: Organisation) -> str:
    """Return how far a committee is that has held no briefing in the quarter."""
    return "Đã mời, chưa họp" if getattr(committee, "invited", 0) else "Chưa mời"
