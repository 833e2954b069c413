"""`sotay demo_load`: fill an empty installation with the demonstration province."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from sotay.demo.load import load_province
from sotay.demo.showcase import make_showcase
from sotay.demo.tree import FULL_SIZE


class Command(BaseCommand):
    """Loads in one transaction; a killed load leaves nothing."""

    help = "Nạp tỉnh minh họa (người và nơi chốn đều hư cấu) vào một hệ thống còn trống."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the size."""
        parser.add_argument("--members", type=int, default=FULL_SIZE, help="số đảng viên (mặc định 70.592)")

    def handle(self, *_: Any, **options: Any) -> None:
        """Load with a progress bar."""
        with Progress(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()) as bar:
            task = bar.add_task("Tỉnh minh họa", total=100)
            cell = load_province(
                options["members"], lambda words, done: bar.update(task, description=words, completed=done)
            )
            bar.update(task, description="Kỳ sinh hoạt tối nay", completed=92)
            make_showcase(cell, settings.DATA_DIR)
            bar.update(task, description="Tỉnh minh họa đã sẵn sàng", completed=100)
