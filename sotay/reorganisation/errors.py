"""Refusals of the reorganisation desk. Each names the step, where one is at fault."""

from sotay.core.errors import DomainError


class CaseMalformed(DomainError):
    """The file is not a case file."""

    code = "case_malformed"
    sentence = "Hồ sơ không đúng mẫu: {where}: {why}"


class StepRefused(DomainError):
    """A step cannot be done; the sentence of the reason follows."""

    code = "step_refused"
    sentence = "Bước {number} ({verb}): {reason}"


class OrganisationUnknown(DomainError):
    """No open organisation of the name stands where the case is decided; whether it stands elsewhere is not told."""

    code = "organisation_unknown"
    sentence = "Không có tổ chức «{reference}» đang hoạt động trong phạm vi của hồ sơ."


class MarkRepeated(DomainError):
    """Two new organisations have one mark."""

    code = "mark_repeated"
    sentence = "Ký hiệu «{mark}» đã dùng cho một tổ chức khác trong hồ sơ."


class MemberUnknown(DomainError):
    """The member is not in the organisation from which members are taken."""

    code = "member_unknown"
    sentence = "Không có đảng viên «{reference}» đang sinh hoạt tại «{organisation}» vào ngày hiệu lực."


class MemberTwice(DomainError):
    """A list of a split names somebody twice."""

    code = "member_twice"
    sentence = "Đảng viên «{name}» có tên ở hai nơi mới."


class NotACell(DomainError):
    """Members belong to cells only."""

    code = "not_a_cell"
    sentence = "«{organisation}» không phải là chi bộ, không nhận đảng viên trực tiếp được."


class ChildrenLeft(DomainError):
    """Organisations below cannot stand where they would go."""

    code = "children_left"
    sentence = "«{organisation}» còn {count} tổ chức trực thuộc đang hoạt động."


class MembersLeft(DomainError):
    """Members would stay behind in an organisation that ends."""

    code = "members_left"
    sentence = "«{organisation}» còn {count} đảng viên chưa được phân về nơi mới."


class IntoItself(DomainError):
    """An organisation would stand below, or go up in, itself."""

    code = "into_itself"
    sentence = "«{organisation}» không thể chuyển vào chính nó hoặc vào nơi trực thuộc nó."


class ChangedSince(DomainError):
    """The past would have to be written anew: something already changed after the day."""

    code = "changed_since"
    sentence = "Vị trí của «{organisation}» đã thay đổi sau ngày {day}. Đồng chí chọn ngày hiệu lực muộn hơn."


class PostSince(DomainError):
    """A post began after the day on which it would end."""

    code = "post_since"
    sentence = "«{organisation}» có chức vụ hoặc nhiệm kỳ bắt đầu sau ngày {day}. Đồng chí chọn ngày hiệu lực muộn hơn."


class MeetingRunning(DomainError):
    """Somebody is holding a meeting."""

    code = "meeting_running"
    sentence = "«{organisation}» đang họp chi bộ. Đồng chí chờ kỳ họp kết thúc."


class CodeTaken(DomainError):
    """Somebody has the code from the day on."""

    code = "code_taken"
    sentence = "Mã «{code}» đang dùng cho tổ chức khác hoặc đã dùng trong khoảng thời gian này."


class KindUnknown(DomainError):
    """No such kind or sector."""

    code = "kind_unknown"
    sentence = "Không có loại tổ chức hoặc loại hình «{value}»."


class KindNotAllowed(DomainError):
    """The ladder of the day does not allow it (`KindRule`)."""

    code = "kind_not_allowed"
    sentence = "«{child}» không đứng trực tiếp dưới «{parent}» theo quy định của ngày hiệu lực."


class DecisionMissing(DomainError):
    """Nothing is carried out without its decision."""

    code = "decision_missing"
    sentence = "Hồ sơ chưa ghi quyết định. Đồng chí ghi số, ngày, cơ quan ban hành và người ký."


class NoSteps(DomainError):
    """Nothing is ordered yet."""

    code = "no_steps"
    sentence = "Hồ sơ chưa có bước nào."


class StepGone(DomainError):
    """Somebody else has changed the steps meanwhile."""

    code = "step_gone"
    sentence = "Các bước của hồ sơ vừa thay đổi. Đồng chí xem lại rồi làm tiếp."


class NotADraft(DomainError):
    """The case has been carried out, or is being."""

    code = "case_not_draft"
    sentence = "Hồ sơ này {status}, không sửa hoặc thực hiện lại được."


class NotDone(DomainError):
    """Only what was done can be taken back."""

    code = "case_not_done"
    sentence = "Hồ sơ này chưa thực hiện hoặc đã hoàn lại."


class TooLateToUndo(DomainError):
    """The time in which a case is taken back is over."""

    code = "too_late_to_undo"
    sentence = "Đã quá 72 giờ từ khi thực hiện. Muốn thay đổi, đồng chí lập hồ sơ mới."


class WorkSince(DomainError):
    """What people did since stands in the way; the page lists it."""

    code = "work_since"
    sentence = "Chưa hoàn lại được vì đã có việc làm sau đó: {list}."


class PackageBroken(DomainError):
    """The file is no package, or was changed on the way."""

    code = "package_broken"
    sentence = "Tệp bàn giao không đọc được, hoặc đã bị sửa trên đường gửi."


class SenderUnconfirmed(DomainError):
    """The key of the package has not been compared with the sender's."""

    code = "sender_unconfirmed"
    sentence = "Tệp do «{sender}» ký, dấu xác nhận {fingerprint}. Đồng chí đối chiếu dấu này với nơi giao rồi nhập lại kèm dấu xác nhận."


class AlreadyHere(DomainError):
    """Something of the package is in this installation already."""

    code = "already_here"
    sentence = "Đã có trong hệ thống: {what}."


class SheetBroken(DomainError):
    """The file is not the workbook that was handed out."""

    code = "sheet_broken"
    sentence = "Tệp không đúng mẫu chia tách đã tải xuống. Đồng chí tải lại mẫu, điền cột «Chi bộ mới» rồi gửi lại."


class NobodyGoes(DomainError):
    """Everybody stays."""

    code = "nobody_goes"
    sentence = "Trong tệp chưa có đồng chí nào về chi bộ mới."


class NoSources(DomainError):
    """No cell is named."""

    code = "no_sources"
    sentence = "Đồng chí chọn ít nhất một chi bộ được chia tách."


class TooManyToSplit(DomainError):
    """More people than one workbook holds."""

    code = "too_many_to_split"
    sentence = "Một tệp chia tách chứa nhiều nhất {most} đảng viên. Đồng chí chia làm nhiều tệp."


class PreviewRunning(DomainError):
    """The same person has a preview under way: each holds the tree meanwhile."""

    code = "preview_running"
    sentence = "Đồng chí đang có một lần tính thử chưa xong. Chờ kết quả rồi thử lại."


class TreeBusy(DomainError):
    """Somebody else is changing the tree, or trying a case."""

    code = "tree_busy"
    sentence = "Hệ thống tổ chức đang được sắp xếp hoặc tính thử ở nơi khác. Đồng chí thử lại sau ít phút."
