"""Refusals in the meeting thread: one fact a class, one sentence a class."""

from sotay.core.errors import DomainError

# --- Before: preparing and announcing ----------------------------------------------------------------------------


class NotACell(DomainError):
    """Only cells hold these meetings."""

    code = "not_a_cell"
    sentence = "Chỉ chi bộ tổ chức sinh hoạt. Đồng chí chọn một chi bộ."


class AlreadyPreparing(DomainError):
    """One periodic meeting is prepared at a time."""

    code = "already_preparing"
    sentence = "Kỳ sinh hoạt tháng {month} đang được chuẩn bị. Đồng chí hoàn thành hoặc xóa bản đó trước."


class ThemeMissing(DomainError):
    """A thematic meeting has a theme."""

    code = "theme_missing"
    field = "theme"
    sentence = "Sinh hoạt chuyên đề cần có tên chuyên đề."


class DayOutOfReach(DomainError):
    """A month's meeting is held around that month."""

    code = "day_out_of_reach"
    field = "held_on"
    sentence = "Ngày họp phải trong tháng {month}, hoặc sớm, muộn nhất một tháng."


class MeetingUnderWay(DomainError):
    """What was prepared stands once the meeting is open."""

    code = "meeting_under_way"
    sentence = "Kỳ họp đã khai mạc nên phần chuẩn bị không sửa được nữa."


class MeetingCancelled(DomainError):
    """The meeting will not be held."""

    code = "meeting_cancelled"
    sentence = "Kỳ họp này đã hủy."


class PersonNotInCell(DomainError):
    """Chair, minute taker and owners are members of the cell."""

    code = "person_not_in_cell"
    sentence = "Đồng chí {name} không sinh hoạt tại chi bộ trong ngày họp."


class PlaceMissing(DomainError):
    """Members are told where to come."""

    code = "place_missing"
    sentence = "Chưa ghi địa điểm họp. Đồng chí bổ sung ở phần Thời gian, địa điểm."


class AgendaEmpty(DomainError):
    """There is nothing to meet about."""

    code = "agenda_empty"
    sentence = "Chưa có nội dung nào. Đồng chí thêm ít nhất một nội dung sinh hoạt."


class NobodyConvened(DomainError):
    """The cell has nobody on the day."""

    code = "nobody_convened"
    sentence = "Chi bộ chưa có đảng viên nào trong ngày họp nên chưa thông báo được."


class NothingChanged(DomainError):
    """There is nothing new to tell."""

    code = "nothing_changed"
    sentence = "Chưa có thay đổi nào so với lần thông báo trước."


class RemindedToday(DomainError):
    """Nobody is reminded twice a day."""

    code = "reminded_today"
    sentence = "Hôm nay đã nhắc rồi. Nếu gấp, đồng chí gọi điện cho các đồng chí chưa xem."


class NotADraft(DomainError):
    """Only what nobody was told of can be thrown away."""

    code = "not_a_draft"
    sentence = "Kỳ họp đã thông báo cho đảng viên. Nếu không họp, đồng chí bấm Hủy kỳ họp và ghi lý do."


class NotAnOfficial(DomainError):
    """The assigned official is of a committee above the cell."""

    code = "not_an_official"
    field = "official"
    sentence = "Đồng chí này không giữ chức vụ ở cấp ủy cấp trên trong ngày họp."


class GuestNameMissing(DomainError):
    """A guest has a name."""

    code = "guest_name_missing"
    field = "name"
    sentence = "Đồng chí ghi họ tên đại biểu, hoặc chọn cấp ủy viên cấp trên."


class AlreadyInvited(DomainError):
    """Nobody is invited twice."""

    code = "already_invited"
    field = "official"
    sentence = "Đồng chí này đã có trong danh sách mời."


class NotAnUpperCommittee(DomainError):
    """Orientation comes from above a cell."""

    code = "not_an_upper_committee"
    sentence = "Chỉ cấp ủy cấp trên của chi bộ ghi định hướng sinh hoạt."


# --- Before: comments and excuses --------------------------------------------------------------------------------


class MeetingNotTakingComments(DomainError):
    """Comments come between the notice and the end of the meeting."""

    code = "meeting_not_taking_comments"
    sentence = "Kỳ họp chưa thông báo hoặc đã kết thúc nên không nhận ý kiến nữa."


