import unicodedata

import pytest

from sotay.documents.errors import ClassifiedFileRefused, ClassifiedNameRefused, ClassifiedTextRefused
from sotay.documents.intake.marking import check_head, check_name, check_typed_text, find_classified_marking

STAMPED_NAMES = [
    "MẬT.pdf", "Mật.docx", "TUYET MAT.pdf", "tuyet_mat.docx", "Toi-mat.pdf", "TOIMAT.pdf", "TuyetMat 05.pdf",
    "Báo cáo (MẬT).docx", "Báo cáo (mật).docx", "[TỐI MẬT] Kế hoạch.pdf", "BC nhân sự - TUYỆT MẬT.pdf",
    "Công văn mật số 12.pdf", "tài liệu mật.pdf", "Tai lieu mat.pdf", "van ban mat.doc", "cong-van-mat-2026.pdf",
    "MẬT - Báo cáo nhân sự.docx", "Mật_BC 2026.xlsx", "Báo cáo MẬT về nhân sự.docx", "báo cáo-mật.pdf",
    "M Ậ T.pdf", "T U Y Ệ T M Ậ T.pdf", "T.O.I M.A.T.pdf", "Độ mật.pdf", "BC_MAT.pdf", "(MAT) bao cao.pdf",
    "Độ tối mật - hồ sơ.pdf", "BÁO CÁO MẬT.docx", "C:\\hồ sơ\\Tuyệt mật.pdf", "Đóng dấu mật.jpg", "TaiLieuMat.pdf",
]  # fmt: skip
ORDINARY_NAMES = [
    "Luật Bảo vệ bí mật nhà nước.pdf", "Luat Bao ve bi mat nha nuoc 2025.pdf", "Nuôi ong lấy mật.docx",
    "Mật ong Tuyên Quang.pdf", "Mật độ dân số.xlsx", "mat do dan so.xlsx", "Bảo mật thông tin.pptx",
    "Quan hệ mật thiết với Nhân dân.docx", "Mặt trận Tổ quốc.pdf", "mat-tran-to-quoc.pdf", "MAT TRAN TO QUOC.docx",
    "Bao cao mat tran.docx", "Danh sách có mặt.xlsx", "DANH SACH CO MAT.docx", "danh-sach-vang-mat.xlsx",
    "Le ra mat chi bo.jpg", "MAT_BANG_XA.pdf", "Chi bộ Mật Sơn.docx", "CHI BỘ MẬT SƠN.pdf", "Đổi mật khẩu.pdf",
    "Danh mục bí mật nhà nước độ Tuyệt mật.pdf", "danh muc bi mat nha nuoc do toi mat.pdf", "Biên bản tháng 5.docx",
    "Quy định xác định độ mật của văn bản.docx", "Nghị quyết 05-NQ_CB.docx", "Matt.pdf", "Format.docx", "toan-mat.jpg",
    "Vang mat.xlsx", "Truc mat.xlsx", "Ảnh 12.2025.jpg", "", ".pdf",
]  # fmt: skip
STAMPED_TEXTS = [
    "MẬT", "TỐI MẬT", "Tuyệt mật", "  [ MẬT ]  ", "*** TỐI MẬT ***", "M Ậ T", "M.Ậ.T", "T Ố I   M Ậ T", "TUYET MAT",
    "Độ mật: Mật", "Độ mật: TỐI MẬT", "Mức độ mật : Tuyệt mật", "ĐỘ MẬT: MẬT", "Báo cáo nhân sự (MẬT)",
    "Báo cáo TUYỆT MẬT về công tác cán bộ", "MẬT - Báo cáo nhân sự", "Kế hoạch tháng 5\nMẬT\nphần hai",
    "MẬT ĐẢNG CỘNG SẢN VIỆT NAM", "Số 05-BC/TU TỐI MẬT", "MẬT Tuy Lộc, ngày 05 tháng 02 năm 2026",
    "CHI BỘ THÔN ẢNG\tMẬT", "M\u200bẬT", "Dấu mật: Mật",
]  # fmt: skip
ORDINARY_TEXTS = [
    "Học tập Luật Bảo vệ bí mật nhà nước", "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC", "Mật độ dân số của xã", "mật ong rừng",
    "Giữ mối liên hệ mật thiết với Nhân dân", "Thực hiện chế độ bảo mật, không chia sẻ mật khẩu",
    "TĂNG CƯỜNG BẢO VỆ BÍ MẬT NHÀ NƯỚC", "NUÔI ONG LẤY MẬT", "CHI BỘ MẬT SƠN", "Cơ quan thường trực Mặt trận Tổ quốc",
    "DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TUYỆT MẬT", "Danh mục bí mật nhà nước độ Tuyệt mật, độ Tối mật",
    'Cách đóng dấu "TUYỆT MẬT" đúng quy định', "Văn bản có dấu MẬT phải lưu riêng", "Bầu cử bằng phiếu kín, giữ bí mật",
    "Không trao đổi tài liệu mật trên mạng xã hội", "Chi bộ nhất trí 100 %", "", "Mặt", "có mặt", "vắng mặt 2",
    "Quy định về độ mật của văn bản: áp dụng từ 01/3/2026", "Công tác BẢO MẬT thông tin", "Buổi tối mật độ xe đông",
    "Đồng chí Mật phát biểu",
]  # fmt: skip


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", STAMPED_NAMES)
def test_stamped_name_is_refused(name, form):
    with pytest.raises(ClassifiedNameRefused, match="Tên tệp có dấu chỉ độ mật"):
        check_name(unicodedata.normalize(form, name))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ORDINARY_NAMES)
def test_ordinary_name_passes(name, form):
    check_name(unicodedata.normalize(form, name))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", STAMPED_TEXTS)
def test_stamped_text_is_refused(text, form):
    with pytest.raises(ClassifiedTextRefused):
        check_typed_text("Sinh hoạt chi bộ", unicodedata.normalize(form, text))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", ORDINARY_TEXTS)
def test_ordinary_text_passes(text, form):
    check_typed_text(unicodedata.normalize(form, text))


@pytest.mark.parametrize(
    ("text", "mark"),
    [("m ậ t", "MẬT"), ("Độ mật: tối mật", "TỐI MẬT"), ("(TUYỆT MẬT)", "TUYỆT MẬT"), ("bình thường", None)],
)
def test_level_is_named_as_the_law_writes_it(text, mark):
    assert find_classified_marking(text) == mark


def test_stamp_at_the_head_of_a_document_is_refused():
    for stamp in ("MẬT", "Mật", "TUYET MAT", "MAT", "Độ mật: Mật"):
        with pytest.raises(ClassifiedFileRefused, match="Trong tệp"):
            check_head(["ĐẢNG BỘ TỈNH", "BAN TỔ CHỨC", "*", "Số 05-BC/BTCTU", stamp, "BÁO CÁO"])


def test_table_of_levels_far_below_the_head_passes():
    check_head(
        ["LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC", *[f"Điều {number}." for number in range(40)], "Tuyệt mật", "Tối mật", "Mật"]
    )


def test_title_broken_in_two_passes():
    check_head(["QUYẾT ĐỊNH", "ban hành danh mục bí mật nhà nước độ", "TUYỆT MẬT", "của ngành Tổ chức xây dựng Đảng"])
