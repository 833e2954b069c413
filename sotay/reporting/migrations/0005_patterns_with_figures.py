"""The shipped patterns name the figures of visits, petitions, committees and members that are counted by now."""

from django.db import migrations


def _section(key, heading, figures=(), hint="", tables=()) -> dict:
    return {"key": key, "heading": heading, "figures": list(figures), "hint": hint, "tables": list(tables)}


_MEETINGS = ["meetings.held", "meetings.due_to_attend", "meetings.present"]
_PETITIONS = ["petitions.raised", "petitions.answered", "petitions.open", "petitions.overdue"]
_VISITS = ["visits.planned", "visits.attended", "visits.missed"]
_WORK = ["assignments.active", "assignments.assigned", "assignments.unassigned"]
_MEMBERS = [
    "members.at_beginning", "members.admitted", "members.came", "members.went", "members.deceased", "members.expelled",
    "members.struck_off", "members.resigned", "members.at_end",
]  # fmt: skip
_COMMITTEES = ["committees.appointed", "committees.elected", "committees.added", "committees.ended", "committees.now"]
_TARGETS = ["targets.all", "targets.met", "targets.behind", "targets.limitations_open", "targets.limitations_closed"]
_NEXT = _section("next", "Phương hướng, kiến nghị", hint="Việc chính của kỳ tới; điều đề nghị cấp trên giải quyết.")
SECTIONS = {
    "Báo cáo tình hình sinh hoạt chi bộ và kiến nghị": [
        _section("meetings", "Tình hình sinh hoạt", _MEETINGS),
        _section(
            "work", "Phân công công tác cho đảng viên", ["assignments.active", "assignments.assigned", "assignments.reported"]
        ),
        _section(
            "petitions",
            "Kiến nghị, đề xuất của đảng viên và nhân dân",
            _PETITIONS,
            "Nêu kiến nghị cần cấp trên giải quyết ngay.",
        ),
        _NEXT,
    ],
    "Báo cáo kết quả lãnh đạo, sinh hoạt của đảng bộ cơ sở": [
        _section("meetings", "Sinh hoạt chi bộ", ["meetings.cells", *_MEETINGS, "meetings.not_met"]),
        _section("visits", "Cấp trên dự sinh hoạt chi bộ", _VISITS),
        _section("work", "Phân công công tác cho đảng viên", _WORK),
        _section("petitions", "Kiến nghị của chi bộ", _PETITIONS, "Vướng mắc trong giải quyết; kiến nghị chuyển cấp trên."),
        _NEXT,
    ],
    "Báo cáo biến động cấp ủy viên và đảng viên": [
        _section("members", "Biến động đảng viên", _MEMBERS, tables=["1"]),
        _section("committees", "Biến động cấp ủy viên", _COMMITTEES),
        _section("note", "Nguyên nhân, đánh giá", hint="Lý do tăng, giảm; việc kiện toàn cấp ủy."),
    ],
    "Báo cáo tổng kết công tác xây dựng Đảng": [
        _section("meetings", "Sinh hoạt đảng", [*_MEETINGS, *_VISITS]),
        _section("members", "Đảng viên", ["members.at_beginning", "members.admitted", "members.left", "members.at_end"], tables=["4"]),
        _section("work", "Phân công công tác cho đảng viên", _WORK),
        _section("petitions", "Kiến nghị của chi bộ", _PETITIONS),
        _section("targets", "Chỉ tiêu, hạn chế", [*_TARGETS, "targets.tasks_done"]),
        _section("result", "Kết quả, hạn chế, nguyên nhân"),
        _NEXT,
    ],
}  # fmt: skip


def load(apps, schema_editor):
    """Write the sections of the patterns; what bodies have taken over is theirs."""
    form = apps.get_model("reporting", "ReportForm")
    for name, sections in SECTIONS.items():
        form.objects.filter(organisation=None, name=name).update(sections=sections)


class Migration(migrations.Migration):
    """The sections."""

    dependencies = [("reporting", "0004_one_policy")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
