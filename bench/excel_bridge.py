"""A register of 100,000 rows previewed, and a province's own export held against the register: seconds and megabytes.

    SOTAY_DATA_DIR=DIR python -m bench.excel_bridge [--rows 100000] [--compare]

Works in the installation's own database and leaves only batches behind. Each measurement is a process of its own, so that its peak
of memory is its own.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.lib.start import start

_HEADINGS = (
    "STT", "Họ và tên khai sinh", "Ngày sinh", "Giới tính", "Dân tộc", "Quê quán", "Nơi thường trú", "Số định danh cá nhân",
    "Ngày vào Đảng", "Ngày chính thức", "Mã chi bộ", "Nghề nghiệp", "Lý luận chính trị", "Điện thoại", "Tình trạng sinh hoạt",
)  # fmt: skip


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--step", choices=("preview", "compare"), help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    start()
    if options.step:
        _measure(options.step, options.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        for step in ("preview", "compare")[: 2 if options.compare else 1]:
            file = Path(folder) / f"{step}.xlsx"
            count = _write_register(file, options.rows) if step == "preview" else _write_export(file)
            print(f"{step}: {count} rows, {file.stat().st_size >> 20} MB", flush=True)
            subprocess.run(
                [sys.executable, "-m", "bench.excel_bridge", "--step", step, "--file", str(file)], check=True
            )


def _write_register(file: Path, rows: int) -> int:
    """Write a register of people whom the installation does not know, spread over its cells."""
    import xlsxwriter

    from sotay.organisations.choices import MEETING_KINDS
    from sotay.organisations.models import Organisation

    codes = list(Organisation.objects.filter(kind__in=MEETING_KINDS, closed_on=None).values_list("code", flat=True))
    with xlsxwriter.Workbook(str(file), {"constant_memory": True}) as book:
        page = book.add_worksheet("Danh sách")
        page.write_row(0, 0, _HEADINGS)
        for n in range(rows):
            page.write_row(n + 1, 0, (
                n + 1, f"Nguyễn Văn {['Đức', 'Bình', 'Cường', 'Dũng', 'Hải'][n % 5]}", f"{n % 28 + 1:02d}/{n % 12 + 1:02d}/{1950 + n % 45}", "Nam",
                "Kinh", f"Xã {n % 200}", f"Thôn {n % 999}", f"0999{n:08d}", "03/02/2015", "03/02/2016", codes[n % len(codes)], "Nông dân",
                "Sơ cấp", f"09{n % 100_000_000:08d}", "Đang sinh hoạt",
            ))  # fmt: skip
    return rows


def _write_export(file: Path) -> int:
    """Write the province's own workbook, as it is handed out."""
    from sotay.access.actor import Actor
    from sotay.core.days import today
    from sotay.exchange.nouns.registry import noun_of
    from sotay.exchange.prefilled import write_prefilled
    from sotay.organisations.models import Organisation

    noun, root = noun_of("members"), Organisation.objects.get(parent=None, kind="province")
    return write_prefilled(file, noun, root.name, noun.records(Actor.system(), root), today(), masked=False)


def _measure(step: str, file: Path) -> None:
    """Run one step on the file and say what it took."""
    from django.core.files import File

    from sotay.access.actor import Actor
    from sotay.core.progress import silent
    from sotay.exchange.actions.batches import check_batch, upload_register
    from sotay.exchange.actions.comparisons import compare_file
    from sotay.organisations.models import Organisation

    actor, root = Actor.system(), Organisation.objects.get(parent=None, kind="province")
    began = time.monotonic()
    if step == "preview":
        with file.open("rb") as content:
            batch = upload_register(actor, root, File(content, name=file.name), name=file.name)
        done = check_batch(actor, batch, silent)
        said = f"{done.rows} rows, {done.created} new, {done.refused} refused"
    else:
        done = compare_file(actor, root, file, silent, noun="members")
        said = f"{done.rows} rows, {done.same} same, {done.differing} differing, {done.missing_there} missing"
    took, peak = time.monotonic() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{step}: {said}; {took:.1f} s, {peak} MB at most", flush=True)


if __name__ == "__main__":
    main()
