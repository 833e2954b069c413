"""Stop keeping an upload as soon as it is too large, before the request is answered with a sentence."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

# The rest of a moderately large body is read and thrown away, so that the browser gets the answer; beyond this the
# connection is closed.
_DRAINED_BYTES = 2 * 1024 * 1024 * 1024
# The key in `request.META` by which the form knows why there is no file.
TOO_LARGE = "sotay.upload_too_large"


class CappedUploadHandler(FileUploadHandler):
    """Counts what is uploaded and stops at the limit; the handlers after it keep the file."""

    def __init__(self, request: Any = None) -> None:
        """Begin at nothing."""
        super().__init__(request)
        self._left = settings.SOTAY_UPLOAD_MAX_BYTES
        self._length = 0

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ARG002 -- Django's signature
        META: dict[str, str],  # noqa: ARG002, N803 -- Django's signature
        content_length: int,
        boundary: str,  # noqa: ARG002 -- Django's signature
        encoding: str | None = None,  # noqa: ARG002 -- Django's signature
    ) -> None:
        """Remember how much is announced."""
        self._length = content_length

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 -- Django's signature
        """Count, and stop at the limit; all files of a request count together."""
        self._left -= len(raw_data)
        if self._left < 0:
            if self.request is not None:
                self.request.META[TOO_LARGE] = "1"
            raise StopUpload(connection_reset=self._length > _DRAINED_BYTES)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the making of the file to the next handler."""
