import hashlib
import io

import docx
import pytest

from sotay.documents.actions import store_file
from sotay.documents.choices import FileKind
from sotay.documents.errors import ClassifiedNameRefused, FileTypeNotAccepted
from sotay.documents.models import StoredFile
from tests.factories.people import actor_of


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def word_file(*paragraphs):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_document_is_kept_with_its_text(cast):
    content = word_file("Báo cáo kết quả tháng 10", "Chi bộ hoàn thành 5 nhiệm vụ.")

    stored = store_file(actor_of(cast.an), "bao-cao.docx", io.BytesIO(content))

    stored.refresh_from_db()
    assert (stored.name, stored.kind, stored.size) == ("bao-cao.docx", FileKind.WORD, len(content))
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert "hoàn thành 5 nhiệm vụ" in stored.text
    assert [block["text"] for block in stored.blocks] == ["Báo cáo kết quả tháng 10", "Chi bộ hoàn thành 5 nhiệm vụ."]
    assert stored.uploaded_by == cast.an.account
    with stored.file.open("rb") as kept:
        assert kept.read() == content


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [("mật.docx", word_file("a"), ClassifiedNameRefused), ("a.pdf", b"MZ\x90\x00", FileTypeNotAccepted)],
)
def test_nothing_is_kept_of_a_refused_file(cast, tmp_path, name, content, error):
    with pytest.raises(error):
        store_file(actor_of(cast.an), name, io.BytesIO(content))

    assert not StoredFile.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
