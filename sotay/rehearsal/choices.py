"""The six missions, and the next tap within each, in the words of the guide."""

from django.db.models import IntegerChoices, TextChoices


class Mission(IntegerChoices):
    """What a secretary does for one meeting, in order."""

    PREPARE = 1, "Lập kỳ họp từ kỳ trước"
    INVITE = 2, "Gửi giấy mời"
    LIST = 3, "Khai mạc và điểm danh"
    VOICES = 4, "Ghi ý kiến, đếm giơ tay"
    TASK = 5, "Giao việc"
    PAPERS = 6, "Kết thúc, xác nhận và gửi biên bản"


class Tap(TextChoices):
    """The next tap, named as the button on the page is named."""

    PREPARE = "prepare", "Chạm «Lập kỳ này» để lập kỳ họp từ kỳ trước."
    INVITE = "invite", "Đọc lại giấy mời rồi chạm «Gửi thông báo»."
    BRING = "bring", "Chưa đến ngày họp. Trong chi bộ tập, đồng chí chạm nút dưới đây để coi như hôm nay là ngày họp."
    OPEN = "open", "Chọn chủ trì, thư ký rồi chạm «Khai mạc»."
    LIST = "list", "Chạm vào tên từng đồng chí, hoặc ghi những người còn lại có mặt."
    SPEAK = "speak", "Có đồng chí phát biểu: chạm vào tên người đó, hoặc ghi ý kiến bằng chữ."
    ASK = "ask", "Ghi nội dung rồi chạm «Mở biểu quyết». Chưa thấy chỗ ghi thì mở mục «Biểu quyết nội dung khác»."
    COUNT = "count", "Ghi số giơ tay đồng ý rồi chạm «Chốt kết quả»."
    TASK = "task", "Ghi việc, người làm, thời hạn rồi chạm «Giao việc»."
    CLOSE = "close", "Ghi kết luận rồi chạm «Kết thúc kỳ họp»."
    CONFIRM = (
        "confirm",
        "Đọc biên bản và nghị quyết rồi chạm «Xác nhận», cho thư ký và cho chủ trì, đến khi cả hai văn bản đã khóa.",
    )
    REOPEN = "reopen", "Kỳ họp kết thúc hơi sớm: chạm «Mở lại kỳ họp» ở cuối trang rồi làm tiếp."
    AGAIN = "again", "Kỳ này đã khóa nên không làm thêm được; đồng chí chạm «Tập lại từ đầu»."
