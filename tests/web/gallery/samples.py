"""The invented words and numbers that the gallery shows."""

import datetime as dt
from types import SimpleNamespace as Thing

from sotay.core import parts
from tests.web.gallery.forms import SampleFilter, SampleForm

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vàng A", "Lò Thị", "Đặng")
GIVEN = (
    "An",
    "Bình",
    "Chiến",
    "Dũng",
    "Đào",
    "Giang",
    "Hạnh",
    "Khuyến",
    "Liễu",
    "Mẩy",
    "Ngọc Ánh",
    "Phượng",
    "Quyền",
    "Thắm",
    "Vượng",
)
CELLS = ("Chi bộ thôn Nà Bó", "Chi bộ thôn Phiêng Luông", "Chi bộ Trường Tiểu học Kim Bình", "Chi bộ tổ dân phố 5")


def progress(done):
    return {
        "title": "Nhập 70.592 đảng viên",
        "done": done,
        "total": 70592,
        "left": "2 phút",
        "url": f"/gallery/job/{min(70592, done + 9000)}/",
        "finished": done >= 70592,
        "result_url": "#",
    }


def row(**facts):
    return Thing(**({"icon": "", "text": "", "badge": "", "badge_text": "", "url": "#"} | facts))


def leaf(name, count=None, *, current=False):
    return Thing(name=name, url="#", count=count, current=current, open=False, children=[], children_url="")


def stat(label, value, note, share=(0, 0), kind=""):
    return Thing(label=label, value=value, note=note, url="#", part=share[0], whole=share[1], kind=kind)


def cell(text, url="", badge="", *, number=False):
    return Thing(text=text, number=number, url=url, badge=badge)


def handbook_home():
    return {
        "next_step": Thing(
            title="Sinh hoạt chi bộ tháng 2",
            text="Thứ năm, 05/02/2026, 19:30 · Nhà văn hóa thôn Nà Bó",
            note="3 tài liệu, đồng chí chưa mở 2 tài liệu.",
            url="#",
            label="Đọc tài liệu",
            icon="document",
        ),
        "lists": [
            Thing(
                title="Việc của tôi",
                url="#",
                empty="",
                rows=[
                    row(
                        title="Vận động 3 hộ hiến đất mở đường liên thôn",
                        text="Hạn 28/02/2026",
                        badge="due",
                        badge_text="Còn 5 ngày",
                        icon="task",
                    ),
                    row(
                        title="Nộp bản tự kiểm điểm năm 2025",
                        text="Hạn 31/01/2026",
                        badge="late",
                        badge_text="Quá hạn 5 ngày",
                        icon="task",
                    ),
                    row(
                        title="Theo dõi tổ liên gia số 4",
                        text="Thường xuyên",
                        badge="ok",
                        badge_text="Đang làm",
                        icon="task",
                    ),
                ],
            ),
            Thing(
                title="Thông báo",
                url="#",
                empty="",
                rows=[
                    row(title="Nghị quyết tháng 1 đã được ban hành", text="07/01/2026", icon="document"),
                    row(
                        title="Lịch tiếp công dân của Bí thư Đảng ủy xã Kim Bình",
                        text="Thứ hai hằng tuần",
                        icon="calendar",
                    ),
                ],
            ),
            Thing(title="Ý kiến đang chờ trả lời", url="", rows=[], empty="Không có ý kiến nào đang chờ."),
        ],
    }


def form():
    return {"form": SampleForm({"title": "Sinh hoạt tháng 2", "kind": "periodic", "held_on": "31/02/2026"})}


def clean_form():
    return {"form": SampleForm(initial={"held_on": dt.date(2026, 2, 5), "kind": "periodic"})}


def members(count=50):
    return [
        Thing(
            name=f"{FAMILIES[i % 8]} {'Văn' if i % 3 else 'Thị'} {GIVEN[i * 7 % 15]}",
            url=f"/gallery/record/?n={i}",
            born=dt.date(1955 + i * 13 % 48, 1 + i % 12, 1 + i % 28),
            cell=CELLS[i % 4],
            years=i * 5 % 60,
            card=f"0{i:02}.{i * 7919 % 1000000:06}",
            kind=("ok", "ok", "due", "info", "late")[i % 5],
            status=("Chính thức", "Chính thức", "Dự bị", "Miễn sinh hoạt", "Thiếu hồ sơ")[i % 5],
        )
        for i in range(count)
    ]


