"""Pictures as SVG text: pure functions, lengths as attributes and colours as classes, since the CSP forbids `style`."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sotay.core.display import number
from sotay.core.parts import Bar

WIDTH = 100
CHART_WIDTH = 640
CHART_HEIGHT = 200


def scaled(value: int, most: int, length: int) -> int:
    """Return the length that stands for a value where `most` takes the whole of it; something is never nothing."""
    if value <= 0 or most <= 0:
        return 0
    return max(1, min(length, (value * length + most // 2) // most))


def share_bar(part: int, whole: int, kind: str = "") -> SafeString:
    """Return a thin bar of which `part` of `whole` is filled; the words beside it say the number."""
    return format_html(
        '<svg class="share {}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="track" width="100" height="6"/><rect class="fill" width="{}" height="6"/></svg>',
        kind,
        scaled(part, whole, WIDTH),
    )


def quorum_bar(present: int, needed: int, entitled: int, *, met: bool) -> SafeString:
    """Return the bar of those present among those entitled, with a mark at the number needed."""
    return format_html(
        '<svg class="meter {}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="track" width="100" height="10"/><rect class="fill" width="{}" height="10"/>'
        '<rect class="need" x="{}" width="0.8" height="10"/></svg>',
        "ok" if met else "due",
        scaled(present, entitled, WIDTH),
        min(99, scaled(needed, entitled, WIDTH)),
    )


def bar_chart(bars: Sequence[Bar]) -> SafeString:
    """Return named bars, one a line, each opening the list behind it."""
    most = max((bar.value for bar in bars), default=0)
    return format_html(
        '<ul class="bars">{}</ul>', format_html_join("", "<li>{}</li>", ((_bar(b, most),) for b in bars))
    )


def _bar(bar: Bar, most: int) -> SafeString:
    """Return one line of a bar chart: name, value, bar."""
    inner = format_html(
        '<span class="bar-label">{}</span> <span class="bar-value">{}</span>{}',
        bar.label,
        bar.text or number(bar.value),
        share_bar(bar.value, most, bar.kind),
    )
    return format_html('<a href="{}">{}</a>', bar.url, inner) if bar.url else inner


def column_chart(columns: Sequence[Bar], caption: str) -> SafeString:
    """Return columns side by side under a caption; each column carries its value in words for who cannot see it."""
    most = max((column.value for column in columns), default=0)
    step = CHART_WIDTH // max(1, len(columns))
    drawn = format_html_join("", "{}", ((_column(c, most, i * step, step),) for i, c in enumerate(columns)))
    return format_html(
        '<figure class="chart"><figcaption>{}</figcaption>'
        '<svg viewBox="0 0 {} {}" role="list" aria-label="{}">'
        '<line class="axis" x1="0" x2="{}" y1="160" y2="160"/>{}</svg></figure>',
        caption,
        CHART_WIDTH,
        CHART_HEIGHT,
        caption,
        CHART_WIDTH,
        drawn,
    )


def _column(column: Bar, most: int, left: int, step: int) -> SafeString:
    """Return one column with its value above it and its name below."""
    height = scaled(column.value, most, 130)
    middle = left + step // 2
    text = column.text or number(column.value)
    drawn = format_html(
        '<rect class="fill {}" x="{}" y="{}" width="{}" height="{}" rx="3"/>'
        '<text class="value" x="{}" y="{}" aria-hidden="true">{}</text>'
        '<text class="name" x="{}" y="184" aria-hidden="true">{}</text>',
        column.kind,
        left + step // 6,
        160 - height,
        step - 2 * (step // 6),
        height,
        middle,
        160 - height - 8,
        text,
        middle,
        column.label,
    )
    spoken = f"{column.label}: {text}"
    if column.url:
        return format_html('<g role="listitem"><a href="{}" aria-label="{}">{}</a></g>', column.url, spoken, drawn)
    return format_html('<g role="listitem" aria-label="{}">{}</g>', spoken, drawn)


def sparkline(values: Sequence[int], caption: str) -> SafeString:
    """Return the run of a number as a small line, the last point marked."""
    most = max(values, default=0)
    step = 120 // max(1, len(values) - 1)
    points = [(4 + i * step, 28 - scaled(v, most, 24)) for i, v in enumerate(values)]
    if not points:
        return SafeString("")
    path = " ".join(f"{x},{y}" for x, y in points)
    return format_html(
        '<svg class="sparkline" viewBox="0 0 128 32" role="img" aria-label="{}">'
        '<polyline points="{}"/><circle cx="{}" cy="{}" r="3"/></svg>',
        f"{caption}: {', '.join(map(number, values))}",
        path,
        points[-1][0],
        points[-1][1],
    )
