"""Refusals about tasks."""

from sotay.core.errors import DomainError


class TaskFinished(DomainError):
    """A result stands already."""

    code = "task_finished"
    sentence = "Nhiệm vụ này đã có kết quả. Muốn sửa, đồng chí đề nghị bí thư chi bộ mở lại nhiệm vụ."


class TaskStillOpen(DomainError):
    """There is nothing to open again."""

    code = "task_still_open"
    sentence = "Nhiệm vụ này đang thực hiện, không cần mở lại."


class ResultMissing(DomainError):
    """A finished task says what came of it."""

    code = "result_missing"
    field = "result"
    sentence = "Đồng chí ghi ngắn gọn kết quả, hoặc lý do chưa hoàn thành."


class OwnerNotInCell(DomainError):
    """Tasks are given to the cell's own members."""

    code = "owner_not_in_cell"
    field = "owner"
    sentence = "Đồng chí này không sinh hoạt tại chi bộ nên không giao nhiệm vụ được."


class DueInThePast(DomainError):
    """A new deadline lies ahead."""

    code = "due_in_the_past"
    field = "due_on"
    sentence = "Thời hạn phải từ hôm nay trở đi."


class NotACell(DomainError):
    """Only cells give tasks to members."""

    code = "not_a_cell"
    sentence = "Chỉ chi bộ giao nhiệm vụ cho đảng viên. Đồng chí chọn một chi bộ."


class NobodysTask(DomainError):
    """What the committee as a whole does is nobody's own report."""

    code = "nobodys_task"
    sentence = "Nhiệm vụ này giao cho chi ủy, không của riêng đồng chí nào nên không ghi thay được."


class OwnTask(DomainError):
    """Nobody reports for themselves on behalf."""

    code = "own_task"
    sentence = "Đây là nhiệm vụ của chính đồng chí. Đồng chí tự báo cáo, không ghi thay."


class OwnerWithoutPost(DomainError):
    """A committee's task is given to who holds a post in it."""

    code = "owner_without_post"
    field = "owner"
    sentence = "Đồng chí này không giữ chức vụ ở cấp ủy nên không nhận nhiệm vụ của cấp ủy được."
