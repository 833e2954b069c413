"""What the cells of the demonstration ask for, and what they are answered."""

from sotay.petitions.choices import Subject

BRIDGE = (
    "Đề nghị sửa cầu Suối Ngang bị xuống cấp, lan can gãy, học sinh qua lại nguy hiểm",
    "Đề nghị sớm sửa cầu Suối Ngang đã xuống cấp, lan can gãy, học sinh qua lại rất nguy hiểm",
    "Cầu Suối Ngang xuống cấp, lan can gãy, đề nghị sửa trước mùa mưa vì học sinh qua lại nguy hiểm",
)
POLICY = "Đề nghị nâng mức hỗ trợ cho bí thư chi bộ thôn khi kiêm trưởng thôn"
TEXTS = (
    ("Đề nghị nạo vét mương tưới trước vụ xuân, đoạn qua cánh đồng phía đông", Subject.ROADS),
    ("Đề nghị sớm cấp giấy chứng nhận cho các hộ đã nộp hồ sơ từ tháng 3", Subject.LAND),
    ("Đề nghị thu gom rác ở bãi tập kết, mùi ảnh hưởng các hộ liền kề", Subject.ENVIRONMENT),
    ("Đề nghị bổ sung thiết bị khám bệnh cho trạm y tế", Subject.SOCIAL),
    ("Đề nghị hỗ trợ giống lúa chất lượng cao cho vụ mùa", Subject.ECONOMY),
    ("Đề nghị lắp gương cầu lồi ở ngã ba chợ để giảm tai nạn", Subject.ORDER),
    ("Đề nghị mở lớp bồi dưỡng nghiệp vụ cho bí thư chi bộ mới", Subject.PARTY),
    ("Đề nghị kéo đường nước sạch về xóm trên, giếng đã cạn", Subject.ENVIRONMENT),
    ("Đề nghị trải lại mặt đường trục thôn, nhiều ổ gà", Subject.ROADS),
    ("Đề nghị trả lời dứt điểm mức bồi thường thu hồi đất làm kênh", Subject.LAND),
    ("Đề nghị hỗ trợ vay vốn chăn nuôi cho hộ mới thoát nghèo", Subject.ECONOMY),
    ("Đề nghị bố trí giáo viên mầm non cho điểm trường lẻ", Subject.SOCIAL),
    ("Đề nghị lắp đèn chiếu sáng đoạn đường vắng sau trường học", Subject.ORDER),
    ("Đề nghị cấp kinh phí mua sách cho tủ sách chi bộ", Subject.PARTY),
    ("Đề nghị sửa mái nhà văn hóa bị dột", Subject.OTHER),
)
ANSWERS = (
    "Đã giao cán bộ chuyên môn kiểm tra thực địa; việc được đưa vào kế hoạch quý tới, có thông báo cho chi bộ.",
    "Đã bố trí kinh phí và bắt đầu làm từ tuần này, dự kiến xong trước cuối tháng.",
    "Nội dung đã giải quyết; hồ sơ lưu tại văn phòng Đảng ủy, chi bộ cử người đến nhận kết quả.",
    "Việc này chưa có trong kế hoạch vốn năm nay; đảng ủy đưa vào danh mục ưu tiên năm sau và báo lại trước ngày 15/01.",
)
REFUSAL = "Trả lời chưa nêu thời gian làm, nhân dân chưa yên tâm"
