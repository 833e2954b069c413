"""What is submitted never changes; days of reminding; patterns of reports that an issuing body may take over."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_FROM = dt.date(2025, 7, 1)
_GUARD = """
CREATE FUNCTION refuse_change_of_submitted_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a submitted report does not change';
END $$;
CREATE TRIGGER refuse_change_of_submitted_report BEFORE UPDATE OR DELETE ON reporting_report FOR EACH ROW
    WHEN (OLD.status = 'submitted') EXECUTE FUNCTION refuse_change_of_submitted_report();
"""
_UNGUARD = """
DROP TRIGGER refuse_change_of_submitted_report ON reporting_report;
DROP FUNCTION refuse_change_of_submitted_report();
"""
NORMS = [
    ("reporting.remind_days_before", 2, "Quy ước của phần mềm", "nhắc nơi chưa gửi báo cáo trước hạn số ngày này"),
    ("reporting.remind_days_after", 1, "Quy ước của phần mềm", "nhắc lại nơi quá hạn sau số ngày này"),
]
_CELLS = ["cell", "grassroots_cell"]
_BASE = ["party_committee", "grassroots_cell"]


def _section(key, heading, figures=(), hint="") -> dict:
    return {"key": key, "heading": heading, "figures": list(figures), "hint": hint}


_NEXT = _section("next", "Phương hướng, kiến nghị", hint="Việc chính của kỳ tới; điều đề nghị cấp trên giải quyết.")
PATTERNS = [
    (
        "Báo cáo tình hình sinh hoạt chi bộ và kiến nghị",
        "monthly",
        _CELLS,
        5,
        [
            _section("meetings", "Tình hình sinh hoạt", ["meetings.held", "meetings.due_to_attend", "meetings.present"]),
            _section("petitions", "Kiến nghị, đề xuất của đảng viên và nhân dân", hint="Nêu từng kiến nghị và nơi đã chuyển."),
            _NEXT,
        ],
    ),
    (
        "Báo cáo kết quả lãnh đạo, sinh hoạt của đảng bộ cơ sở",
        "quarterly",
        _BASE,
        5,
        [
            _section(
                "meetings",
                "Sinh hoạt chi bộ",
                ["meetings.cells", "meetings.held", "meetings.due_to_attend", "meetings.present"],
            ),
            _section("work", "Phân công công tác cho đảng viên", ["assignments.active", "assignments.assigned"]),
            _section("petitions", "Kiến nghị của chi bộ", hint="Đã giải quyết, đang giải quyết, chuyển cấp trên."),
            _NEXT,
        ],
    ),
    (
        "Báo cáo biến động cấp ủy viên và đảng viên",
        "half",
        _BASE,
        10,
        [
            _section(
                "members", "Biến động đảng viên",
                ["members.at_beginning", "members.admitted", "members.came", "members.went", "members.left", "members.at_end"],
            ),
            _section("committees", "Biến động cấp ủy viên", ["committees.appointed", "committees.ended", "committees.now"]),
            _section("note", "Nguyên nhân, đánh giá", hint="Lý do tăng, giảm; việc kiện toàn cấp ủy."),
        ],
    ),
    (
        "Báo cáo tổng kết công tác xây dựng Đảng",
        "yearly",
        _BASE,
        10,
        [
            _section("meetings", "Sinh hoạt đảng", ["meetings.held", "meetings.due_to_attend", "meetings.present"]),
            _section("members", "Đảng viên", ["members.at_beginning", "members.admitted", "members.left", "members.at_end"]),
            _section("work", "Phân công công tác cho đảng viên", ["assignments.active", "assignments.assigned"]),
            _section("result", "Kết quả, hạn chế, nguyên nhân"),
            _NEXT,
        ],
    ),
]  # fmt: skip


def load(apps, schema_editor):
    """Write the rows."""
    norm = apps.get_model("regulations", "Norm")
    norm.objects.bulk_create(
        norm(code=code, value=value, valid=DateRange(_FROM, None, "[)"), source=source, note=note)
        for code, value, source, note in NORMS
    )
    form = apps.get_model("reporting", "ReportForm")
    form.objects.bulk_create(
        form(
            name=name,
            period_kind=period,
            kinds=kinds,
            due_days=days,
            sections=sections,
            valid=DateRange(_FROM, None, "[)"),
            source="Mẫu kèm theo phần mềm; nơi ban hành ghi văn bản của mình",
        )
        for name, period, kinds, days, sections in PATTERNS
    )


class Migration(migrations.Migration):
    """The guard and the rows."""

    dependencies = [("reporting", "0001_initial"), ("regulations", "0002_norms")]
    operations = [migrations.RunSQL(_GUARD, _UNGUARD), migrations.RunPython(load, migrations.RunPython.noop)]
