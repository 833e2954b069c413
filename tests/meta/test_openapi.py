"""The committed document of the API is the API."""

from pathlib import Path

from ninja import Schema

from sotay.config.management.commands.openapi_write import current_document

ROOT = Path(__file__).resolve().parents[2]


def test_the_document_of_the_api_is_up_to_date():
    kept = (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8")

    assert kept == current_document(), "run: sotay openapi_write"


def test_no_two_shapes_share_a_name():
    def below(shape):
        for child in shape.__subclasses__():
            yield child
            yield from below(child)

    homes = {}
    for shape in below(Schema):
        if shape.__module__.startswith("sotay."):
            homes.setdefault(shape.__name__, set()).add(shape.__module__)

    # the document knows shapes by their bare names: of two, one would be shown in the other's place
    assert {name: sorted(modules) for name, modules in homes.items() if len(modules) > 1} == {}
