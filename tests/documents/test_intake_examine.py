import contextlib
import io
import zipfile

import docx
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sotay.core.errors import DomainError
from sotay.documents import errors
from sotay.documents.intake.examine import examine
from sotay.documents.intake.formats import DOC, DOCX, JPEG, PDF, PNG, WEBP, XLS, XLSX
from sotay.documents.intake.limits import Limits
from tests.documents import uploads

LIMITS = Limits()
GOOD = [uploads.word_file(), uploads.sheet_file(), uploads.picture_file("PNG"), uploads.pdf_file()]
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="{}" TargetMode="External"/>'
    "</Relationships>"
)


def found(name, content):
    return examine(name, content, LIMITS).found


def refused(name, content, limits=LIMITS):
    with pytest.raises(DomainError) as caught:
        examine(name, content, limits)
    assert "{" not in str(caught.value)
    return type(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.pdf", uploads.pdf_file(), PDF),
        ("A.PDF", b"\xef\xbb\xbf\r\n" + uploads.pdf_file(), PDF),
        ("a.docx", uploads.word_file(), DOCX),
        ("a.xlsx", uploads.sheet_file(), XLSX),
        ("a.jpeg", uploads.picture_file(), JPEG),
        ("a.png", uploads.picture_file("PNG"), PNG),
        ("a.webp", uploads.picture_file("WEBP"), WEBP),
        ("zalo.jpg", uploads.picture_file("WEBP"), WEBP),
        ("a.doc", uploads.ole_file({"WordDocument": b"\xec\xa5" + b"\0" * 600}), DOC),
        ("Báo cáo 12.2025", uploads.pdf_file(), PDF),
        ("không đuôi", uploads.word_file(), DOCX),
    ],
)  # fmt: skip
def test_accepted_types_are_known_by_content(name, content, expected):
    assert found(name, content) is expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"Xin ch\xc3\xa0o"),
        ("a.doc", b"<html><body>Ch\xc3\xa0o</body></html>"),
        ("a.rtf", b"{\\rtf1 abc}"),
        ("a.exe", b"MZ\x90\x00" + b"\0" * 200),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.zip", uploads.changed_archive(uploads.word_file(), {"[Content_Types].xml": None})),
        ("a.jpg", b"GIF89a" + b"\0" * 50),
        ("a.msg", uploads.ole_file({"__properties": b"x"})),
        ("a.docx", uploads.changed_part(uploads.word_file(), "[Content_Types].xml", lambda part: part.replace("document.main", "template.main"))),
    ],
)  # fmt: skip
def test_other_types_are_refused(name, content):
    assert refused(name, content) is errors.FileTypeNotAccepted


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", uploads.pdf_file()),
        ("a.pdf", uploads.word_file()),
        ("a.xlsx", uploads.word_file()),
        ("a.doc", uploads.word_file()),
        ("bao-cao.pdf.exe", uploads.pdf_file()),
        ("a.pdf", uploads.picture_file()),
        ("a.txt", uploads.pdf_file()),
    ],
)
def test_ending_that_disagrees_is_refused(name, content):
    assert refused(name, content) is errors.FileNameDisagrees


def test_empty_file_is_refused():
    assert refused("a.pdf", b"") is errors.FileEmpty


