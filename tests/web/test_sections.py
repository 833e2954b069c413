"""The sidebar in sections."""

from sotay.config.settings import INSTALLED_APPS
from sotay.web.navigation import DESK, Link
from sotay.web.sections import _OF, sections_of


def link(view):
    return Link(view, "dot", f"/{view}", current=False, view=view)


def test_every_link_stands_once_in_the_order_given():
    rows = [link(entry.view) for entry in DESK]

    found = [one for section in sections_of(rows) for one in section.links]

    assert sorted(one.view for one in found) == sorted(entry.view for entry in DESK)
    for section in sections_of(rows):
        places = [rows.index(one) for one in section.links]
        assert places == sorted(places)


def test_every_entry_of_the_desk_has_a_section_of_its_own_choice():
    apps = {entry.view.partition(":")[0] for entry in DESK}

    assert apps <= set(_OF)
    assert {f"sotay.{app}" for app in apps} <= set(INSTALLED_APPS)


def test_a_single_view_goes_before_its_app():
    sections = sections_of([link("statistics:board"), link("statistics:board_cells")])

    assert [(one.title, [each.view for each in one.links]) for one in sections] == [
        ("Sinh hoạt chi bộ", ["statistics:board_cells"]),
        ("Số liệu, quy định", ["statistics:board"]),
    ]
