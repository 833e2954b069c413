"""Stop keeping an upload as soon as it is too large; the form still gets its words, and a file that says how large it was."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

# The rest of a large body is read and thrown away, so that the browser gets the answer and not a broken connection;
# a body beyond this is not worth the reading.
_DRAINED_BYTES = 2 * 1024 * 1024 * 1024


class OversizeUpload(SimpleUploadedFile):
    """What is left of a file that was too large: its name and its size. `inspect_upload` refuses it with a sentence."""

    def __init__(self, name: str, size: int) -> None:
        """Keep name and size, and no content."""
        super().__init__(name, b"")
        self.size = size


class CappedUploadHandler(FileUploadHandler):
    """Counts what is uploaded; must stand first, the handlers after it keep the file up to the limit."""

    def __init__(self, request: Any = None) -> None:
        """Begin at nothing."""
        super().__init__(request)
        self._length = 0

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *_: Any, **__: Any) -> None:  # noqa: ARG002, N803 -- Django's signature
        """Remember how much is announced."""
        self._length = content_length

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Hand on what is within the limit, throw away the rest."""
        if start + len(raw_data) <= settings.SOTAY_UPLOAD_MAX_BYTES:
            return raw_data
        if self._length > _DRAINED_BYTES:
            raise StopUpload(connection_reset=True)
        return None

    def file_complete(self, file_size: int) -> OversizeUpload | None:
        """Return the remains of a file that was too large; one within the limit is made by the next handler."""
        if file_size <= settings.SOTAY_UPLOAD_MAX_BYTES:
            return None
        for handler in self.request.upload_handlers if self.request is not None else ():
            begun = getattr(handler, "file", None)
            if begun is not None and handler is not self:
                begun.close()
        return OversizeUpload(self.file_name or "", file_size)