class OnlyQuestionsAnonymous(DomainError):
    """A comment has a name."""

    code = "only_questions_anonymous"
    field = "is_anonymous"
    sentence = "Chỉ câu hỏi mới gửi được ẩn danh. Đồng chí chọn Câu hỏi, hoặc gửi góp ý có tên."


class CommentAnswered(DomainError):
    """What was answered stays."""

    code = "comment_answered"
    sentence = "Ý kiến này đã được trả lời nên không rút được."


class ExcuseTooLate(DomainError):
    """From the opening on, the minute taker keeps the list."""

    code = "excuse_too_late"
    sentence = "Kỳ họp đã khai mạc. Đồng chí báo thư ký kỳ họp ghi vắng có lý do."


class NotExcusable(DomainError):
    """Only who is expected can ask to be excused."""

    code = "not_excusable"
    sentence = "Đồng chí đang ở tình trạng “{state}” nên không cần xin vắng."


class NotExcused(DomainError):
    """There is nothing to take back."""

    code = "not_excused"
    sentence = "Đồng chí chưa xin vắng kỳ họp này."


# --- During: opening, attendance, quorum -------------------------------------------------------------------------


class MeetingNotAnnounced(DomainError):
    """Only a meeting whose members were told can be opened."""

    code = "meeting_not_announced"
    sentence = "Kỳ họp chưa được thông báo cho đảng viên. Đồng chí gửi thông báo trước khi khai mạc."


class MeetingNotYet(DomainError):
    """The day has not come."""

    code = "meeting_not_yet"
    sentence = "Kỳ họp định vào ngày {day}. Muốn họp sớm hơn, đồng chí đổi ngày họp rồi thông báo lại."


class MeetingNotOpen(DomainError):
    """Some things are done only while the meeting is held."""

    code = "meeting_not_open"
    sentence = "Việc này chỉ làm được trong lúc họp: kỳ họp chưa khai mạc hoặc đã kết thúc."


class MeetingNotOpenYet(MeetingNotOpen):
    """The opening may still stand on another phone."""


class ClosedTwice(DomainError):
    """Two phones have written different texts at the closing."""

    code = "closed_twice"
    sentence = (
        "Kỳ họp đã được kết thúc trên máy khác với kết luận, đánh giá khác. Cả hai bản được giữ để đồng chí chọn."
    )


class MeetingNotHeld(DomainError):
    """Papers are made after the meeting."""

    code = "meeting_not_held"
    sentence = "Kỳ họp chưa kết thúc nên chưa lập văn bản được."


class MeetingSealed(DomainError):
    """A sealed meeting stands as it is."""

    code = "meeting_sealed"
    sentence = "Hồ sơ kỳ họp đã khóa. Muốn sửa, đồng chí lập phụ lục đính chính."


class SameChairAndMinuteTaker(DomainError):
    """Two persons lead and write."""

    code = "same_chair_and_minute_taker"
    field = "secretary_of_meeting"
    sentence = "Chủ trì và thư ký phải là hai đồng chí khác nhau."


class NotOnTheList(DomainError):
    """Officers of a meeting are of the convened."""

    code = "not_on_the_list"
    sentence = "Đồng chí {name} không có trong danh sách triệu tập của kỳ họp."


class CheckInNotYet(DomainError):
    """Too early to check in."""

    code = "check_in_not_yet"
    sentence = "Chưa đến giờ điểm danh. Đồng chí điểm danh từ {opens}."


class CheckInOver(DomainError):
    """Too late to check in."""

    code = "check_in_over"
    sentence = "Kỳ họp đã kết thúc, không điểm danh được nữa. Nếu có nhầm lẫn, đồng chí báo thư ký."


class NotConvened(DomainError):
    """The person is not on the list."""

    code = "not_convened"
    sentence = "Đồng chí không có tên trong danh sách triệu tập của kỳ họp này."


class AlreadyHere(DomainError):
    """Who is recorded as present cannot be recorded as absent before that is taken back."""

    code = "already_here"
    sentence = "Đồng chí {name} đã được điểm danh lúc {time}. Nếu nhầm, đồng chí bấm Hoàn tác trước khi ghi vắng."


