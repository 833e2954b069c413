"""The reference papers that lie beside the checkout where the project is developed; tests that need them skip elsewhere."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def shared_file(name: str) -> Path:
    """Return a reference paper, or skip the test where it is not at hand."""
    file = SHARED / name
    if not file.exists():
        pytest.skip(f"reference file {name} is not beside this checkout")
    return file