@pytest.mark.parametrize("make", [uploads.pdf_file, uploads.word_file, uploads.sheet_file, uploads.picture_file])
def test_damaged_file_is_refused_and_nothing_else_happens(make):
    content = make()

    for kept in (8, len(content) // 4, len(content) // 2):
        assert issubclass(refused("a", content[:kept]), errors.UploadRefused)


# Made once: a file made again carries another time, and so perhaps another length.
WHOLE = [uploads.word_file(), uploads.sheet_file(), uploads.picture_file("PNG")]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_change_of_bytes_crashes_the_examination(data):
    content = bytearray(data.draw(st.sampled_from(WHOLE)))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    with contextlib.suppress(errors.UploadRefused):
        examine("a", bytes(content), LIMITS)


def test_macros_are_refused():
    word, sheet = uploads.word_file(), uploads.sheet_file()

    assert refused("a.docx", uploads.changed_archive(word, {"word/vbaProject.bin": b"x"})) is errors.FileHasMacros
    assert (
        refused("a.xlsx", uploads.changed_archive(sheet, {"xl/macrosheets/sheet1.xml": b"<x/>"}))
        is errors.FileHasMacros
    )
    macro = uploads.changed_part(word, "[Content_Types].xml", lambda part: part.replace(WORD_TYPE, MACRO_TYPE))
    assert refused("a.docm", macro) is errors.FileHasMacros
    assert (
        refused("a.doc", uploads.ole_file({"WordDocument": b"\0" * 600, "_VBA_PROJECT": b"x"})) is errors.FileHasMacros
    )


@pytest.mark.parametrize("target", ["http://xau.example/a.dotm", "\\\\may\\a.dotm", "file://may/a.dotm", "HTTPS://x"])
def test_template_fetched_from_elsewhere_is_refused(target):
    content = uploads.changed_archive(
        uploads.word_file(), {"word/_rels/settings.xml.rels": LINK.format(target).encode()}
    )

    assert refused("a.docx", content) is errors.FileHasActiveContent


def test_template_on_the_writers_disk_passes():
    own = LINK.format("file:///C:\\Users\\An\\Normal.dotm").encode()

    assert found("a.docx", uploads.changed_archive(uploads.word_file(), {"word/_rels/settings.xml.rels": own})) is DOCX


def test_active_parts_and_programs_are_refused():
    for part, content in {"word/activeX/activeX1.xml": b"<x/>", "word/embeddings/a.bin": b"MZ\x90\x00"}.items():
        assert (
            refused("a.docx", uploads.changed_archive(uploads.word_file(), {part: content}))
            is errors.FileHasActiveContent
        )


def test_bomb_of_one_large_part_is_refused():
    bomb = uploads.changed_archive(uploads.word_file(), {"word/media/a.xml": b"\0" * (30 << 20)})

    assert len(bomb) < 100_000
    assert refused("a.docx", bomb) is errors.FileUnpacksTooLarge


def test_bomb_of_many_parts_is_refused():
    many = uploads.changed_archive(uploads.word_file(), {f"word/media/{number}.xml": b"" for number in range(5000)})

    assert refused("a.docx", many) is errors.FileUnpacksTooLarge


def test_bomb_of_overlapping_parts_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", b"x" * 5000)
        entry = archive.infolist()[0]
        archive.filelist.extend([entry] * 50)

    assert refused("a.docx", out.getvalue()) is errors.FileUnpacksTooLarge


def test_archive_inside_an_archive_is_refused_but_for_a_charts_workbook():
    inner = uploads.sheet_file()
    word = uploads.word_file()

    assert found("a.docx", uploads.changed_archive(word, {"word/embeddings/Microsoft_Excel_Sheet.xlsx": inner})) is DOCX
    assert refused("a.docx", uploads.changed_archive(word, {"word/media/a.zip": inner})) is errors.FileUnpacksTooLarge
    nested = uploads.changed_archive(inner, {"xl/embeddings/a.xlsx": inner})
    assert (
        refused("a.docx", uploads.changed_archive(word, {"word/embeddings/a.xlsx": nested}))
        is errors.FileUnpacksTooLarge
    )


def test_document_that_defines_entities_is_refused():
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    content = uploads.changed_part(
        uploads.word_file(), "word/document.xml", lambda part: part.replace("<w:document", f"{laughs}<w:document", 1)
    )

    assert refused("a.docx", content) is errors.FileBroken


def test_password_is_refused():
    locked_pdf = uploads.changed_pdf(uploads.nothing, encryption=pikepdf.Encryption(owner="a", user="b"))
    locked_old = b"\xec\xa5" + b"\0" * 9 + b"\x01" + b"\0" * 600

    for name, content in {
        "a.pdf": locked_pdf,
        "a.docx": uploads.locked_archive(uploads.word_file()),
        "b.docx": uploads.ole_file({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}),
        "a.doc": uploads.ole_file({"WordDocument": locked_old}),
        "a.xls": uploads.ole_file({"Workbook": b"\x09\x08\x02\x00\x00\x06\x2f\x00\x02\x00\x00\x00"}),
    }.items():
        assert refused(name, content) is errors.FilePasswordProtected, name


def test_old_workbook_that_cannot_be_read_is_broken():
    assert XLS.endings == ("xls",)
    assert refused("a.xls", uploads.ole_file({"Workbook": b"\x09\x08\x02\x00\x00\x06"})) is errors.FileBroken


def test_pdf_that_everybody_may_open_passes_though_it_has_an_owner():
    content = uploads.changed_pdf(uploads.nothing, encryption=pikepdf.Encryption(owner="a", user=""))

    assert found("a.pdf", content) is PDF


@pytest.mark.parametrize(
    "action",
    [
        {"/S": pikepdf.Name.JavaScript, "/JS": "app.alert(1)"},
        {"/S": pikepdf.Name.Launch, "/F": "cmd.exe"},
        {"/S": pikepdf.Name.SubmitForm, "/F": "http://xau.example"},
    ],
)
@pytest.mark.parametrize("place", ["open", "page", "names", "annotation"])
def test_pdf_that_acts_is_refused(action, place):
    def add(document):
        made = pikepdf.Dictionary(action)
        page = document.pages[0].obj
        match place:
            case "open":
                document.Root.OpenAction = document.make_indirect(made)
            case "page":
                page.AA = pikepdf.Dictionary(O=made)
            case "names":
                names = pikepdf.Array([pikepdf.String("a"), document.make_indirect(made)])
                document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=names))
            case "annotation":
                link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=made)
                page.Annots = pikepdf.Array([link])

    content = uploads.changed_pdf(add, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    assert refused("a.pdf", content) is errors.FileHasActiveContent


def test_pdf_that_opens_at_a_page_or_links_to_one_passes():
    def add(document):
        page = document.pages[0].obj
        document.Root.OpenAction = pikepdf.Array([page, pikepdf.Name.Fit])
        goto = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://tinh.example")
        page.Annots = pikepdf.Array(
            [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=goto)]
        )

    assert found("a.pdf", uploads.changed_pdf(add)) is PDF