class ReasonMissing(DomainError):
    """An excuse has a reason."""

    code = "reason_missing"
    field = "reason"
    sentence = "Đồng chí ghi lý do vắng."


class NotHere(DomainError):
    """Only who has come can leave, speak or vote."""

    code = "not_here"
    sentence = "Đồng chí {name} chưa được điểm danh có mặt."


class HasTakenPart(DomainError):
    """Who has voted was there."""

    code = "has_taken_part"
    sentence = "Đồng chí {name} đã biểu quyết trong kỳ họp nên không hoàn tác điểm danh được."


class NoQuorum(DomainError):
    """Too few have come for the meeting to be valid."""

    code = "no_quorum"
    sentence = "Chưa đủ điều kiện kết thúc kỳ họp hợp lệ: có mặt {present}, cần ít nhất {needed}, còn thiếu {missing} đồng chí."


# --- During: opinions and votes ----------------------------------------------------------------------------------


class SpeakerMissing(DomainError):
    """An opinion is somebody's."""

    code = "speaker_missing"
    field = "speaker"
    sentence = "Đồng chí chọn người phát biểu, hoặc ghi tên đại biểu."


class MotionNotOpen(DomainError):
    """The question is not being voted on."""

    code = "motion_not_open"
    sentence = "Nội dung này chưa mở biểu quyết hoặc đã có kết quả."


class MotionHasVotes(DomainError):
    """A question on which people have voted is closed, not withdrawn."""

    code = "motion_has_votes"
    sentence = "Đã có đồng chí biểu quyết nội dung này nên không rút được. Đồng chí bấm Chốt kết quả."


class MotionsOpen(DomainError):
    """Questions are decided before the meeting ends."""

    code = "motions_open"
    sentence = "Còn {count} nội dung đang biểu quyết. Đồng chí chốt kết quả trước khi kết thúc kỳ họp."


class NotEntitled(DomainError):
    """Probationary and temporarily received members do not vote."""

    code = "not_entitled"
    sentence = "Chỉ đảng viên chính thức sinh hoạt tại chi bộ được biểu quyết."


class NotInTheRoom(DomainError):
    """Only who is present votes."""

    code = "not_in_the_room"
    sentence = "Đồng chí cần điểm danh có mặt trước khi biểu quyết."


class TooManyHands(DomainError):
    """More hands than people."""

    code = "too_many_hands"
    sentence = "Tổng số giơ tay là {hands}, nhiều hơn số đồng chí có quyền biểu quyết chưa biểu quyết trên điện thoại ({left})."


class HandsCounted(DomainError):
    """Everybody's answer has been counted, so one by phone would count somebody twice."""

    code = "hands_counted"
    sentence = "Thư ký đã ghi đủ số giơ tay của những đồng chí có mặt. Nếu đồng chí chưa giơ tay, báo thư ký sửa số rồi bấm lại."


# --- During: points ----------------------------------------------------------------------------------------------


class RubricMissing(DomainError):
    """No table of points is in force on the day."""

    code = "rubric_missing"
    sentence = "Chưa có bảng chấm điểm áp dụng cho ngày họp."


class PointsWrong(DomainError):
    """Points lie between nothing and the maximum, for every line."""

    code = "points_wrong"
    sentence = "Tiêu chí {number} cần có điểm từ 0 đến {maximum}."


class PointsComputed(DomainError):
    """What the records decide is not typed."""

    code = "points_computed"
    sentence = "Tiêu chí {number} được tính từ diễn biến: {points} điểm. Nếu chưa đúng, sau kỳ họp đồng chí đề nghị cấp trên xem lại."


class NotComputed(DomainError):
    """Only what was computed can be contested: the rest the cell judges itself."""

    code = "not_computed"
    sentence = "Tiêu chí này do chi bộ tự chấm, không cần đề nghị xem lại."


class ContestReasonMissing(DomainError):
    """A contest has a reason."""

    code = "contest_reason_missing"
    field = "reason"
    sentence = "Đồng chí ghi lý do đề nghị xem lại điểm."


