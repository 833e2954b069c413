"""Refusals about posts."""

from sotay.core.errors import DomainError


class PostNotHere(DomainError):
    """The type of organisation has no such post."""

    code = "post_not_here"
    sentence = "«{kind}» không có chức vụ «{post}»."
    field = "post"


class SecretaryHeld(DomainError):
    """There is one secretary at a time."""

    code = "secretary_held"
    sentence = "Đồng chí {name} đang là bí thư. Ghi ngày thôi giữ chức vụ của đồng chí ấy trước."
    field = "post"


class AlreadyHeld(DomainError):
    """The member holds this very post."""

    code = "already_held"
    sentence = "Đồng chí này đã giữ chức vụ đó trong khoảng thời gian này."
    field = "post"


class NotFullMember(DomainError):
    """Only full members are elected (Charter, article 3)."""

    code = "not_full_member"
    sentence = "Chỉ đảng viên chính thức đang sinh hoạt mới giữ chức vụ này."
    field = "member"


class NotOfThisCell(DomainError):
    """A cell is led by its own members."""

    code = "not_of_this_cell"
    sentence = "Đồng chí này không sinh hoạt chính thức ở chi bộ từ ngày đó."
    field = "member"


class NotYourself(DomainError):
    """Nobody gives rights to themselves."""

    code = "not_yourself"
    sentence = "Đồng chí không tự ghi chức vụ cho mình; việc này do người khác có thẩm quyền thực hiện."
    field = "member"


class DaysReversed(DomainError):
    """The post would end before it begins."""

    code = "days_reversed"
    sentence = "Ngày kết thúc phải sau ngày bắt đầu giữ chức vụ."
    field = "until"


class NotStanding(DomainError):
    """The organisation does not stand on the day."""

    code = "organisation_not_standing"
    sentence = "Tổ chức này không hoạt động vào ngày đó."
    field = "first"


class EndTooEarly(DomainError):
    """The post had not begun on the day."""

    code = "end_too_early"
    sentence = "Đồng chí ấy giữ chức vụ từ ngày {day}; ngày thôi giữ phải sau ngày đó."
    field = "on"


class AlreadyEnded(DomainError):
    """The post ends on or before the day anyway."""

    code = "already_ended"
    sentence = "Chức vụ này đã kết thúc từ ngày {day}."
    field = "on"


class PermanentIsDeputy(DomainError):
    """Only a deputy is permanent deputy."""

    code = "permanent_is_deputy"
    sentence = "Chỉ phó bí thư mới ghi là thường trực."
    field = "is_permanent"


# --- Acting, absence ---------------------------------------------------------------------------------------------


class NoSecretaryThen(DomainError):
    """Nobody is secretary on the day."""

    code = "no_secretary_then"
    sentence = "Ngày {day} chưa có bí thư, nên không ghi vắng mặt."
    field = "first"


class AbsenceOverlaps(DomainError):
    """The days are marked already."""

    code = "absence_overlaps"
    sentence = "Thời gian này đã ghi đồng chí bí thư vắng mặt rồi."
    field = "first"


class SecretaryIsThere(DomainError):
    """Nobody acts for a secretary who is there."""

    code = "secretary_is_there"
    sentence = "Ngày {day} đồng chí {name} đang là bí thư và không ghi vắng mặt. Ghi bí thư vắng mặt trước, rồi giao phụ trách."
    field = "first"


class ActingTaken(DomainError):
    """Somebody acts already."""

    code = "acting_taken"
    sentence = "Đồng chí {name} đang được giao phụ trách trong thời gian này."
    field = "first"


class ActingTooLong(DomainError):
    """An acting duty is for a time."""

    code = "acting_too_long"
    sentence = "Giao phụ trách, điều hành thay không quá {months} tháng một lần; hết thời hạn thì giao tiếp bằng quyết định mới."
    field = "until"


class ActsForThemself(DomainError):
    """The secretary does not act for the secretary."""

    code = "acts_for_themself"
    sentence = "Đồng chí này đang là bí thư; chọn đồng chí khác phụ trách, điều hành thay."
    field = "member"


# --- Charges -----------------------------------------------------------------------------------------------------


class NotOfTheCommittee(DomainError):
    """Only members of the committee are put in charge."""

    code = "not_of_the_committee"
    sentence = "Từ ngày đó đồng chí này không phải là cấp ủy viên ở đây, nên không phân công phụ trách được."
    field = "member"