def test_pdf_with_files_inside_is_refused():
    def attach(document):
        document.attachments["a.exe"] = b"MZ"

    assert refused("a.pdf", uploads.changed_pdf(attach)) is errors.FileHasAttachments


def test_pdf_with_too_many_pages_is_refused():
    assert refused("a.pdf", uploads.pdf_file(*["Đoạn."] * 200), Limits(pages=2)) is errors.FileTooLong


@pytest.mark.parametrize(("form", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_picture_loses_its_place_and_its_hidden_tail(form, ending):
    exif = Image.Exif()
    exif[0x010F] = "Máy ảnh của An"
    exif.get_ifd(0x8825)[1] = "N"
    content = uploads.picture_file(form, exif=exif) + b"PK\x03\x04 tail"

    redrawn = examine(f"a.{ending}", content, LIMITS).redrawn

    with Image.open(io.BytesIO(redrawn)) as picture:
        assert not picture.getexif()
        assert picture.size == (60, 40)
    assert b"An" not in redrawn
    assert b"tail" not in redrawn


def test_picture_is_set_upright_and_scaled_down():
    exif = Image.Exif()
    exif[0x0112] = 6
    content = uploads.picture_file("JPEG", (3000, 1000), exif=exif)

    redrawn = examine("a.jpg", content, LIMITS).redrawn

    with Image.open(io.BytesIO(redrawn)) as picture:
        assert picture.size == (800, 2400)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_pictures_of_every_mode_are_drawn(mode):
    out = io.BytesIO()
    form = "JPEG" if mode == "CMYK" else "PNG"
    Image.new(mode, (3000, 20)).save(out, form)

    assert examine("a", out.getvalue(), LIMITS).redrawn


def test_picture_bomb_is_refused_by_its_declared_size():
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")

    assert len(out.getvalue()) < 200_000
    assert refused("a.png", out.getvalue()) is errors.PictureTooLarge


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "Độ mật: Tuyệt mật", "T U Y Ệ T   M Ậ T"])
@pytest.mark.parametrize("make", [uploads.pdf_file, uploads.word_file])
def test_stamp_in_a_document_is_refused(make, stamp):
    assert refused("bao-cao", make("CHI BỘ THÔN ẢNG", stamp, "BÁO CÁO")) is errors.ClassifiedFileRefused


def test_stamp_in_a_sheet_or_in_a_running_head_is_refused():
    assert refused("a.xlsx", uploads.sheet_file(("", "MẬT"), ("TT", "Họ tên"))) is errors.ClassifiedFileRefused
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "TỐI MẬT"
    document.add_paragraph("Báo cáo")
    out = io.BytesIO()
    document.save(out)
    assert refused("a.docx", out.getvalue()) is errors.ClassifiedFileRefused


def test_stamp_in_an_old_word_file_is_refused():
    text = b"\0" * 1024 + "CHI BỘ\rMẬT\rBáo cáo".encode("utf-16-le")

    assert refused("a.doc", uploads.ole_file({"WordDocument": text})) is errors.ClassifiedFileRefused


@pytest.mark.parametrize("make", [uploads.pdf_file, uploads.word_file])
def test_law_on_secrets_passes(make):
    content = make("LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC", "Bảo mật thông tin, mật ong, quan hệ mật thiết.")

    assert found("Luật Bảo vệ bí mật nhà nước", content)


def test_stamp_in_the_name_is_refused_before_the_content_is_looked_at():
    assert refused("Báo cáo (MẬT).pdf", b"whatever") is errors.ClassifiedNameRefused
