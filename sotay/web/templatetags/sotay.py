"""Tags and filters of every page: numbers and days as written here, icons, badges, pictures. A builtin of the engine."""

import datetime as dt
import json
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString

from sotay.core import display
from sotay.core.parts import Bar
from sotay.web import pictures

register = template.Library()

BADGE_ICONS = {"ok": "ok", "due": "clock", "late": "warning", "info": "info", "neutral": "dot"}
NOTICE_KINDS = {"success": "ok", "info": "info", "warning": "due", "error": "late", "debug": "info"}
UNDO = "undo:"
MORE = "Xem thêm"


@register.filter
def vi_number(value: Decimal | float | None, places: int = 0) -> str:
    """Write a number: `4.130`."""
    return display.number(value, places)


@register.filter
def vi_percent(part: int | None, whole: int | None) -> str:
    """Write the share of `part` in `whole`: `89,0 %`."""
    return display.percent(part, whole)


@register.filter
def vi_date(value: dt.date | None) -> str:
    """Write a day: `05/02/2026`."""
    return display.day(value)


@register.filter
def typed_day(value: str) -> str:
    """Turn the ISO day of a date field into `05/02/2026`; what a person typed stays as typed."""
    try:
        return display.day(dt.date.fromisoformat(value))
    except ValueError:
        return value


@register.filter
def vi_day(value: dt.date | None) -> str:
    """Write a day with its name: `Thứ năm, 05/02/2026`."""
    return display.long_day(value)


@register.filter
def vi_month(value: dt.date | None) -> str:
    """Write a month: `Tháng 02/2026`."""
    return display.month(value)


@register.filter
def vi_time(value: dt.datetime | dt.time | None) -> str:
    """Write a time of day: `19:30`."""
    return display.time(value)


@register.filter
def vi_moment(value: dt.datetime | None) -> str:
    """Write an instant: `19:30, 05/02/2026`."""
    return display.moment(value)


@register.simple_tag
@lru_cache(maxsize=1024)  # the same few icons, many times a page
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of the sprite; with a label it speaks, without one it stands beside words."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="icon" width="24" height="24" focusable="false" {}><use href="{}#{}"/></svg>',
        spoken,
        static("sotay/icons.svg"),
        name,
    )


@register.simple_tag
def badge(kind: str, text: str) -> SafeString:
    """Draw a status pill: icon and words, so that nothing hangs on colour alone."""
    return format_html('<span class="badge {}">{}{}</span>', kind, icon(BADGE_ICONS.get(kind, "dot")), text)


@register.simple_tag
def back(view: str, *args: Any, **kwargs: Any) -> SafeString:
    """Draw the way back of the handbook's top bar."""
    return format_html(
        '<a class="bar-button" href="{}">{}</a>', reverse(view, args=args, kwargs=kwargs), icon("back", "Quay lại")
    )


@register.simple_tag
def carried(action: str, target: object, meeting: object = "", to: str = "", **payload: object) -> SafeString:
    """Return the marks of a form that the telephone can keep where the network fails: action, target, what is not typed.

    `meeting` names the meeting where that is not the target, `to` the page that follows.
    """
    fixed = json.dumps({name: str(value) for name, value in payload.items()}, ensure_ascii=False)
    return format_html(
        ' data-carried="{}" data-target="{}" data-meeting="{}" data-next="{}" data-payload="{}"',
        action,
        target,
        meeting or target,
        to,
        fixed,
    )


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: object) -> str:
    """Return `?…`: the present address with the given parameters changed, or dropped where the value is None."""
    parameters = context["request"].GET.copy()
    for name, value in changes.items():
        parameters.pop(name, None)
        if value is not None:
            parameters[name] = str(value)
    return f"?{parameters.urlencode()}"


@register.simple_tag(takes_context=True)
def stay(context: Context, view: str, *args: Any) -> str:
    """Return the address of a view at the day and knowledge of the present page: `{% stay "members:detail" uid %}`."""
    url = reverse(view, args=args)
    asked = context.get("as_of")
    return asked.stay(url) if asked else url


@register.simple_tag(takes_context=True)
def heading_text(context: Context) -> str:
    """Return the page's heading block as plain text, for the title of the window."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block("heading") if blocks else None
    return SafeString(strip_tags(block.render(context)).strip()) if block else ""


@register.filter
def notice_kind(level_tag: str) -> str:
    """Return the kind of notice for a message's level."""
    return NOTICE_KINDS.get(level_tag, "info")


@register.filter
def undo_url(extra_tags: str | None) -> str:
    """Return the address at which what a message tells can be undone, or nothing."""
    return next((tag.removeprefix(UNDO) for tag in (extra_tags or "").split() if tag.startswith(UNDO)), "")


@register.simple_tag
def share_bar(part: int, whole: int, kind: str = "") -> SafeString:
    """Draw a thin bar of a share."""
    return pictures.share_bar(part, whole, kind)


@register.simple_tag
def quorum_bar(present: int, needed: int, entitled: int, met: bool) -> SafeString:  # noqa: FBT001 -- a template's value
    """Draw those present among those entitled, and the number needed."""
    return pictures.quorum_bar(present, needed, entitled, met=bool(met))


@register.simple_tag
def bar_chart(bars: Sequence[Bar]) -> SafeString:
    """Draw named bars, one a line."""
    return pictures.bar_chart(bars)


@register.simple_tag
def column_chart(columns: Sequence[Bar], caption: str) -> SafeString:
    """Draw columns side by side."""
    return pictures.column_chart(columns, caption)


@register.simple_tag
def sparkline(values: Sequence[int], caption: str) -> SafeString:
    """Draw the run of a number."""
    return pictures.sparkline(values, caption)


class More(template.Node):
    """What is not the next step: as it stands, or folded away where one step is shown at a time."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: template.NodeList, label: FilterExpression | None) -> None:
        """Keep what stands inside and the words on the fold."""
        self.nodelist, self.label = nodelist, label

    def render(self, context: Context) -> SafeString:
        """Draw it; an empty fold is not drawn."""
        inside = self.nodelist.render(context)
        frame = context.get("frame")
        if not (frame and frame.senior) or not inside.strip():
            return inside
        label = self.label.resolve(context) if self.label else MORE
        return format_html(
            '<details class="fold more"><summary>{} {}</summary><div class="stack">{}</div></details>',
            icon("chevron"),
            label,
            inside,
        )


@register.tag
def more(parser: Parser, token: Token) -> More:
    """Fold away what is not the next step: `{% more %}…{% endmore %}`, `{% more "Các phần khác" %}…{% endmore %}`."""
    words = token.split_contents()[1:]
    label = parser.compile_filter(words[0]) if words else None
    nodelist = parser.parse(("endmore",))
    parser.delete_first_token()
    return More(nodelist, label)
