import dataclasses
import datetime as dt

import pytest

from sotay.core.days import ZONE
from sotay.meetings.choices import MeetingKind
from sotay.meetings.rules.papers import (
    Assignment,
    Item,
    MeetingFacts,
    Named,
    Question,
    locality_in,
    merged,
    minutes_sections,
    minutes_title,
    report_due_on,
    resolution_sections,
    resolution_title,
    with_edits,
)
from sotay.meetings.rules.seals import canonical, differences, first_of, seal_of

FACTS = MeetingFacts(
    cell="Chi bộ thôn 1",
    kind=MeetingKind.PERIODIC,
    theme="",
    period=dt.date(2026, 2, 1),
    held_on=dt.date(2026, 2, 3),
    place="Nhà văn hóa thôn 1",
    opened_at=dt.datetime(2026, 2, 3, 19, 30, tzinfo=ZONE),
    closed_at=dt.datetime(2026, 2, 3, 21, 5, tzinfo=ZONE),
    chair="Trần Thị An",
    minute_taker="Nguyễn Văn Bình",
    convened=26,
    probationary=2,
    due=24,
    present=21,
    present_probationary=1,
    late=(Named("Lê Thị Hoa"),),
    left=(Named("Vũ Thị Nga", "20:40"),),
    excused=(Named("Đỗ Thị Lan", "Đi công tác"), Named("Ngô Văn Minh", "Ốm")),
    absent=(Named("Bùi Văn Phú"),),
    exempt=(Named("Hà Thị Sáu"), Named("Lò Văn Tám")),
    guests=(Named("Vũ Đình Khánh", "Bí thư Đảng ủy xã"),),
    items=(
        Item("Kết quả tháng 01", (Named("Lê Thị Em", "Nhất trí với báo cáo"), Named("Trần Văn Giáp"))),
        Item("Thông tin thời sự"),
    ),
    other_opinions=(Named("Vũ Đình Khánh", "Đề nghị quan tâm phát triển đảng viên."),),
    questions=(
        Question("Thông qua nghị quyết tháng 02", base=22, agree=20, disagree=0, other=1, is_carried=True),
        Question("Đổi ngày họp", base=22, agree=9, disagree=11, other=0, is_carried=False),
    ),
    evaluation="Tư tưởng ổn định.\n- Hạn chế: chậm thu quỹ.",
    conclusion="Thống nhất các nội dung.",
    draft_resolution="Hoàn thành đường ngõ 3.\nKết nạp 01 quần chúng ưu tú.",
    given=(Assignment("Vận động hiến đất", "Trần Văn Giáp", dt.date(2026, 3, 1)),),
    reviewed=(
        Assignment("Thu đảng phí", "Lê Thị Hoa", dt.date(2026, 2, 1), "Hoàn thành", "100 %", is_due=True, is_done=True),
        Assignment("Trồng cây", "Chi ủy", dt.date(2026, 2, 1), "Không hoàn thành", "Thiếu cây giống", is_due=True),
        Assignment("Sửa nhà văn hóa", "Chi ủy", dt.date(2026, 4, 1), "Đang thực hiện"),
    ),
    score=93,
    rating="Tốt",
)


def text_of(sections):
    return [line for section in sections for line in [section["heading"], *section["paragraphs"]] if line]


