"""What the cells of the demonstration ask for, and what they are answered."""

from sotay.petitions.choices import Subject

BRIDGE = (
    "Đề nghị sửa cầu Suối Ngang bị xuống cấp, lan can gãy, học sinh qua lại nguy hiểm",
    "Đề nghị sớm sửa cầu Suối Ngang đã xuống cấp, lan can gãy, học sinh qua lại rất nguy hiểm",
    "Cầu Suối Ngang xuống cấp, lan can gãy, đề nghị sửa trước mùa mưa vì học sinh qua lại nguy hiểm",
)
POLICY = "Đề nghị nâng mức hỗ trợ cho bí thư chi bộ thôn khi kiêm trưởng thôn"
# Where and why: neighbours that ask for the same thing ask for it elsewhere.
PLACES = (
    "Cửa Đình", "Gò Găng", "Bến Đò", "Suối Ngang", "Đồng Xoài", "Cây Đa", "Núi Đất", "Bãi Sậy", "Hòn Chén", "Giếng Tiên", "Cầu Gạo", "Đầm Vực",
    "Rừng Thông", "Mả Dâu", "Vạn Chài", "Hố Voi", "Láng Trẹt", "Trại Mới", "Quán Trắng", "Đò Lèn", "Chòm Sơn", "Ao Sen", "Đập Đá",
)  # fmt: skip
WHEN = (
    "trước Tết Nguyên đán", "vì mùa mưa vừa qua đã hư thêm", "như đã hứa khi tiếp xúc cử tri", "cho 40 hộ đang chờ", "để các cháu đi lại an toàn",
    "từ nguồn kết dư năm nay", "và trả lời rõ thời gian làm",
)  # fmt: skip
TEXTS = (
    ("Đề nghị nạo vét mương {place} {when}", Subject.ROADS),
    ("Đề nghị sớm cấp giấy chứng nhận cho xứ đồng {place}, {when}", Subject.LAND),
    ("Đề nghị dời bãi rác {place} {when}", Subject.ENVIRONMENT),
    ("Đề nghị trạm y tế mở điểm khám ở {place} {when}", Subject.SOCIAL),
    ("Đề nghị hỗ trợ giống lúa cho cánh đồng {place} {when}", Subject.ECONOMY),
    ("Đề nghị lắp gương cầu lồi ở ngã ba {place} {when}", Subject.ORDER),
    ("Đề nghị mở lớp bồi dưỡng bí thư chi bộ tại cụm {place} {when}", Subject.PARTY),
    ("Đề nghị kéo đường nước sạch về xóm {place} {when}", Subject.ENVIRONMENT),
    ("Đề nghị trải lại mặt đường {place} {when}", Subject.ROADS),
    ("Đề nghị bồi thường dứt điểm khu đất {place} {when}", Subject.LAND),
    ("Đề nghị vay vốn chăn nuôi cho tổ hợp tác {place} {when}", Subject.ECONOMY),
    ("Đề nghị thêm giáo viên mầm non cho điểm trường {place} {when}", Subject.SOCIAL),
    ("Đề nghị lắp đèn đường đoạn {place} {when}", Subject.ORDER),
    ("Đề nghị cấp sách cho nhà văn hóa {place} {when}", Subject.PARTY),
    ("Đề nghị sửa mái chợ {place} {when}", Subject.OTHER),
)
ANSWERS = (
    "Đã giao cán bộ chuyên môn kiểm tra thực địa; việc được đưa vào kế hoạch quý tới, có thông báo cho chi bộ.",
    "Đã bố trí kinh phí và bắt đầu làm từ tuần này, dự kiến xong trước cuối tháng.",
    "Nội dung đã giải quyết; hồ sơ lưu tại văn phòng Đảng ủy, chi bộ cử người đến nhận kết quả.",
    "Việc này chưa có trong kế hoạch vốn năm nay; đảng ủy đưa vào danh mục ưu tiên năm sau và báo lại trước ngày 15/01.",
)
REFUSAL = "Trả lời chưa nêu thời gian làm, nhân dân chưa yên tâm"
