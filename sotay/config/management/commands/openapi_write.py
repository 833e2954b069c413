"""`sotay openapi_write`: for developers, the committed document of the API."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from sotay.config.api import api
from sotay.config.settings import PACKAGE


class Command(BaseCommand):
    """Writes `docs/openapi.json`; whoever changes the API sees the change in the diff."""

    help = "Viết lại docs/openapi.json từ mã nguồn (dành cho người phát triển)."

    def handle(self, *_: Any, **__: Any) -> None:
        """Write."""
        file = PACKAGE.parent / "docs" / "openapi.json"
        file.write_text(current_document(), encoding="utf-8")
        self.stdout.write(f"{file.relative_to(PACKAGE.parent)}")


def current_document() -> str:
    """Return the document as the code stands."""
    # Through JSON once: status codes become text, and all keys can be sorted.
    schema = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), default=str))
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