def test_the_minutes_say_what_happened():
    assert minutes_title(FACTS) == "Sinh hoạt định kỳ tháng 02 năm 2026"
    assert text_of(minutes_sections(FACTS)) == [
        (
            "Hôm nay, hồi 19 giờ 30 phút, ngày 03 tháng 02 năm 2026, tại Nhà văn hóa thôn 1, Chi bộ thôn 1 tổ chức "
            "sinh hoạt định kỳ tháng 02 năm 2026."
        ),
        "Thành phần dự họp",
        "- Đảng viên được triệu tập: 26 đồng chí (chính thức 24, dự bị 2).",
        "- Có mặt: 21/24 đồng chí phải dự, đạt 87,5 % (chính thức 20, dự bị 1).",
        "- Đến muộn: 1 đồng chí: Lê Thị Hoa.",
        "- Về trước: 1 đồng chí: Vũ Thị Nga (20:40).",
        "- Vắng có lý do: 2 đồng chí: Đỗ Thị Lan (Đi công tác); Ngô Văn Minh (Ốm).",
        "- Vắng không lý do: 1 đồng chí: Bùi Văn Phú.",
        "- Được miễn công tác và sinh hoạt đảng: 2 đồng chí: Hà Thị Sáu; Lò Văn Tám.",
        "- Đại biểu dự: đồng chí Vũ Đình Khánh, Bí thư Đảng ủy xã.",
        "- Chủ trì: đồng chí Trần Thị An.",
        "- Thư ký: đồng chí Nguyễn Văn Bình.",
        "Nội dung, diễn biến",
        "Kết quả tháng 01",
        "- Đồng chí Lê Thị Em: Nhất trí với báo cáo.",
        "- Đồng chí Trần Văn Giáp phát biểu ý kiến.",
        "Thông tin thời sự",
        "Ý kiến khác",
        "- Đồng chí Vũ Đình Khánh: Đề nghị quan tâm phát triển đảng viên.",
        "Biểu quyết",
        (
            "- Thông qua nghị quyết tháng 02: 20/22 đồng chí đồng ý (90,9 % số đảng viên được tính); không đồng ý 0; "
            "ý kiến khác 1. Được thông qua."
        ),
        (
            "- Đổi ngày họp: 9/22 đồng chí đồng ý (40,9 % số đảng viên được tính); không đồng ý 11; ý kiến khác 0. "
            "Không được thông qua."
        ),
        "Kết luận của chủ trì",
        "Thống nhất các nội dung.",
        "Giao nhiệm vụ",
        "Chấm điểm kỳ sinh hoạt",
        "Chi bộ tự chấm chất lượng kỳ sinh hoạt: 93/100 điểm, xếp loại Tốt.",
        (
            "Kỳ sinh hoạt kết thúc hồi 21 giờ 05 phút cùng ngày. Biên bản được đọc lại trước chi bộ, các đồng chí dự họp "
            "nhất trí thông qua."
        ),
    ]


def test_the_resolution_is_written_from_tasks_votes_and_points():
    sections = resolution_sections(FACTS)

    assert resolution_title(FACTS) == "lãnh đạo thực hiện nhiệm vụ tháng 02 năm 2026"
    assert [section["heading"] for section in sections] == [
        "",
        "Đánh giá kết quả thực hiện nhiệm vụ tháng 01 năm 2026",
        "Tình hình tư tưởng, kết quả lãnh đạo; biểu dương, nhắc nhở; hạn chế",
        "Kết quả thực hiện nghị quyết tháng 01 năm 2026",
        "Phương hướng, nhiệm vụ tháng 02 năm 2026",
        "Tổ chức thực hiện",
        "Chi bộ tự chấm điểm",
        "",
    ]
    tables = {section["key"]: section["table"] for section in sections if section["table"]}
    assert tables["results"] == [
        ["TT", "Nhiệm vụ", "Tình trạng", "Kết quả"],
        ["1", "Thu đảng phí", "Hoàn thành", "100 %"],
        ["2", "Trồng cây", "Không hoàn thành", "Thiếu cây giống"],
        ["3", "Sửa nhà văn hóa", "Đang thực hiện", ""],
    ]
    assert tables["tasks"][1] == ["1", "Vận động hiến đất", "Trần Văn Giáp", "01/03/2026"]
    said = text_of(sections)
    assert "Hoàn thành 1/2 nhiệm vụ đến hạn, đạt 50,0 %." in said
    assert said[-1] == "Nghị quyết được chi bộ biểu quyết thông qua với 20/22 đồng chí đồng ý, đạt 90,9 %."
    assert (
        "Tổng số đảng viên được triệu tập: 26 đồng chí; có mặt: 21; vắng có lý do: 2; vắng không lý do: 1; "
        "được miễn sinh hoạt: 2." in said
    )
    assert "Thời gian: 95 phút, từ 19 giờ 30 phút đến 21 giờ 05 phút." in said
    assert "Kết nạp 01 quần chúng ưu tú." in said


