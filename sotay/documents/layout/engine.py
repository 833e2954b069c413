"""Typeset PDF in this process: fixed templates, data as JSON, the engine's own fonts, no files and no network."""

import datetime as dt
import functools
import json
import threading
from importlib import resources
from pathlib import Path
from typing import Literal

import typst

# The engine may read nothing: its root is a folder that holds no data, and packages are looked for nowhere else.
_ROOT = Path(__file__).parent / "templates"
# PDF/A for the archive; it demands a printed shape for every letter, so an emoji falls back to plain PDF.
_ARCHIVE: Literal["a-2a"] = "a-2a"
_PLAIN: Literal["1.7"] = "1.7"
_NO_SHAPE = "could not be displayed"
_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_local = threading.local()


def typeset(template: str, data: object, day: dt.date | None = None) -> bytes:
    """Return the PDF of a template with its data; `day` is the date of making written inside the file."""
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    made = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) if day else _EPOCH
    try:
        return _compile(template, inputs, made, _ARCHIVE)
    except typst.TypstError as error:
        if _NO_SHAPE not in str(error):
            raise
    return _compile(template, inputs, made, _PLAIN)


def _compile(template: str, inputs: dict[str, str], made: dt.datetime, standard: Literal["a-2a", "1.7"]) -> bytes:
    """Run the engine once."""
    pdf = _compiler().compile(
        _source(template),
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=[standard],
        timestamp=made,
    )
    if not isinstance(pdf, bytes):  # the engine returns a list only for pictures of pages
        raise TypeError(type(pdf))
    return pdf


def _compiler() -> typst.Compiler:
    """Return this thread's compiler: one instance cannot serve two threads, and a new one costs more."""
    if not hasattr(_local, "compiler"):
        _local.compiler = typst.Compiler(root=_ROOT, font_paths=_fonts(), package_path=_ROOT, package_cache_path=_ROOT)
    compiler: typst.Compiler = _local.compiler
    return compiler


@functools.cache
def _fonts() -> typst.Fonts:
    """Return the embedded fonts only, so that a paper looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


@functools.cache
def _source(template: str) -> bytes:
    """Return a template of this package."""
    return resources.files("sotay.documents.layout").joinpath("templates", template).read_bytes()
