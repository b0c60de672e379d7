"""Files that are damaged, hostile or strange: a right result or a clear word, never a traceback."""

from __future__ import annotations

import io
import json
import os
import socket
import stat
import subprocess
import sys
import time
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image

from dossier import cli
from dossier.importing import worker
from dossier.importing.command import proven
from dossier.importing.layout import LineKind, Sheet
from dossier.importing.recognise.finding import SURE
from dossier.importing.sandbox import read as read_apart
from dossier.importing.understand import understand
from dossier.importing.worker import read
from tests import small
from tests.conftest import ROOT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LETTER = """Київ, 3 березня 2019 року

Шановний пане міністре!

Звертаємося до Вас із проханням переглянути це рішення, яке суперечить закону.

З повагою,

Олена Коваленко
"""
FRENCH = """Genève, le 12 août 2019

Monsieur le Ministre,

Nous avons l'honneur de vous prier de réexaminer la décision prise à l'été dernier.

Veuillez agréer, Monsieur le Ministre, nos salutations distinguées.

Hélène Crèvecœur
"""


def text(sheet: Sheet) -> str:
    return "\n".join(line.text for line in sheet.lines)


def error(sheet: Sheet) -> str:
    """What an editor is told of a file from which nothing can be taken."""
    assert not sheet.is_readable
    return next(notice.what for notice in sheet.notices if notice.is_error)


