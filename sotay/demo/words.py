"""Words from which the demonstration province is made. Every place below the nation and every person is invented."""

PROVINCE = "Đảng bộ tỉnh Bình Sơn"
PROVINCE_CODE = "98"

DISTRICTS = (
    "thành phố Sông Lam",
    "thị xã Đồng Mai",
    "huyện An Thịnh",
    "huyện Phú Lộc Sơn",
    "huyện Yên Bằng",
    "huyện Tân Khê",
    "huyện Mường Sang",
    "huyện Hòa Điền",
    "huyện Nam Trạch",
    "huyện Thượng Nguyên",
)
BLOCKS = (
    ("Đảng bộ Khối các cơ quan tỉnh", "agency"),
    ("Đảng bộ Khối doanh nghiệp tỉnh", "enterprise"),
    ("Đảng bộ Công an tỉnh", "police"),
    ("Đảng bộ Quân sự tỉnh", "military"),
    ("Đảng bộ Trường Đại học Bình Sơn", "school"),
)
COMMUNE_FIRST = "An Bình Cẩm Đại Đồng Gia Hồng Hợp Khánh Kim Lâm Liên Mai Minh Nghĩa Nhân Phúc Quảng Sơn Tân Thanh Thạch Thượng Tiên Trung Vân Việt Xuân Yên".split()
COMMUNE_LAST = "Hải Lạc Lộc Long Lương Mỹ Ninh Phong Phú Sơn Tâm Thái Thành Thịnh Thủy Tiến Trạch Vượng".split()
AGENCIES = (
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Y tế",
    "Sở Tư pháp",
    "Sở Xây dựng",
    "Sở Công Thương",
    "Sở Giáo dục và Đào tạo",
    "Báo Bình Sơn",
    "Tỉnh đoàn",
    "Hội Nông dân tỉnh",
    "Kho bạc tỉnh",
    "Bảo hiểm xã hội tỉnh",
    "Tòa án tỉnh",
    "Cục Thuế",
)
COMPANIES = (
    "Công ty May",
    "Công ty Xi măng",
    "Công ty Điện lực",
    "Công ty Môi trường",
    "Công ty Gạch",
    "Công ty Lâm nghiệp",
    "Hợp tác xã Nông nghiệp",
)
OFFICES = (
    "Văn phòng",
    "Phòng Tổ chức - Hành chính",
    "Phòng Kế hoạch - Tài chính",
    "Phòng Nghiệp vụ",
    "Phòng Kỹ thuật",
    "Phân xưởng",
    "Tổ chuyên môn",
)

FAMILY = "Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lương Nông Hà Vi Chu Đoàn Triệu Ma Giáp Thân Mai Đinh Lưu".split()
MIDDLE = {
    "male": "Văn Văn Đức Hữu Quang Minh Xuân Công Đình Trọng Thế Bá Mạnh Tiến".split(),
    "female": "Thị Thị Thu Ngọc Thanh Hồng Thúy Kim Bích Phương Thùy Minh".split(),
}
GIVEN = {
    "male": "Hùng Dũng Thắng Tuấn Sơn Hải Long Cường Mạnh Tùng Khánh Đạt Thịnh Trường Ước Lượng Vượng Bình Chiến Đông Giang Hiếu Kiên Lâm Nam Phúc Quân Tâm Việt".split(),
    "female": "Hương Lan Hoa Hằng Nga Thủy Mai Yến Dung Hạnh Nguyệt Huệ Phượng Quỳnh Xuyến Ánh Ngà Thoa An Chi Diệp Giang Hiền Loan Nhung Oanh Tuyết Vân".split(),
}
ETHNICITY = ["Kinh"] * 80 + ["Tày"] * 8 + ["Nùng"] * 6 + ["Mường"] * 3 + ["Sán Dìu"] * 2 + ["Hoa"]
RELIGION = ["Không"] * 40 + ["Công giáo", "Phật giáo"]
OCCUPATION = {
    "residential": ["Nông dân", "Nông dân", "Nông dân", "Hưu trí", "Hưu trí", "Buôn bán", "Công nhân"],
    "school": ["Giáo viên"],
    "health": ["Y sĩ", "Bác sĩ", "Điều dưỡng"],
    "agency": ["Công chức", "Viên chức"],
    "enterprise": ["Công nhân", "Kỹ sư", "Nhân viên"],
    "police": ["Sĩ quan công an"],
    "military": ["Sĩ quan quân đội"],
}
SCHOOLING = ["12/12"] * 7 + ["10/10", "9/12", "7/10"]
QUALIFICATION = ["", "", "Sơ cấp", "Trung cấp", "Cao đẳng", "Đại học", "Đại học", "Đại học", "Thạc sĩ"]
THEORY = ["", "Sơ cấp", "Sơ cấp", "Trung cấp", "Trung cấp", "Cao cấp"]

TASKS = (
    "Vận động nhân dân hiến đất mở rộng đường ngõ xóm",
    "Rà soát, giúp đỡ quần chúng ưu tú vào Đảng",
    "Tuyên truyền phòng cháy, chữa cháy đến từng hộ",
    "Tổ chức dọn vệ sinh môi trường, khơi thông cống rãnh",
    "Nắm tình hình tư tưởng của đoàn viên, hội viên",
    "Thăm hỏi, động viên hộ gia đình chính sách",
    "Đôn đốc thu quỹ đền ơn đáp nghĩa, quỹ vì người nghèo",
    "Hướng dẫn đảng viên cao tuổi sử dụng sổ tay đảng viên điện tử",
    "Phối hợp tổ chức Ngày hội Đại đoàn kết toàn dân tộc",
    "Chuẩn bị nội dung sinh hoạt chuyên đề quý sau",
)
THEMES = (
    "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh về nêu gương",
    "Những điều đảng viên không được làm",
    "Xây dựng nông thôn mới nâng cao, đô thị văn minh",
    "Phát triển đảng viên ở khu dân cư",
)
DISCUSSION = (
    "Đề nghị chi bộ cử thêm đảng viên giúp việc hướng dẫn bà con làm thủ tục trên cổng dịch vụ công.",
    "Nhất trí với dự thảo nghị quyết; đề nghị nêu rõ thời hạn hoàn thành đường ngõ 3.",
    "Cần quan tâm hơn đến các cháu thanh niên đi làm ăn xa khi về địa phương.",
    "Đề nghị thông báo lịch tiêm phòng gia súc sớm hơn để bà con chủ động.",
)
NOT_HELD = (
    "Bí thư đi điều trị dài ngày, phó bí thư chưa được giao chủ trì",
    "Mưa lũ, đường vào thôn bị sạt lở",
    "Trùng lịch diễn tập khu vực phòng thủ",
    "Vắng quá nửa số đảng viên do đi làm ăn xa",
    "Chờ văn bản hướng dẫn của cấp ủy cấp trên",
    "Chi bộ có tang",
)