class ProposedWrong(DomainError):
    """The proposed points are others, within the maximum."""

    code = "proposed_wrong"
    field = "proposed"
    sentence = "Điểm đề nghị từ 0 đến {maximum} và khác điểm đã tính ({computed})."


class AlreadyContested(DomainError):
    """A point is judged once."""

    code = "already_contested"
    sentence = "Tiêu chí này đã được đề nghị xem lại."


class ContestClosed(DomainError):
    """The contest is no longer open."""

    code = "contest_closed"
    sentence = "Đề nghị này {state}, không thay đổi được nữa."


class OwnContest(DomainError):
    """Nobody judges what they have asked for themselves."""

    code = "own_contest"
    sentence = "Đồng chí là người gửi đề nghị này; đồng chí khác trong cấp ủy xem xét."


class AnswerMissing(DomainError):
    """The committee gives a reason."""

    code = "answer_missing"
    field = "answer"
    sentence = "Đồng chí ghi lý do chấp nhận hoặc giữ nguyên điểm."


# --- After: papers -----------------------------------------------------------------------------------------------


class PaperChanged(DomainError):
    """Somebody saved in between; both texts are shown."""

    code = "paper_changed"
    sentence = "Trong lúc đồng chí sửa, {name} đã lưu bản khác. Phần khác nhau được hiện cả hai bản; đồng chí chọn rồi bấm Lưu."


class PaperSealed(DomainError):
    """A sealed paper stands as it is."""

    code = "paper_sealed"
    sentence = "Văn bản đã khóa. Muốn sửa, đồng chí lập phụ lục đính chính."


class PaperNotSealed(DomainError):
    """An addendum corrects a sealed paper; any other is simply edited."""

    code = "paper_not_sealed"
    sentence = "Văn bản chưa khóa, đồng chí sửa trực tiếp."


class AlreadyConfirmed(DomainError):
    """Each of the two confirms once."""

    code = "already_confirmed"
    sentence = "Phần xác nhận này đã có."


class PapersConfirmed(DomainError):
    """What somebody has confirmed is not taken apart."""

    code = "papers_confirmed"
    sentence = "Văn bản đã có người xác nhận nên không mở lại kỳ họp được."


class NotTheirConfirmation(DomainError):
    """Each confirms with their own account, where they have one."""

    code = "not_their_confirmation"
    sentence = "Phần này do đồng chí {name} xác nhận bằng tài khoản của mình."


class SamePersonConfirms(DomainError):
    """Two persons stand for a paper."""

    code = "same_person_confirms"
    sentence = "Đồng chí đã xác nhận với tư cách kia. Văn bản cần hai đồng chí khác nhau xác nhận: thư ký và chủ trì."


class ChairMissing(DomainError):
    """A paper is signed by the chair and the minute taker of the meeting."""

    code = "chair_missing"
    sentence = "Kỳ họp chưa ghi chủ trì hoặc thư ký nên chưa xác nhận văn bản được."


# --- From paper, and on behalf of somebody -----------------------------------------------------------------------


class MeetingUnknown(DomainError):
    """Nothing has that name."""

    code = "meeting_unknown"
    sentence = "Không tìm thấy kỳ họp. Ghi mã (uid) của kỳ họp, hoặc mã chi bộ và tháng như 24.01.001.01/2026-11."


class SheetUnknown(DomainError):
    """No sheet of a meeting that the person may see has this code."""

    code = "sheet_unknown"
    field = "sheet"
    sentence = "Không tìm thấy tờ giấy có mã này. Đồng chí xem lại từng chữ, từng số in dưới mã QR."


class SheetOfAnotherMeeting(DomainError):
    """A sheet is entered into its own meeting."""

    code = "sheet_of_another_meeting"
    field = "sheet"
    sentence = "Tờ “{sheet}” này là của tháng {month}, {cell}; không nhập được vào {own}."


class SheetOfAnotherKind(DomainError):
    """What a sheet says is entered where it belongs."""

    code = "sheet_of_another_kind"
    field = "sheet"
    sentence = "Đây là tờ “{sheet}”, không phải tờ “{wanted}”."


class NotHeldYet(DomainError):
    """Paper tells of a meeting that has been held."""

    code = "not_held_yet"
    sentence = "Kỳ họp định vào ngày {day}. Đồng chí nhập từ giấy khi kỳ họp đã diễn ra."