def document(inside: str, **parts: str) -> bytes:
    """A Word file whose body is `inside`; other parts by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>',
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return made.getvalue()


def pdf(*objects: str, trailer: str = "") -> bytes:
    """A PDF of some objects, numbered from 1; the first is the catalogue."""
    made = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + end.encode()


PAGES = ("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
         "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>")  # fmt: skip


def scan() -> bytes:
    made = io.BytesIO()
    Image.new("L", (400, 300), 200).save(made, "PDF")
    return made.getvalue()


# -- texts -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "letter", "language"),
    [
        ("utf-16", LETTER, "uk"),
        ("utf-16-le", LETTER, "uk"),
        ("utf-16-be", LETTER, "uk"),
        ("cp1251", LETTER, "uk"),
        ("koi8-u", LETTER, "uk"),
        ("utf-8-sig", LETTER, "uk"),
        ("latin-1", FRENCH.replace("œ", "oe"), "fr"),
        ("cp1252", FRENCH, "fr"),
    ],
)
def test_a_text_is_read_in_its_own_encoding(encoding: str, letter: str, language: str) -> None:
    sheet = read("letter.txt", letter.encode(encoding))
    assert text(sheet).split() == letter.split()
    assert understand(sheet).language.value == language
    if not encoding.startswith("utf-8"):
        assert sheet.extracted
        assert "not UTF-8" in sheet.notices[0].what


@pytest.mark.parametrize(
    "data",
    [b"", b"\n\n  \n", bytes(range(256)) * 40, b"\x00\x01\x02" * 999],
    ids=["nothing", "blanks", "all bytes", "control characters"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert error(read("letter.txt", data))


def test_characters_that_nobody_sees_are_left_out_and_told() -> None:
    sheet = read("letter.txt", "Dear Minis\u200bter,\n\n\u202eWe write to you.\n".encode())
    assert text(sheet) == "Dear Minister,\nWe write to you."
    assert "nobody can see" in sheet.notices[0].what


def test_a_text_beyond_any_letter_is_refused() -> None:
    assert "is no letter" in error(read("letter.txt", b"word " * 500_000))


def test_an_unknown_kind_of_file_is_refused_with_the_kinds_that_are_known() -> None:
    sheet = read("table.xlsx", b"PK\x03\x04...")
    assert "xlsx" in error(sheet)
    assert "pdf" in sheet.notices[0].hint


# -- PDF -------------------------------------------------------------------------------


def test_an_encrypted_pdf_asks_for_its_password() -> None:
    locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]"
    assert "password" in error(read("letter.pdf", pdf(*PAGES, trailer=locked.format("41" * 32))))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_truncated_pdf_is_told_or_read_whole(share: float) -> None:
    whole = (Path(__file__).parent / "import" / "pdf-bar-lawyers.pdf").read_bytes()
    sheet = read("letter.pdf", whole[: int(len(whole) * share)])
    assert error(sheet)


def test_a_pdf_without_text_is_told() -> None:
    assert "no text" in error(read("letter.pdf", pdf(*PAGES)))


def test_a_scan_without_tesseract_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    sheet = read("letter.pdf", scan())
    assert "scan" in error(sheet)
    assert "tesseract" in sheet.notices[0].hint


def test_a_scan_is_recognised_where_tesseract_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "tesseract"
    tool.write_text(
        f"#!{sys.executable}\nimport sys\n"
        "words = 'Paris, May 18, 2015\\n\\nDear Sir,'\n"
        "print('eng\\nfra' if '--list-langs' in sys.argv else words)\n",
        encoding="utf-8",
    )
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    sheet = read("letter.pdf", scan())
    assert text(sheet) == "Paris, May 18, 2015\nDear Sir,"
    assert sheet.nature == "scan"
    assert understand(sheet).date.value == "2015-05-18"
    assert understand(sheet).date.confidence < SURE
    assert "text recognition" in sheet.notices[0].what


# -- DOCX ------------------------------------------------------------------------------


def test_deleted_and_hidden_words_are_left_out_and_told() -> None:
    inside = (
        "<w:p><w:r><w:t>We ask you </w:t></w:r>"
        "<w:del><w:r><w:delText>never ever </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>kindly </w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>"
        "<w:r><w:t>to act.</w:t></w:r></w:p>"
    )
    comment = "<w:comment><w:p><w:r><w:t>Too soft?</w:t></w:r></w:p></w:comment>"
    comments = f'<w:comments xmlns:w="{W}">{comment}</w:comments>'
    sheet = read("letter.docx", document(inside, comments=comments))
    assert text(sheet) == "We ask you kindly to act."
    told = " ".join(notice.what for notice in sheet.notices)
    assert "2 words are deleted" in told
    assert "1 words are hidden" in told
    assert "1 words were inserted" in told
    assert "2 words stand in comments" in told


def test_headers_footers_text_boxes_and_notes_are_read() -> None:
    box = (
        "<w:p><w:r><w:t>Before.</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In a box."
        "</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    parts = {
        "header1": f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>The Foundation</w:t></w:r></w:p></w:hdr>',
        "footnotes": f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>See there.'
        "</w:t></w:r></w:p></w:footnote></w:footnotes>",
    }
    sheet = read("letter.docx", document(box, **parts))
    assert text(sheet) == "The Foundation\nBefore.\nIn a box.\n1 See there."
    assert sheet.lines[0].kind is LineKind.MARGIN


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = document(f"<w:p><w:r><w:t>{' ' * 60_000_000}</w:t></w:r></w:p>")
    assert len(bomb) < 100_000
    assert "zip bomb" in error(read("letter.docx", bomb))


@pytest.mark.parametrize(
    "entity", ['SYSTEM "/etc/passwd"', 'SYSTEM "http://tracker.example/"', f'"{"ha" * 40}"']
)
def test_entities_are_refused(entity: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE x [<!ENTITY e {entity}>]><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>'
            "&e;</w:t></w:r></w:p></w:body></w:document>",
        )
    assert "entities" in error(read("letter.docx", made.getvalue()))


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 and then nothing",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        document("<w:p><w:r><w:t>cut"),
        document("<w:p><w:r><w:t>whole</w:t></w:r></w:p>")[:80],
        document(""),
    ],
    ids=["no archive", "an older format", "cut XML", "a cut archive", "no words"],
)
def test_a_damaged_or_older_word_file_is_told(data: bytes) -> None:
    assert error(read("letter.docx", data))


# -- HTML and mail ---------------------------------------------------------------------


def test_four_hundred_tables_in_one_another_lose_no_word() -> None:
    depth = 400
    page = "<table><tr><td>outer " * depth + "the letter" + "</td></tr></table>" * depth
    sheet = read("letter.html", page.encode())
    assert text(sheet).split() == ["outer"] * depth + ["the", "letter"]


def test_scripts_and_hidden_words_of_a_page_are_no_part_of_the_letter() -> None:
    page = (
        "<script>steal()</script><p>Dear <b>Minister</b>,</p><div style='display: none'>a b c"
        "<div>d</div></div><!-- e --><p hidden>f</p><template>g</template>"
        "<p>We &amp; you &lt;all&gt; write.</p>"
    )
    sheet = read("letter.html", page.encode())
    assert text(sheet) == "Dear Minister,\nWe & you <all> write."
    assert "5 words are hidden" in sheet.notices[0].what


def test_a_hidden_element_without_its_end_hides_no_more_than_itself() -> None:
    for page in (
        "<p hidden>secret<p>Dear Sir",
        "<head><title>page</title><body>Dear Sir",
        "<div><span hidden>secret</div><p>Dear Sir",
        "<ul><li hidden>secret<li>Dear Sir</ul>",
        "<form action='/'><p>Dear Sir</form>",
    ):
        assert text(read("letter.html", page.encode())).lstrip("• ") == "Dear Sir", page


@pytest.mark.parametrize("page", ["<p>Dear <p>Sir<b>", "<<<>>><p a=<>Dear Sir", "<td>Dear</tr>Sir"])
def test_broken_markup_keeps_its_words(page: str) -> None:
    assert "Dear" in text(read("letter.html", page.encode()))


@pytest.mark.parametrize(
    "mail",
    [
        b"no headers at all",
        b"From: a@b.example\nSubject: empty\n\n",
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
    ],
)
def test_a_mail_without_text_is_told(mail: bytes) -> None:
    assert error(read("letter.eml", mail))


def test_broken_headers_of_a_mail_do_not_lose_its_text() -> None:
    mail = (
        b"From: =?utf-8?q?J=FF?= <x@\nTo: ,,;<<>\nDate: yesterday\n"
        b"Content-Type: text/plain; charset=nonsense\nContent-Transfer-Encoding: 8bit\n\n"
        b"Dear Minister,\n\nWe write to you.\n"
    )
    sheet = read("letter.eml", mail)
    assert "We write to you." in text(sheet)
    assert understand(sheet).date.value == ""


def test_a_picture_attached_to_a_mail_is_named_and_not_read() -> None:
    mail = (
        b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
        b"--x\nContent-Type: text/plain\n\nPlease see below.\n--x\nContent-Type: image/jpeg\n"
        b'Content-Disposition: attachment; filename="photo.jpg"\n\nGPS 48.85\n--x--\n'
    )
    sheet = read("letter.eml", mail)
    assert "GPS" not in text(sheet)
    assert "photo.jpg" in sheet.notices[0].what
    assert sheet.attachments == ()


def test_a_letter_attached_to_a_mail_comes_through_the_process_apart_byte_for_byte() -> None:
    pdf = (Path(__file__).parent / "import" / "pdf-fr-elysee.pdf").read_bytes()
    mail = EmailMessage()
    mail["From"] = "a@b.example"
    mail.set_content("See the attached letter.")
    mail.add_attachment(pdf, maintype="application", subtype="pdf", filename="Lettre à Mme R.pdf")
    sheet = read_apart("letter.eml", bytes(mail))
    assert [(one.name, one.data) for one in sheet.attachments] == [("Lettre à Mme R.pdf", pdf)]


def test_a_header_with_bare_letters_loses_none_of_them() -> None:
    mail = "From: Sabine Lösing <a@b.example>\nSubject: Życie\n\nDear Minister,\n\nYes.\n"
    sheet = read("letter.eml", mail.encode())
    assert "From: Sabine Lösing" in text(sheet)
    assert "Subject: Życie" in text(sheet)


# -- the process apart -----------------------------------------------------------------


def test_reading_apart_gives_the_same_as_reading_here() -> None:
    path = Path(__file__).parent / "import" / "docx-en-meps.docx"
    assert read_apart(path.name, path.read_bytes()) == read(path.name, path.read_bytes())


@pytest.mark.skipif(os.name != "posix", reason="limits on memory are set on POSIX systems only")
def test_a_file_that_needs_too_much_memory_ends_with_a_word() -> None:
    big = document("<w:p><w:r><w:t>word</w:t></w:r></w:p>" * 700_000)
    sheet = read_apart("letter.docx", big, memory=160 * 1024 * 1024)
    assert "memory" in error(sheet)


def test_a_file_that_takes_too_long_is_stopped() -> None:
    begun = time.monotonic()
    page = b"<p>word</p>" * 3_000_000
    sheet = read_apart("letter.html", page, seconds=1)
    assert error(sheet)
    assert time.monotonic() - begun < 60


def test_the_process_apart_opens_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", socket.socket)
    monkeypatch.setattr(socket, "create_connection", socket.create_connection)
    monkeypatch.setattr(worker, "leave_network", lambda: None)
    worker.without_network()
    with pytest.raises(OSError, match="may not reach the network"):
        socket.create_connection(("127.0.0.1", 9))


def test_the_command_ends_with_a_status_for_each_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    content = small.write(tmp_path / "content")
    before = sorted(content.rglob("*"))
    files = {
        "a.txt": b"",
        "b.pdf": b"%PDF-1.7 cut",
        "c.docx": b"PK\x03\x04",
        "d.eml": b"x",
        "e": b"?",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder.txt").mkdir()
    assert cli.main(["import", *files, "folder.txt", "nowhere.pdf"]) == 1
    told = capsys.readouterr().out
    assert told.count("no draft was made") == 7
    assert told.count("error: ") == 7
    assert sorted(content.rglob("*")) == before


def test_the_process_apart_reaches_not_even_its_own_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code = (
            "import socket\n"
            "from dossier.importing.worker import without_network\n"
            "without_network()\n"
            f"socket.create_connection(('127.0.0.1', {port}), timeout=3)\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode != 0
    assert b"may not reach the network" in done.stderr


# -- what is long ----------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_no_letter_of_64_kilobytes_takes_long_or_loses_a_word() -> None:
    # Seconds of the processor, not of the clock: what else the machine does counts for nothing.
    done = subprocess.run(
        [sys.executable, "-B", "-m", "tests.bounded_import"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert len(told) > 20
    assert [one["name"] for one in told if one["status"] != 0 or one["what"] != "whole"] == []


def test_of_a_book_the_beginning_and_the_end_are_looked_through_and_every_word_stays() -> None:
    middle = "".join(f"In the year {year} the ferry ran again.\n\n" for year in range(9000))
    letter = f"Paris, 12 May 2015\n\nDear Minister,\n\n{middle}Yours sincerely,\n\nAnna Kim\n"
    sheet = read("letter.txt", letter.encode())
    found = understand(sheet)
    assert found.date.value == "2015-05-12"
    assert [party.name for party in found.authors] == ["Anna Kim"]
    assert "very long" in found.notices[0].what
    body, told = proven(sheet, found, letter.encode())
    assert told == ()
    assert body.count("ferry") == 9000


def test_a_letter_of_usual_length_is_looked_through_as_a_whole() -> None:
    assert understand(read("letter.txt", LETTER.encode())).notices == ()


def test_lines_of_a_list_that_are_alike_but_for_a_number_are_no_furniture() -> None:
    rows = "".join(f"Minutes of the meeting, number {number}\n" for number in range(1, 9))
    letter = f"Paris, 12 May 2015\n\nDear Minister,\n\nI ask you for these:\n\n{rows}\nAnna Kim\n"
    assert understand(read("letter.txt", letter.encode())).furniture == frozenset()
