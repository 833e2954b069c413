"""Works for those who hold a post in the cell, and the contents that a type of cell had no work for."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_FROM = dt.date(2012, 6, 25)
_SOURCE = "Hướng dẫn 11-HD/BTCTU (25/6/2012), năm nội dung quản lý đảng viên"
ENTRIES = [
    ("", "duty", "secretary", "Phụ trách chung; chuẩn bị, chủ trì sinh hoạt và lãnh đạo thực hiện nghị quyết chi bộ"),
    ("", "duty", "deputy", "Giúp bí thư; phụ trách kiểm tra, giám sát và phân công, theo dõi đảng viên"),
    ("", "duty", "committee_member", "Phụ trách công tác tuyên truyền, dân vận và nguồn kết nạp đảng viên"),
    ("commune", "relations", "", "Tiếp dân, đối thoại, lắng nghe và phản ánh ý kiến của nhân dân"),
    ("military", "relations", "", "Gắn bó với nhân dân nơi đóng quân, giúp dân phòng chống thiên tai"),
    ("police", "relations", "", "Gắn bó với nhân dân địa bàn, xây dựng phong trào bảo vệ an ninh Tổ quốc"),
    ("other", "relations", "", "Giúp đỡ đồng nghiệp, phối hợp với các đoàn thể trong đơn vị"),
]


def load(apps, schema_editor):
    """Write the rows."""
    entry = apps.get_model("assignments", "CatalogueEntry")
    entry.objects.bulk_create(
        entry(
            sector=sector, content=content, post=post, title=title, valid=DateRange(_FROM, None, "[)"), source=_SOURCE
        )
        for sector, content, post, title in ENTRIES
    )


class Migration(migrations.Migration):
    """The rows."""

    dependencies = [("assignments", "0003_decided_commented_reminded")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
