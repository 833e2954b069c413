"""The first version of the rule of use (Quy định 339-QĐ/TW leaves the regulation to each provincial body)."""

import datetime as dt
from typing import Any

from django.db import migrations

TEXT = """\
Sổ tay phục vụ sinh hoạt chi bộ và công tác tổ chức xây dựng đảng. Mỗi đồng chí dùng một tài khoản riêng do chi bộ cấp.
Đồng chí giữ kín mã PIN, mật khẩu và phiếu kích hoạt; không cho người khác dùng tài khoản của mình. Nếu dùng chung điện thoại, hãy đăng xuất khi xong việc.
Không đưa vào Sổ tay tài liệu, thông tin có độ Mật, Tối mật, Tuyệt mật. Không chụp, chuyển nội dung sinh hoạt ra ngoài khi chưa được phép.
Thông tin nhập vào phải đúng sự thật; góp ý thẳng thắn, xây dựng, đúng nguyên tắc sinh hoạt đảng.
Hồ sơ của đồng chí chỉ người có trách nhiệm được xem. Mỗi lần xem số định danh, số điện thoại, nơi ở đều được ghi lại, và đồng chí biết ai đã xem.
Mọi thao tác được ghi nhật ký. Khi mất điện thoại hoặc nghi bị lộ mã, đồng chí báo ngay chi ủy và đăng xuất thiết bị đó tại mục Tôi.
Sổ tay không thu thập, không xếp hạng tư tưởng, quan điểm của bất kỳ ai."""


def load(apps: Any, schema_editor: Any) -> None:
    """Write the first version."""
    apps.get_model("accounts", "UsageRule").objects.create(
        number=1,
        title="Quy chế sử dụng Sổ tay đảng viên điện tử",
        text=TEXT,
        in_force_on=dt.date(2026, 1, 1),
    )


class Migration(migrations.Migration):
    """Load the text."""

    dependencies = [("accounts", "0002_sign_in")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
