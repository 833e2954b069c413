"""What cannot be done in a rehearsal now."""

from sotay.core.errors import DomainError


class NoRehearsal(DomainError):
    """There is no practice cell, or its days are up."""

    code = "no_rehearsal"
    sentence = "Đồng chí chưa có chi bộ tập, hoặc chi bộ tập đã hết hạn. Chạm «Bắt đầu tập» để có chi bộ tập mới."


class TooManyRehearsals(DomainError):
    """Each practice cell is a whole one, with people and papers: nobody needs many a day."""

    code = "too_many_rehearsals"
    sentence = (
        "Một ngày chỉ lập được {most} chi bộ tập. Đồng chí tập tiếp ở chi bộ tập đang có, mai hãy làm lại từ đầu."
    )


class NotFinished(DomainError):
    """The certificate is for all six missions."""

    code = "rehearsal_not_finished"
    sentence = "Đồng chí mới xong {done}/6 nhiệm vụ. Xong cả sáu nhiệm vụ, đồng chí nhận giấy xác nhận ở đây."


class NothingToBring(DomainError):
    """No announced meeting waits for its day."""

    code = "nothing_to_bring"
    sentence = "Không có kỳ họp nào của chi bộ tập đang chờ đến ngày."