class OnlyForOthers(DomainError):
    """Nobody is written for by themselves."""

    code = "only_for_others"
    sentence = "Đây là phần của chính đồng chí. Đồng chí tự ghi bằng sổ tay của mình, không ghi thay."


class RecordedThemselves(DomainError):
    """What a person recorded with their own hand stands."""

    code = "recorded_themselves"
    sentence = "Đồng chí {name} đã tự ghi lúc {time}, không ghi thay được."


class HasVoted(DomainError):
    """Who has voted is not voted for."""

    code = "has_voted"
    sentence = "Đồng chí {name} đã biểu quyết nội dung này."


class NothingEntered(DomainError):
    """An empty sheet is not saved."""

    code = "nothing_entered"
    sentence = "Chưa đánh dấu đồng chí nào."


class NothingToConfirm(DomainError):
    """Everything has been confirmed, or the rest was entered by the person themselves."""

    code = "nothing_to_confirm"
    sentence = "Không còn mục nào chờ đồng chí xác nhận. Phần do chính đồng chí ghi thay thì người khác xác nhận."


class NothingOnBehalf(DomainError):
    """Nothing was written for the person."""

    code = "nothing_on_behalf"
    sentence = "Kỳ họp này không có nội dung nào được ghi thay cho đồng chí."


class HandedTooLate(DomainError):
    """Papers are handed over before the meeting, at the latest at it."""

    code = "handed_too_late"
    field = "handed_on"
    sentence = "Ngày phát giấy phải trước hoặc trong ngày họp {day}, và không sau hôm nay."


class HoursWrong(DomainError):
    """A meeting ends after it has begun, on its day."""

    code = "hours_wrong"
    field = "ended"
    sentence = "Giờ bế mạc phải sau giờ khai mạc."


# --- Themes ------------------------------------------------------------------------------------------------------


class ThemeUnnamed(DomainError):
    """A planned theme is one of the catalogue, or has words of its own."""

    code = "theme_unnamed"
    field = "title"
    sentence = "Đồng chí chọn một chuyên đề trong kho, hoặc ghi tên chuyên đề của chi bộ."


class ThemeInCatalogue(DomainError):
    """A catalogue names a theme once."""

    code = "theme_in_catalogue"
    field = "title"
    sentence = "Kho đã có chuyên đề này."


class ThemeRetired(DomainError):
    """A theme no longer offered is not planned anew."""

    code = "theme_retired"
    field = "theme"
    sentence = "Chuyên đề này không còn trong kho. Đồng chí chọn chuyên đề khác."


class ThemePlannedTwice(DomainError):
    """One theme is planned once for a month."""

    code = "theme_planned_twice"
    field = "title"
    sentence = "Kế hoạch tháng {month} đã có chuyên đề này."


class MonthGoneBy(DomainError):
    """One plans ahead."""

    code = "month_gone_by"
    field = "period"
    sentence = "Tháng {month} đã qua. Đồng chí chọn tháng này hoặc tháng sau."


class PaperDueTooLate(DomainError):
    """A paper is there before the month of its meeting is over."""

    code = "paper_due_too_late"
    field = "paper_due"
    sentence = "Hạn nộp bài phải trước khi hết tháng sinh hoạt."


class ThemeApproved(DomainError):
    """What a committee has approved keeps its theme and month."""

    code = "theme_approved"
    sentence = "Cấp ủy cấp trên đã duyệt chuyên đề này nên không đổi tên, đổi tháng hoặc xóa được nữa."


class NothingToRegister(DomainError):
    """The plan holds nothing that the committee does not know."""

    code = "nothing_to_register"
    sentence = "Không có chuyên đề nào chờ đăng ký. Đồng chí thêm chuyên đề vào kế hoạch trước."


class NothingPicked(DomainError):
    """A decision is about something."""

    code = "nothing_picked"
    sentence = "Đồng chí chọn ít nhất một dòng đang chờ trả lời."


class ReturnedWithoutWords(DomainError):
    """Who returns a theme says what to change."""

    code = "returned_without_words"
    field = "note"
    sentence = "Đồng chí ghi một câu để chi bộ biết cần sửa gì."


