"""Works that cells of each type commonly assign; every cell may add its own words to them."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_FROM = dt.date(2012, 6, 25)
_SOURCE = "Hướng dẫn 11-HD/BTCTU (25/6/2012), năm nội dung quản lý đảng viên"
_ANY = ""
ENTRIES = [
    (_ANY, "thought", "Học tập, quán triệt nghị quyết và tuyên truyền đến gia đình, người xung quanh"),
    (_ANY, "thought", "Nắm tình hình tư tưởng, dư luận và phản ánh với chi bộ"),
    (_ANY, "meetings", "Giúp đỡ một quần chúng ưu tú phấn đấu vào Đảng"),
    (_ANY, "meetings", "Chuẩn bị một chuyên đề sinh hoạt chi bộ trong năm"),
    (_ANY, "residence", "Giữ mối liên hệ với chi ủy và nhân dân nơi cư trú"),
    ("residential", "relations", "Phụ trách một nhóm hộ gia đình trong thôn, tổ dân phố"),
    ("residential", "relations", "Vận động nhân dân thực hiện quy ước của thôn, tổ dân phố"),
    ("residential", "duty", "Giúp một hộ nghèo, hộ khó khăn phát triển kinh tế"),
    ("residential", "duty", "Tham gia hòa giải ở cơ sở, giữ gìn an ninh trật tự"),
    ("residential", "duty", "Phụ trách một tổ chức đoàn thể, một phong trào ở thôn, tổ dân phố"),
    ("commune", "duty", "Theo dõi, giúp đỡ một thôn, tổ dân phố thực hiện nhiệm vụ"),
    ("commune", "duty", "Thực hiện nhiệm vụ chuyên môn được giao, giải quyết hồ sơ của dân đúng hạn"),
    ("agency", "duty", "Thực hiện nhiệm vụ chuyên môn được giao, có sáng kiến cải cách hành chính"),
    ("agency", "relations", "Phối hợp với công đoàn, đoàn thanh niên chăm lo cán bộ, công chức"),
    ("school", "duty", "Nâng cao chất lượng dạy học, giúp đỡ học sinh yếu và học sinh khó khăn"),
    ("school", "relations", "Giữ mối liên hệ với phụ huynh, bồi dưỡng giáo viên trẻ"),
    ("health", "duty", "Nâng cao chất lượng khám chữa bệnh, thực hiện đúng quy tắc ứng xử với người bệnh"),
    ("health", "relations", "Tuyên truyền phòng bệnh, chăm sóc sức khỏe ở khu dân cư"),
    ("enterprise", "duty", "Phụ trách một tổ sản xuất, có sáng kiến cải tiến kỹ thuật"),
    ("enterprise", "relations", "Nắm tâm tư người lao động, xây dựng quan hệ lao động hài hòa"),
    ("military", "duty", "Hoàn thành nhiệm vụ huấn luyện, sẵn sàng chiến đấu, kèm cặp một chiến sĩ"),
    ("police", "duty", "Phụ trách địa bàn, phòng ngừa vi phạm pháp luật"),
    ("other", "duty", "Thực hiện nhiệm vụ chuyên môn được giao"),
]


def load(apps, schema_editor):
    """Write the rows."""
    entry = apps.get_model("assignments", "CatalogueEntry")
    entry.objects.bulk_create(
        entry(sector=sector, content=content, title=title, valid=DateRange(_FROM, None, "[)"), source=_SOURCE)
        for sector, content, title in ENTRIES
    )


class Migration(migrations.Migration):
    """The catalogue."""

    dependencies = [("assignments", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
