import contextlib
import hashlib

import pytest
from django.core.files.base import ContentFile
from django.test import RequestFactory

from sotay.documents.choices import FileKind
from sotay.documents.downloads import attachment
from sotay.documents.models import StoredFile

CONTENT = bytes(range(256)) * 1000


@pytest.fixture
def stored(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = StoredFile(
        name="Báo cáo tháng 11.pdf",
        kind=FileKind.PDF,
        content_type="application/pdf",
        size=len(CONTENT),
        sha256=hashlib.sha256(CONTENT).hexdigest(),
    )
    file.file.save("a.pdf", ContentFile(CONTENT), save=False)
    file.save()
    return file


def answer(stored, **headers):
    return attachment(RequestFactory().get("/", headers=headers), stored)


def body(response):
    with contextlib.closing(response):
        return b"".join(response.streaming_content)


def test_the_whole_file_is_an_attachment(stored):
    found = answer(stored)

    assert found.status_code == 200
    assert body(found) == CONTENT
    assert found["Content-Disposition"] == "attachment; filename*=utf-8''B%C3%A1o%20c%C3%A1o%20th%C3%A1ng%2011.pdf"
    assert found["Content-Length"] == str(len(CONTENT))
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("asked", "expected", "where"),
    [
        ("bytes=0-0", CONTENT[:1], "bytes 0-0/256000"),
        ("bytes=1000-1999", CONTENT[1000:2000], "bytes 1000-1999/256000"),
        ("bytes=255990-", CONTENT[-10:], "bytes 255990-255999/256000"),
        ("bytes=-7", CONTENT[-7:], "bytes 255993-255999/256000"),
        ("bytes=255999-999999999", CONTENT[-1:], "bytes 255999-255999/256000"),
    ],
)
def test_a_broken_download_goes_on(stored, asked, expected, where):
    found = answer(stored, range=asked)

    assert found.status_code == 206
    assert body(found) == expected
    assert found["Content-Range"] == where
    assert found["Content-Length"] == str(len(expected))


@pytest.mark.parametrize("asked", ["bytes=256000-", "bytes=-0", "bytes=9-3"])
def test_a_part_that_does_not_exist(stored, asked):
    found = answer(stored, range=asked)

    assert found.status_code == 416
    assert found["Content-Range"] == "bytes */256000"


@pytest.mark.parametrize("asked", ["lines=1-2", "bytes=0-1,5-6", "bytes=a-b"])
def test_what_is_not_understood_gives_the_whole(stored, asked):
    found = answer(stored, range=asked)

    assert found.status_code == 200
    assert body(found) == CONTENT


def test_a_changed_file_is_sent_whole(stored):
    same = answer(stored, range="bytes=0-3", if_range=f'"{stored.sha256}"')
    other = answer(stored, range="bytes=0-3", if_range='"something else"')

    assert (same.status_code, body(same)) == (206, CONTENT[:4])
    assert (other.status_code, body(other)) == (200, CONTENT)


def test_what_the_phone_has_is_not_sent_again(stored):
    assert answer(stored, if_none_match=f'"{stored.sha256}"').status_code == 304