class ThemeNotApproved(DomainError):
    """A planned theme is approved before its meeting is prepared."""

    code = "theme_not_approved"
    sentence = "Chuyên đề này chưa được cấp ủy cấp trên duyệt nên chưa lập kỳ sinh hoạt theo kế hoạch được."


class ThemeHasMeeting(DomainError):
    """One planned theme prepares one meeting."""

    code = "theme_has_meeting"
    sentence = "Kỳ sinh hoạt cho chuyên đề này đã được lập."


class PaperWithoutMeeting(DomainError):
    """The paper is a document of the meeting."""

    code = "paper_without_meeting"
    field = "file"
    sentence = "Bí thư lập kỳ sinh hoạt chuyên đề này trước, rồi mới nộp bài được."


# --- The unified day, a day of one's own, meeting online --------------------------------------------------------


class UnifiedDayTooEarly(DomainError):
    """A new unified day begins after the one that it replaces."""

    code = "unified_day_too_early"
    field = "starts_on"
    sentence = "Ngày áp dụng phải sau ngày áp dụng của quy định đang có ({day})."


class UnifiedDayInThePast(DomainError):
    """A rule is set for what is to come."""

    code = "unified_day_in_the_past"
    field = "starts_on"
    sentence = "Ngày áp dụng phải từ hôm nay trở đi."


class NoUnifiedDay(DomainError):
    """There is nothing to end."""

    code = "no_unified_day"
    sentence = "Tổ chức đảng này không có quy định ngày sinh hoạt thống nhất đang áp dụng."


class OffUnifiedDay(DomainError):
    """Who meets on another day says why."""

    code = "off_unified_day"
    field = "off_day_reason"
    sentence = (
        "Khác ngày sinh hoạt thống nhất ({day}). Đồng chí ghi lý do ở phần Thời gian, địa điểm, hoặc chọn lại ngày họp."
    )


class RequestPeriodWrong(DomainError):
    """A time has a beginning before its end, and an end that is still to come."""

    code = "request_period_wrong"
    field = "until"
    sentence = "Ngày kết thúc phải sau ngày bắt đầu và chưa qua."


class RequestWaiting(DomainError):
    """One asks once."""

    code = "request_waiting"
    sentence = "Chi bộ đã gửi một đề nghị đang chờ cấp ủy cấp trên trả lời."


class RequestAnswered(DomainError):
    """An answer stands."""

    code = "request_answered"
    sentence = "Đề nghị này đã được trả lời."


class DeclinedWithoutWords(DomainError):
    """Who declines says why."""

    code = "declined_without_words"
    field = "note"
    sentence = "Đồng chí ghi một câu để chi bộ biết vì sao không đồng ý."


class AlreadyGranted(DomainError):
    """Two permissions do not hold at once."""

    code = "already_granted"
    sentence = "Chi bộ đã được đồng ý trong một phần của thời gian này."


class LinkNotSafe(DomainError):
    """A meeting's room is reached through an encrypted address."""

    code = "link_not_safe"
    field = "online_link"
    sentence = "Đường dẫn họp trực tuyến phải bắt đầu bằng https://."


class OnlineNotPermitted(DomainError):
    """No meeting is held online without permission."""

    code = "online_not_permitted"
    field = "online_link"
    sentence = (
        "Chi bộ chưa được cấp ủy cấp trên đồng ý họp trực tuyến ngày {day}. "
        "Đồng chí gửi đề nghị ở mục Họp trực tuyến, hoặc bỏ đường dẫn."
    )


class HelperNotAbove(DomainError):
    """Help comes from a committee above."""

    code = "helper_not_above"
    field = "official"
    sentence = "Chỉ cử cán bộ đang giữ chức vụ ở cấp ủy cấp trên của chi bộ và đã dùng sổ tay."


class HelperTooLong(DomainError):
    """Help ends by itself."""

    code = "helper_too_long"
    field = "until"
    sentence = "Thời hạn giúp từ hôm nay đến nhiều nhất một năm."


class HelperAlready(DomainError):
    """Nobody is appointed twice."""

    code = "helper_already"
    field = "official"
    sentence = "Đồng chí {name} đang giúp chi bộ này."
