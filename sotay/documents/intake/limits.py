"""How much a file may be."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What is accepted; technical guards, not rules of the field."""

    file_bytes: int = 25 * MEGABYTE
    unpacked_bytes: int = 300 * MEGABYTE
    entries: int = 4000
    pages: int = 500
    megapixels: int = 60
    picture_side: int = 2400
    seconds: int = 20
    memory_bytes: int = 2048 * MEGABYTE

    @property
    def file_megabytes(self) -> int:
        """Return the size limit as people read it."""
        return self.file_bytes // MEGABYTE
