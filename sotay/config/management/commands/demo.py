"""`sotay demo`: the whole product on a demonstration province, from one command."""

import os
import select
import signal
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from sotay.accounts.actions.second_factor import present_code
from sotay.accounts.management.accounts import account_of
from sotay.config.database import uses_embedded
from sotay.config.demonstration import Demonstration, Processes
from sotay.config.processes import port_is_free
from sotay.config.schema import migrate_where_needed

FIRST_PORT, TRIED_PORTS = 8000, 20
PROVINCE = 70_592


class Command(BaseCommand):
    """Loads the demonstration province, runs web server and worker, and says who can sign in."""

    help = "Chạy bản trình diễn: tỉnh mẫu, máy chủ web và tiến trình công việc, bằng một lệnh."
    requires_system_checks: list[str] = []  # tests and `sotay check` make them

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the size of the province and where to listen."""
        parser.add_argument("--members", type=int, default=PROVINCE, help=f"số đảng viên (mặc định {PROVINCE})")
        parser.add_argument("--port", type=int, help=f"cổng (mặc định {FIRST_PORT}, hoặc cổng trống kế tiếp)")

    def handle(self, *_: Any, members: int, port: int | None, **__: Any) -> None:
        """Run until Ctrl-C."""
        with _ending_politely():
            if not uses_embedded():
                migrate_where_needed()
            port = self._choose_port(port)
            demonstration = Demonstration(settings.DATA_DIR)
            demonstration.load(members)
            os.environ.setdefault("SOTAY_PUBLIC_URL", f"http://127.0.0.1:{port}")
            with Processes(settings.DATA_DIR, port) as processes:
                processes.wait_until_ready()
                self._show(processes, demonstration.read_logins())
                while True:
                    processes.revive()
                    time.sleep(0.5)

    def _choose_port(self, wanted: int | None) -> int:
        if wanted is not None:
            if port_is_free("127.0.0.1", wanted):
                return wanted
            raise CommandError(f"Cổng {wanted} đang có chương trình khác dùng; hãy chọn cổng khác bằng --port.")
        for port in range(FIRST_PORT, FIRST_PORT + TRIED_PORTS):
            if port_is_free("127.0.0.1", port):
                if port != FIRST_PORT:
                    self.stdout.write(f"Cổng {FIRST_PORT} đang có chương trình khác dùng, nên dùng cổng {port}.")
                return port
        raise CommandError(f"Các cổng từ {FIRST_PORT} đều đang được dùng; hãy chọn cổng khác bằng --port.")

    def _show(self, processes: Processes, logins: list[dict[str, str]]) -> None:
        console = Console()
        table = Table("Vai trò", "Tên đăng nhập", "Mật khẩu / PIN", "Mã hai lớp", "Đơn vị", title="Đăng nhập")
        for row in logins:
            table.add_row(row["role"], row["login"], row["secret"], _present_code(row), row["where"])
        if not console.is_terminal:
            console.width = max(console.width, 140)
        console.print(table)
        console.print(f"Sotay đang chạy tại [bold]{processes.address}[/bold]   (dừng: Ctrl-C)")
        console.print("Mã hai lớp đổi mỗi 30 giây: nhấn Enter để xem mã mới, hoặc chạy: sotay totp_code TÊN_ĐĂNG_NHẬP")
        console.print(f"Nhật ký: {processes.logs}   Dữ liệu: {settings.DATA_DIR}", soft_wrap=True)
        console.file.flush()

    def _show_codes(self, logins: list[dict[str, str]]) -> None:
        """Print the codes of this moment."""
        codes = [f"{row['login']} {_present_code(row)}" for row in logins if row.get("second_factor")]
        self.stdout.write("Mã hai lớp lúc này:  " + "   ".join(codes))


def _present_code(row: dict[str, str]) -> str:
    """Return what the authenticator app of a demonstration account shows now."""
    return present_code(account_of(row["login"])) if row.get("second_factor") else ""


def _enter_pressed(seconds: float) -> bool:
    """Wait a moment; tell whether the person at the terminal has pressed Enter."""
    if not sys.stdin or not sys.stdin.isatty():
        time.sleep(seconds)
        return False
    ready, _, _ = select.select([sys.stdin], [], [], seconds)
    return bool(ready and sys.stdin.readline())


@contextmanager
def _ending_politely() -> Iterator[None]:
    """Treat SIGTERM and a closed terminal like Ctrl-C, which ends the block without a word."""

    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    except KeyboardInterrupt:
        print("\nĐang dừng …", flush=True)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
