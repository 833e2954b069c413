import hashlib
import io

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.test import RequestFactory

from sotay.documents import errors
from sotay.documents.choices import FileKind
from sotay.documents.intake import Kind, Limits, inspect_upload
from sotay.documents.intake.sandbox import call_child
from sotay.documents.intake.upload_handler import CappedUploadHandler
from sotay.documents.reflow import reflow
from tests.documents import uploads


class Endless:
    """A stream that never ends; it counts what was asked of it."""

    def __init__(self):
        self.given = 0

    def read(self, size=-1, /):
        assert size > 0
        self.given += size
        return b"%PDF-" + b"x" * (size - 5)


def test_kinds_are_those_of_stored_files():
    assert {kind.value for kind in Kind} <= set(FileKind.values)


def test_good_file_is_handed_on_as_it_is():
    content = uploads.pdf_file()

    inspected = inspect_upload("C:\\tai lieu\\Dự thảo nghị quyết.PDF", io.BytesIO(content))

    assert inspected.kind == FileKind.PDF
    assert inspected.content_type == "application/pdf"
    assert inspected.content == content
    assert inspected.size == len(content)
    assert inspected.sha256 == hashlib.sha256(content).hexdigest()
    assert inspected.safe_name == "Dự thảo nghị quyết.pdf"
    assert inspected.reading == reflow(content, "pdf")
    assert "Nội dung sinh hoạt." in inspected.reading.text


def test_picture_is_handed_on_drawn_anew():
    content = uploads.picture_file("WEBP")

    inspected = inspect_upload("zalo.jpg", io.BytesIO(content))

    assert inspected.safe_name == "zalo.webp"
    assert inspected.content != content
    assert inspected.reading.blocks == ()
    assert inspected.sha256 == hashlib.sha256(inspected.content).hexdigest()


def test_endless_upload_is_cut_off_early():
    stream = Endless()

    with pytest.raises(errors.FileTooLarge, match="Tệp lớn hơn 2 MB"):
        inspect_upload("a.pdf", stream, Limits(file_bytes=2 << 20))
    assert stream.given < 3 << 20


def test_upload_that_declares_its_size_is_not_read_at_all():
    stream = io.BytesIO(b"x")
    stream.size = 1 << 30

    with pytest.raises(errors.FileTooLarge):
        inspect_upload("a.pdf", stream)
    assert stream.tell() == 0


def test_refusal_comes_out_of_the_sandbox_with_its_sentence():
    with pytest.raises(errors.FileNameDisagrees, match=r"đuôi “\.docx” nhưng nội dung là PDF"):
        inspect_upload("a.docx", io.BytesIO(uploads.pdf_file()))
    with pytest.raises(errors.ClassifiedFileRefused, match="độ mật “TỐI MẬT”"):
        inspect_upload("a.pdf", io.BytesIO(uploads.pdf_file("TỐI MẬT")))


def test_stamped_name_is_refused_before_anything_is_read():
    stream = Endless()

    with pytest.raises(errors.ClassifiedNameRefused):
        inspect_upload("Tuyệt mật.pdf", stream)
    assert stream.given == 0


@pytest.mark.parametrize(
    "facts", [{"seconds": 5, "memory_bytes": 1 << 20}, {"seconds": 5, "memory_bytes": 1 << 30, "task": "x"}]
)
def test_child_that_dies_means_a_broken_file(facts):
    with pytest.raises(errors.FileBroken):
        call_child("examine", {"name": "a.pdf", "limits": {}, **facts}, b"%PDF-")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("a\x00b\u202ec.pdf", "abc.pdf"),
        ('x<y>:"|?*.pdf', "x_y______.pdf"),
        (".pdf", "pdf.pdf"),
        ("", "tep.pdf"),
        ("   .. ", "tep.pdf"),
        ("Bao cao  thang 5 .pdf", "Bao cao thang 5.pdf"),
        ("Nghi\u0323 quyê\u0301t.pdf", "Nghị quyết.pdf"),
        ("Số 05.NQ-CB", "Số 05.NQ-CB.pdf"),
    ],
)
def test_names_are_made_safe(name, kept):
    assert inspect_upload(name, io.BytesIO(uploads.pdf_file())).safe_name == kept


def test_long_name_keeps_its_ending():
    kept = inspect_upload("đ" * 400 + ".pdf", io.BytesIO(uploads.pdf_file())).safe_name

    assert len(kept) == 150
    assert kept.endswith("đ.pdf")


@pytest.fixture
def capped(settings):
    settings.SOTAY_UPLOAD_MAX_BYTES = 1 << 20
    settings.FILE_UPLOAD_HANDLERS = [
        "sotay.documents.intake.upload_handler.CappedUploadHandler",
        "django.core.files.uploadhandler.TemporaryFileUploadHandler",
    ]


def posted(content):
    file = io.BytesIO(content)
    file.name = "a.pdf"
    return RequestFactory().post("/", {"title": "Tài liệu", "file": file})


class UploadForm(forms.Form):
    title = forms.CharField()
    file = forms.FileField()


def test_form_with_a_small_file_is_taken_whole(capped):
    request = posted(b"x" * 1000)

    assert request.FILES["file"].read() == b"x" * 1000
    request.close()


@pytest.mark.parametrize("size", [(1 << 20) + 1, 5 << 20])
def test_form_with_a_huge_file_keeps_its_words_and_gets_the_sentence(capped, settings, size):
    request = posted(b"x" * size)

    form = UploadForm(request.POST, request.FILES)

    assert form.is_valid()
    assert form.cleaned_data["title"] == "Tài liệu"
    file = form.cleaned_data["file"]
    assert (file.size, file.read()) == (size, b"")
    with pytest.raises(errors.FileTooLarge):
        inspect_upload(file.name, file, Limits(file_bytes=settings.SOTAY_UPLOAD_MAX_BYTES))
    assert request.META["wsgi.input"].read() == b""


def test_second_file_is_kept_though_the_first_was_too_large(capped):
    files = {name: SimpleUploadedFile(f"{name}.pdf", b"x" * size) for name, size in {"one": 3 << 20, "two": 9}.items()}

    request = RequestFactory().post("/", files)

    assert {name: len(file.read()) for name, file in request.FILES.items()} == {"one": 0, "two": 9}
    request.close()


def test_body_beyond_reason_is_not_read(capped):
    handler = CappedUploadHandler()
    handler.handle_raw_input(None, {}, 3 << 30, "boundary")

    with pytest.raises(StopUpload) as stopped:
        handler.receive_data_chunk(b"x" * 100, 1 << 20)
    assert stopped.value.connection_reset