def tree():
    grassroots = Thing(
        name="Đảng bộ xã Kim Bình",
        url="#",
        count=312,
        current=False,
        open=True,
        children_url="",
        children=[leaf(CELLS[0], 25, current=True), leaf(CELLS[1], 18), leaf(CELLS[2], 31), leaf(CELLS[3], 22)],
    )
    lazy = Thing(
        name="Đảng bộ xã Minh Quang",
        url="#",
        count=287,
        current=False,
        open=False,
        children=[],
        children_url="/gallery/branch/",
    )
    return [
        Thing(
            name="Đảng bộ tỉnh",
            url="#",
            count=70592,
            current=False,
            open=True,
            children_url="",
            children=[grassroots, lazy, leaf("Chi bộ cơ sở Bệnh viện đa khoa", 41)],
        )
    ]


def desk_list():
    return {
        "nodes": tree(),
        "members": members(),
        "filter": SampleFilter({"q": "", "status": "full"}),
        "chips": [parts.Chip("Trạng thái: Chính thức", "?"), parts.Chip("Đảng bộ xã Kim Bình", "?")],
        "tabs": [
            parts.Tab("Đang sinh hoạt", "#", True, 70592),
            parts.Tab("Chuyển đi", "#", False, 1204),
            parts.Tab("Đã ra khỏi Đảng", "#", False, 318),
        ],
        "path": [
            Thing(name="Đảng bộ tỉnh", url="#"),
            Thing(name="Đảng bộ xã Kim Bình", url="#"),
            Thing(name="Đảng viên", url="#"),
        ],
        "bulk": [
            parts.Choice("export", "Xuất Excel"),
            parts.Choice("slips", "In phiếu kích hoạt"),
            parts.Choice("transfer", "Chuyển sinh hoạt", "danger"),
        ],
    }


def board():
    months = [f"T{m}" for m in range(1, 13)]
    shares = (98, 91, 95, 88, 100, 72, 64, 93, 99, 81, 45, 0)
    rows = [
        parts.HeatRow(
            cell,
            tuple(
                parts.HeatCell(parts.share_level(shares[(i * 5 + j) % 12], 100), f"{shares[(i * 5 + j) % 12]}", url="#")
                for j in range(12)
            ),
            "#",
        )
        for i, cell in enumerate(CELLS)
    ]
    days = {
        dt.date(2026, 2, d): n
        for d, n in ((1, 12), (3, 2104), (4, 310), (5, 988), (6, 120), (7, 44), (8, 9), (10, 61), (15, 3))
    }
    return {
        "nodes": tree(),
        "heat": parts.share_map("Tỷ lệ đảng viên dự sinh hoạt (%)", "Chi bộ", months, rows),
        "month": parts.month_map(
            dt.date(2026, 2, 1), days, "Số chi bộ sinh hoạt theo ngày, tháng 02/2026", dict.fromkeys(days, "#")
        ),
        "bars": [
            parts.Bar("Nông thôn", 2210, "#"),
            parts.Bar("Cơ quan", 980, "#"),
            parts.Bar("Trường học", 640, "#"),
            parts.Bar("Doanh nghiệp", 212, "#"),
            parts.Bar("Lực lượng vũ trang", 88, "#"),
        ],
        "columns": [parts.Bar(m, s, "#", "ok" if s >= 90 else "due") for m, s in zip(months, shares, strict=True)],
        "run": list(shares),
        "members": members(8),
        **progress(41000),
    }


def home_desk():
    return {
        "organisation": Thing(name="Đảng bộ tỉnh"),
        "nodes": tree(),
        "stats": [
            stat("Chi bộ đã sinh hoạt", "3.676 / 4.130", "89,0 % số chi bộ trong tháng 02/2026", (3676, 4130), "ok"),
            stat("Chi bộ chậm sinh hoạt", "41", "quá ngày quy định mà chưa họp", (41, 4130)),
            stat("Đảng viên dự sinh hoạt", "93,4 %", "không tính đảng viên được miễn", (934, 1000), "ok"),
            stat("Dùng sổ tay trong tháng", "64.102", "90,8 % đảng viên đã kích hoạt", (908, 1000), "info"),
        ],
        "tables": [
            Thing(
                title="Chi bộ chậm sinh hoạt",
                url="#",
                columns=[
                    Thing(title="Chi bộ", number=False),
                    Thing(title="Đảng bộ cơ sở", number=False),
                    Thing(title="Đảng viên", number=True),
                    Thing(title="Quá hạn", number=False),
                ],
                rows=[
                    [
                        cell(c, url="#"),
                        cell("Đảng bộ xã Kim Bình"),
                        cell(str(12 + i * 7), number=True),
                        cell(f"{i + 2} ngày", badge="late"),
                    ]
                    for i, c in enumerate(CELLS)
                ],
            )
        ],
    }


CONTEXTS = {
    "handbook": handbook_home,
    "form": form,
    "clean_form": clean_form,
    "desk": desk_list,
    "board": board,
    "home_desk": home_desk,
    "meeting": lambda: {"run": [91, 93, 88, 95]},
    "error_403": dict,
}
