"""Words that names in Vietnam are made of; they settle what an ambiguous old-font name says."""

import re

_WORD = re.compile(r"[^\W\d_]+")

# Family names: of the Kinh first, then of the peoples of the north and of the highlands.
_FAMILY_LIST = """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý lí an ánh ân bạch bàng bành bế biện bồ ca cái
    cam cảnh cao cát cấn châu chế chu chử chung chúc cổ cồ cù cung cự dã danh diêm diệp doãn dư đái đàm đan đàng đào đậu
    đèo điền điêu đinh đoàn đoái đồng đới đường giả giang giáp hà hạ hàn hán hầu hình hoa hoắc hứa hùng hướng hữu kha khà
    khâu khiếu khổng khuất khúc khương kiên kiều kim kỳ la lã lại lâm lân lao lăng liêu liễu lò lộ lỗ lộc lụa luân lục lương
    lưu lữ ma mã mạc mạch mai mẫn mạnh mao mâu mộc mùa nghê nghị nghiêm ngọ ngạc ngân ngọc nhan nhâm nhữ ninh nông ong ôn
    ông phí phó phú phù phùng phương quách quan quản quàng sái sầm sằm sơn sử sùng tạ tăng tất thạch thái thẩm thang thào
    thân thập thế thi thiều thịnh thôi tiêu tiết tô tôn tòng tống trà trang triệu trịnh trình trưng trương từ tưởng tướng tư
    ty uông ung văn vàng vi viên vĩnh vòng vừ vương vưu xa xà xuân xồng yên giàng cứ hạng hảng lầu lìm lù lương lường cầm cà
    bàn đặng phượng tẩn tráng thền vảng tung thàng ly chảo chẻo
"""
FAMILY = frozenset(_FAMILY_LIST.split())

# Middle and given names.
_GIVEN_LIST = """
    a ái an ân anh ánh ảnh ba bá bạch bách bảo bằng bắc băng bích biên bình bính bông bốn cả cam cảnh cao cát cẩm cần chân
    chánh chất châu chi chí chiến chiêu chinh chính chu chuẩn chung chuyên chuyền chữ chức chương chưởng cơ cúc cung cừ
    cương cường cửu danh dần di dịu diễm diễn diện diệp diệu dinh dĩnh doanh du dung dũng duy duyên duyệt dư dự dương dưỡng
    đa đài đại đàm đàn đan đang đảng đạo đào đạt đăng đắc đằng đặng đậu đấu để đề điểm điền điện điệp định đình đính đoan
    đoàn đoài độ đô đông đồng đức đường được gái gấm giang giao giáp giảng giới hà hạ hải hàm hàn hán hàng hành hạnh hảo
    hào hằng hân hậu hiên hiến hiền hiển hiếu hiệu hiệp hinh hoa hoà hòa hoá hóa hoài hoan hoàn hoàng hoành hoạt hội hồi hồng
    hợi hợp hớn huân huấn huế huệ huy huyên huyền huyện huynh hùng hữu hưng hương hường hướng hy khá khai khải khang khanh
    khánh khâm khê khiêm khiết khiêu khoa khoái khoan khoát khôi khởi khuê khương khương kiên kiếm kiều kiệm kiệt kim kính
    kỳ kỷ kỹ la lạc lai lại lam làn lan lành lãm lâm lân lập lê lễ lệ liêm liên liễn liệu liễu linh lĩnh loan loát long lô lộc
    lợi lợt lu luân luận luật lụa lực lược lương lường lượng lưu lựu ly lý mạnh mai mão mạo mát mận mẫn mẫu mây mến mị mỉ
    miên miễn miện minh mừng mười mùi mỵ mỹ nam năm năng nga ngà ngạn ngân nghi nghị nghĩa nghiêm nghiệp ngoan ngoạn ngọ
    ngọc ngôn ngợi nguyên nguyện nguyệt nhã nhạ nhàn nhạn nhâm nhân nhẫn nhất nhật nhị nhiên nhiệm nho nhỏ nhu nhung nhuận
    nhượng như nhường ninh nương oai oanh phác phan phát phẩm phấn phận phi phiên phong phòng phó phú phúc phùng phụng phước
    phương phượng quán quảng quang quân quế quốc quy quý quí quỳ quyên quyền quyết quyến quỳnh sa sách san sang sáng sao sáu
    sắc sâm sen siêu sinh soa soạn song sơn suốt suý sự sương sửu tá tài tám tam tạo tâm tân tấn tần tập tất thạc thạch
    thái tham thám thảng thanh thành thanh thảo thạo thăng thắm thắng thân thâm thấu thập thất thế thể thêm thi thìn thị thích
    thiêm thiên thiện thiết thiệu thiều thịnh thìn thinh thoa thoại thoan thoản thọ thông thống thơ thới thời thơm thu thuần
    thuận thuật thục thuỳ thùy thuỷ thủy thuý thúy thuyên thuyết thư thứ thừa thước thức thương thưởng thượng tiên tiền tiến
    tiềm tiếp tín tính tình tỉnh toan toán toàn toản toại tố tô tôn tồn tới trà trác trai trang tráng trạch trâm trân trấn
    trí trị trinh trình trọng trong trúc trung truyền trực trưng trước trường trưởng tuấn tuân tuất tuế tuệ tụ tùng tuyên
    tuyến tuyển tuyết tuyền tú tư tứ tứ từ tự tước tươi tường tưởng tý uy uyên uyển ước văn vân vấn vận vi vị viên viễn viện
    việt vinh vĩnh vịnh vọng vòng võ vóc vu vũ vui vụ vượng vương vy vỹ xá xoan xô xuân xuyên xuyến xướng ý yên yến
"""
GIVEN = frozenset(_GIVEN_LIST.split())


def _is_known(words: list[str]) -> bool:
    """Tell whether a family name is followed by words that names are made of; plain ASCII words prove nothing."""
    first = words[0]
    if not (first.isascii() or first in FAMILY or (len(words) == 1 and first in GIVEN)):
        return False
    return all(word.isascii() or word in GIVEN for word in words[1:])


def is_likelier(reading: str, written: str) -> bool:
    """Tell whether the reading is made of known name words and the text as written is not."""
    read, plain = _WORD.findall(reading.lower()), _WORD.findall(written.lower())
    return bool(read and plain) and _is_known(read) and not _is_known(plain)
