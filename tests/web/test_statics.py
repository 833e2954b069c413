"""Colours have contrast, files stay small, templates obey the content policy, and icons exist."""

import gzip
import re
from pathlib import Path

import django_htmx
import pytest

from sotay.web.storage import ReleaseStorage

ROOT = Path(__file__).resolve().parents[2] / "sotay"
STATIC = ROOT / "web" / "static" / "sotay"
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))
HTMX = Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js"
MODULES = ("app", "dates", "drafts", "icons", "network", "notices", "tools")


def tokens():
    """Return the colours of the light and the dark look."""
    css = (STATIC / "base.css").read_text()
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))
        for block in re.findall(r":root \{(.*?)\n\s*\}", css, re.DOTALL)[:2]
    )
    return {"light": light, "dark": light | dark}


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


GROUNDS = ("paper", "surface", "sunken")
TEXT_PAIRS = (
    [(ink, ground) for ink in ("ink", "soft", "red", "gold-ink", "ok", "info") for ground in GROUNDS]
    + [(kind, f"{kind}-wash") for kind in ("red", "ok", "info")]
    + [("gold-ink", "gold-wash"), ("red-deep", "paper"), ("on-fill", "fill"), ("on-fill", "fill-deep")]
    + [("ink", wash) for wash in ("red-wash", "gold-wash", "ok-wash", "info-wash")]
    + [("soft", "gold-wash"), ("heat-ink-deep", "heat-5")]
    + [("heat-ink", f"heat-{level}") for level in range(5)]
)
EDGE_PAIRS = [(mark, ground) for mark in ("edge", "focus") for ground in GROUNDS] + [
    ("fill", "surface"),
    ("ok", "line"),
]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_text_has_contrast(look):
    colours = tokens()[look]

    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("look", ["light", "dark"])
def test_edges_and_focus_have_contrast(look):
    colours = tokens()[look]

    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in EDGE_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


def test_every_colour_used_is_a_token():
    known = set(re.findall(r"(--[\w-]+):", (STATIC / "base.css").read_text() + (STATIC / "desk.css").read_text()))

    used = {name for file in STATIC.glob("*.css") for name in re.findall(r"var\((--[\w-]+)", file.read_text())}
    assert used - known == set()


def test_stylesheets_of_a_telephone_are_small():
    sheets = ("base", "components", "handbook", "print")

    assert sum((STATIC / f"{name}.css").stat().st_size for name in sheets) < 34_000


def test_first_load_of_the_handbook_is_light():
    files = [STATIC / f"{name}.css" for name in ("base", "components", "handbook", "print")]
    files += [STATIC / f"{name}.js" for name in MODULES] + [STATIC / "icons.svg", STATIC / "icons/app.svg", HTMX]

    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < 40_000


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_template_obeys_the_content_policy(file):
    source = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", file.read_text(), flags=re.DOTALL)

    assert not re.search(r"\sstyle\s*=|<style|\son\w+\s*=\s*[\"']|javascript:|hx-on|hx-vals=['\"]js:", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)


def test_icons_that_templates_name_exist():
    known = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))

    used = {
        name
        for file in TEMPLATES
        for name in re.findall(r"\{% icon \"([\w-]+)\"|\bicon=\"([\w-]+)\"", file.read_text())
    }
    assert {a or b for a, b in used} - known == set()


def test_modules_import_only_what_is_there():
    for file in STATIC.glob("*.js"):
        for name in re.findall(r'from "\./([\w-]+\.js)"', file.read_text()):
            assert (STATIC / name).exists(), f"{file.name} imports {name}"


def test_storage_puts_the_hash_into_imports(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    storage = ReleaseStorage(location=tmp_path, base_url="/static/")
    files = [file.relative_to(STATIC.parent) for file in STATIC.rglob("*.js")]
    (tmp_path / "sotay/pocket").mkdir(parents=True)
    for file in files:
        (tmp_path / file).write_bytes((STATIC.parent / file).read_bytes())
    names = [str(file) for file in files]

    list(storage.post_process({name: (storage, name) for name in names}))

    built = (tmp_path / storage.stored_name("sotay/app.js")).read_text()
    assert re.findall(r'from "\./drafts\.[0-9a-f]{12}\.js"', built)
    assert not re.findall(r'from "\./[\w-]+\.js"', built)
    assert re.findall(r'import\("\./pocket/start\.[0-9a-f]{12}\.js"\)', built)
