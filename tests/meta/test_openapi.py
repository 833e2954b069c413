"""The committed document of the API is the API."""

from pathlib import Path

from sotay.config.management.commands.openapi_write import current_document

ROOT = Path(__file__).resolve().parents[2]


def test_the_document_of_the_api_is_up_to_date():
    kept = (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8")

    assert kept == current_document(), "run: sotay openapi_write"
