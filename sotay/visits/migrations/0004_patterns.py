"""Regulations of some places as they were issued, for a committee to take over: numbers, kinds of cells, days, sources."""

from django.db import migrations

_LINES = ("rank", "minimum", "planned", "cells", "area", "day", "months", "hard_first")
PATTERNS = [
    (
        "Cấp tỉnh dự chi bộ khu dân cư (Sơn La)",
        "Quy định 1120-QĐ/TU ngày 20/01/2020 của Ban Thường vụ Tỉnh ủy Sơn La",
        (
            "Ủy viên ban thường vụ ít nhất 2 lần một năm trong huyện phụ trách; cấp ủy viên khác ít nhất 3 lần; bí thư huyện ủy dự trong"
            " huyện mình, thường trực dự trong toàn tỉnh, không quy định số lần. Ưu tiên vùng sâu, khó khăn."
        ),
        [
            ("permanent", 0, 2, "residential", "whole", None, "every", True),
            ("standing", 2, 2, "residential", "own", None, "every", True),
            ("area_secretary", 0, 2, "residential", "own", None, "every", True),
            ("member", 3, 3, "residential", "own", None, "every", True),
        ],
    ),
    (
        "Ngày 3 các tháng chẵn (Thái Bình)",
        "Quy định thống nhất thời gian dự sinh hoạt chi bộ, đảng bộ ở xã của Ban Thường vụ Tỉnh ủy Thái Bình",
        (
            "Mọi cán bộ diện ban thường vụ quản lý về dự sinh hoạt chi bộ ở xã vào ngày 3 của các tháng chẵn, một năm sáu lần;"
            " cơ quan không bố trí việc khác vào ngày này."
        ),
        [
            (rank, 6, 6, "residential", "whole", 3, "even", True)
            for rank in ("permanent", "standing", "area_secretary", "member", "managed")
        ],
    ),
    (
        "Phụ trách chi bộ, dự chéo trong đơn vị (Đảng bộ Khối)",
        "Giải pháp nâng cao chất lượng cấp ủy cơ sở của Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh",
        (
            "Cấp ủy viên dự với chi bộ được giao phụ trách; bí thư, chi ủy viên dự chéo chi bộ khác trong cùng đảng bộ cơ sở."
            " Không quy định số lần."
        ),
        [
            ("permanent", 0, 4, "any", "own", None, "every", False),
            ("standing", 0, 4, "any", "own", None, "every", False),
            ("member", 0, 4, "any", "own", None, "every", False),
            ("cell_secretary", 0, 2, "any", "same", None, "every", False),
            ("cell_member", 0, 1, "any", "same", None, "every", False),
        ],
    ),
]


def load(apps, schema_editor):
    """Write the regulations with their lines."""
    pattern_model = apps.get_model("visits", "VisitPattern")
    rule = apps.get_model("visits", "VisitPatternRule")
    for title, source, note, lines in PATTERNS:
        pattern = pattern_model.objects.create(title=title, source=source, note=note)
        rule.objects.bulk_create(rule(pattern=pattern, **dict(zip(_LINES, line, strict=True))) for line in lines)


class Migration(migrations.Migration):
    """Three regulations."""

    dependencies = [("visits", "0003_patterns_pins")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