class ChargeEmpty(DomainError):
    """A field, or organisations: one of the two."""

    code = "charge_empty"
    sentence = "Ghi lĩnh vực phụ trách, hoặc chọn ít nhất một tổ chức đảng."
    field = "field"


class UnitNotBelow(DomainError):
    """A committee shares out what is below it."""

    code = "unit_not_below"
    sentence = "«{name}» không trực thuộc cấp ủy này."
    field = "units"


# --- Congresses and elections ------------------------------------------------------------------------------------


class RoundOpened(DomainError):
    """One round for a term."""

    code = "round_opened"
    sentence = "Đã có đợt đại hội cho nhiệm kỳ {term}."
    field = "term"


class RoundEmpty(DomainError):
    """A round says for whom it is."""

    code = "round_empty"
    sentence = "Ghi hạn tổ chức đại hội của ít nhất một loại tổ chức đảng."


class NotAtThisStage(DomainError):
    """The congress is not there yet, or no longer."""

    code = "congress_stage"
    sentence = "Đại hội đang ở bước «{status}», chưa (hoặc không còn) làm được việc này."


class PapersMissing(DomainError):
    """The committee above reads the papers first."""

    code = "congress_papers_missing"
    sentence = "Chưa đủ văn kiện để trình: còn thiếu {papers}."


class NoPlannedDay(DomainError):
    """A congress is submitted with a day."""

    code = "congress_without_day"
    sentence = "Ghi ngày dự kiến đại hội trước khi trình."


class HeldAhead(DomainError):
    """What has not happened is not recorded as held."""

    code = "congress_ahead"
    sentence = "Ngày đại hội chưa đến, chưa ghi là đã tổ chức được."
    field = "held_on"


class TooFewPresent(DomainError):
    """A congress is valid with two thirds of those convened (Charter)."""

    code = "congress_quorum"
    sentence = "Đại hội chỉ hợp lệ khi có ít nhất hai phần ba số được triệu tập: cần {needed}, có mặt {present}."
    field = "present"


class ElectionKnown(DomainError):
    """One result for one post at one congress."""

    code = "election_known"
    sentence = "Đã ghi kết quả bầu «{post}» của đại hội này. Bỏ kết quả cũ trước khi ghi lại."
    field = "post"


class BallotsDoNotAddUp(DomainError):
    """Valid, collected, given out, convened: each no more than the next."""

    code = "ballots_do_not_add_up"
    sentence = "Số phiếu không khớp: phiếu hợp lệ không quá phiếu thu vào, thu vào không quá phát ra, phát ra không quá số được triệu tập."
    field = "ballots_valid"


class VotesBeyondBallots(DomainError):
    """Nobody gets more votes than there are valid ballots."""

    code = "votes_beyond_ballots"
    sentence = "Đồng chí {name} có {votes} phiếu, nhiều hơn số phiếu hợp lệ ({ballots})."
    field = "votes"


class NoNominees(DomainError):
    """An election has a list."""

    code = "no_nominees"
    sentence = "Ghi số phiếu của ít nhất một đồng chí trong danh sách bầu cử."
    field = "votes"


class ElectionApplied(DomainError):
    """The posts are written already."""

    code = "election_applied"
    sentence = "Kết quả này đã ghi thành chức vụ, không sửa được nữa."


class NothingElected(DomainError):
    """There is no result with somebody elected."""

    code = "nothing_elected"
    sentence = "Chưa có kết quả bầu cử nào có người trúng cử để ghi chức vụ."


class ResultsNotApplied(DomainError):
    """A result is recognised once its posts are written."""

    code = "results_not_applied"
    sentence = "Ghi chức vụ theo kết quả bầu cử trước, rồi mới chuẩn y."


class DecisionNeeded(DomainError):
    """The step names its decision."""

    code = "decision_needed"
    sentence = "Ghi đủ số, ngày, cơ quan ban hành và người ký của quyết định."
    field = "decision_number"


class BodyNotHere(DomainError):
    """The kind of organisation has no such body."""

    code = "body_not_here"
    sentence = "«{kind}» không có «{body}»."
    field = "kind"


class StageReversed(DomainError):
    """A term ends after the congress."""

    code = "stage_days_reversed"
    sentence = "{kind}: nhiệm kỳ phải kết thúc sau hạn tổ chức đại hội."