def test_a_meeting_of_which_little_is_known_still_has_its_papers():
    bare = dataclasses.replace(
        FACTS,
        items=(),
        other_opinions=(),
        questions=(),
        given=(),
        reviewed=(),
        score=None,
        evaluation="",
        conclusion="",
        draft_resolution="",
        excused=(),
        absent=(),
        exempt=(),
        guests=(),
        late=(),
        left=(),
        due=0,
        present=0,
    )

    said = text_of([*minutes_sections(bare), *resolution_sections(bare)])

    assert "- Vắng có lý do: không." in said
    assert "Chi bộ không giao nhiệm vụ mới." in said
    assert "Không có nhiệm vụ đến hạn." in said
    assert not any("None" in line for line in said)


def test_a_thematic_meeting_is_named_by_its_theme():
    thematic = dataclasses.replace(FACTS, kind=MeetingKind.THEMATIC, theme="Học tập và làm theo Bác")

    assert minutes_title(thematic) == "Sinh hoạt chuyên đề: Học tập và làm theo Bác"
    assert resolution_title(thematic) == "về chuyên đề: Học tập và làm theo Bác"
    assert "tổ chức sinh hoạt chuyên đề “Học tập và làm theo Bác”." in minutes_sections(thematic)[0]["paragraphs"][0]


def test_edited_words_stay_and_tables_follow_the_records():
    written = resolution_sections(FACTS)
    edited = with_edits(written, {"evaluation": ["Lời của bí thư."], "direction": written[4]["paragraphs"]})
    assert [section["key"] for section in edited if section["edited"]] == ["evaluation"]

    later = resolution_sections(dataclasses.replace(FACTS, given=(), evaluation="Khác", present=22))
    found = {section["key"]: section for section in merged(later, edited)}

    assert found["evaluation"]["paragraphs"] == ["Lời của bí thư."]
    assert found["tasks"]["table"] is None
    assert "có mặt: 22" in found["opening"]["paragraphs"][1]


def test_an_edited_passage_whose_reason_is_gone_is_not_lost():
    edited = with_edits(minutes_sections(FACTS), {"item-2": ["Đã phổ biến Kết luận 10."]})

    found = merged(minutes_sections(dataclasses.replace(FACTS, items=FACTS.items[:1])), edited)

    assert found[-1]["paragraphs"] == ["Đã phổ biến Kết luận 10."]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Đảng bộ xã Đông Lỗ", "Đông Lỗ"),
        ("Đảng bộ phường Ngô Quyền", "Ngô Quyền"),
        ("Đảng ủy thị trấn Thắng", "Thắng"),
        ("Đảng bộ huyện Hiệp Hòa", "Hiệp Hòa"),
        ("Chi bộ Báo tỉnh", "Báo tỉnh"),
    ],
)
def test_the_place_in_a_name(name, place):
    assert locality_in(name) == place


def test_the_report_is_due_two_days_after():
    assert report_due_on(dt.date(2026, 2, 27), 2) == dt.date(2026, 3, 1)


def test_a_seal_is_of_content_and_chain():
    first = first_of("cell")
    content = {"sections": [{"heading": "Một", "paragraphs": ["a"]}], "number": 1}
    seal = seal_of(content, first)

    assert differences(seal, first, content, first) == ()
    assert differences(seal, first, {**content, "number": 2}, first) == ("content",)
    assert differences(seal, first, content, "another") == ("chain",)
    assert seal_of(content, "another") != seal
    assert canonical({"b": 1, "a": "Đảng"}) == '{"a":"Đảng","b":1}'.encode()
