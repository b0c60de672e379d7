"""`import` as an editor meets it: the draft, the source, the report, and what may be published."""

from __future__ import annotations

import hashlib
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from dossier import cli, pipeline
from tests import small
from tests.conftest import ROOT

SET = ROOT / "tests" / "import"
LETTER = SET / "en-ngo-plain.txt"


@pytest.fixture(name="content")
def content_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small.write(tmp_path / "content")


def drafts(content: Path) -> list[Path]:
    """The documents that the small dossier does not have."""
    own = f"{small.LETTER}.md"
    return sorted(path for path in (content / "documents").iterdir() if path.name != own)


def codes(content: Path) -> set[tuple[str, str]]:
    return {(one.severity.value, one.code) for one in pipeline.check(content, small.MOMENT)}


def test_a_letter_becomes_a_draft_with_its_source_byte_for_byte(content: Path) -> None:
    assert cli.main(["import", str(LETTER)]) == 0
    (draft,) = drafts(content)
    assert draft.name == "2019-01-14-niamh-o-callaghan-to-alistair-penhaligon.md"
    source = content / "sources" / "en-ngo-plain.txt"
    assert source.read_bytes() == LETTER.read_bytes()
    text = draft.read_text(encoding="utf-8")
    assert hashlib.sha256(LETTER.read_bytes()).hexdigest() in text
    assert "Sincerely" not in text
    assert "Yours sincerely,\n{: .closing}" in text


def test_every_guess_says_how_sure_it_is_and_from_which_line(content: Path) -> None:
    cli.main(["import", str(LETTER)])
    front = drafts(content)[0].read_text(encoding="utf-8").split("---")[1]
    assert "date: 2019-01-14  # review: 95 % sure, line 5: “14th January 2019”" in front
    assert "draft: true  # review:" in front


def test_a_title_is_proposed_in_the_words_of_the_site(content: Path) -> None:
    cli.main(["import", str(LETTER), str(SET / "fr-suisse.txt")])
    titles = [path.read_text(encoding="utf-8").splitlines()[1] for path in drafts(content)]
    assert [title.partition("  #")[0] for title in titles] == [
        "title: Letter to Simonetta Sommerau",
        "title: Letter to the Secretary of State for Foreign and Commonwealth Affairs",
    ]


def test_a_fresh_draft_is_without_errors_and_its_reviews_are_listed(content: Path) -> None:
    cli.main(["import", str(LETTER)])
    told = codes(content)
    assert ("warning", "open-review") in told
    assert not [code for severity, code in told if severity == "error"]


def test_what_nobody_reviewed_is_not_published_unless_that_is_asked_for(
    content: Path, tmp_path: Path
) -> None:
    cli.main(["import", str(LETTER)])
    (draft,) = drafts(content)
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("draft: true", "draft: false"), encoding="utf-8")
    assert cli.main(["build"]) == 1
    assert not (tmp_path / "site").exists()
    assert cli.main(["build", "--allow-unreviewed"]) == 0
    assert (tmp_path / "site" / "documents" / f"{draft.stem}.html").is_file()


def test_telephone_numbers_and_addresses_are_proposed_to_be_withheld(content: Path) -> None:
    cli.main(["import", str(LETTER)])
    front = drafts(content)[0].read_text(encoding="utf-8")
    assert '{text: "+353 1 555 0192", reason: contact details}' in front
    assert '{text: "info@helsinki-monitoring.example", reason: contact details}' in front


def test_nothing_is_overwritten_and_the_same_file_is_not_taken_twice(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["import", str(LETTER)])
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    assert cli.main(["import", str(LETTER)]) == 1
    assert "this very file is the source of documents/" in capsys.readouterr().out
    other = tmp_path / "en-ngo-plain.txt"
    other.write_bytes(LETTER.read_bytes() + b"\nP.S. One more line.\n")
    assert cli.main(["import", str(other)]) == 0
    assert {path: path.read_bytes() for path in before} == before
    assert (content / "sources" / "en-ngo-plain-2.txt").read_bytes() == other.read_bytes()
    assert len(drafts(content)) == 2


def test_people_with_a_record_are_found_by_their_aliases_whatever_the_accents(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = "---\nname: Niamh Ní Cheallacháin\naliases: [Niamh O'Callághan]\nkind: person\n---\n"
    (content / "actors" / "niamh.md").write_text(record, encoding="utf-8")
    cli.main(["import", str(LETTER)])
    front = drafts(content)[0].read_text(encoding="utf-8")
    assert "{actor: niamh, as: Director of Legal Affairs" in front
    told = capsys.readouterr().out
    assert 'dossier new actor "Alistair Penhaligon"' in told
    assert "O'Callaghan\"" not in told


def test_a_pdf_gets_its_extracted_text_beside_it(content: Path) -> None:
    assert cli.main(["import", str(SET / "pdf-bar-lawyers.pdf")]) == 0
    front = drafts(content)[0].read_text(encoding="utf-8")
    assert "file: pdf-bar-lawyers.pdf" in front
    assert "text: pdf-bar-lawyers.pdf.txt" in front
    assert "nature: born-digital" in front
    assert not [code for severity, code in codes(content) if severity == "error"]


def test_the_report_can_be_read_by_programs(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["import", "--format", "json", str(LETTER), "nowhere.txt"]) == 1
    first, second = json.loads(capsys.readouterr().out)
    assert (content / first["draft"]).is_file()
    assert first["values"]["date"] == {"value": "2019-01-14", "confidence": 0.95, "line": 5}
    assert first["parties"]["author"][0]["name"] == "Niamh O'Callaghan"
    assert second["draft"] is None
    assert second["notices"][0]["error"]


LETTERS = sorted(path for path in SET.glob("*.*") if path.suffix not in {".yaml", ".py"})


@pytest.mark.parametrize("letter", LETTERS, ids=lambda path: path.name)
def test_each_draft_of_the_set_passes_the_checks(letter: Path, content: Path) -> None:
    assert cli.main(["import", str(letter)]) == 0
    told = pipeline.check(content, small.MOMENT)
    expected = {"open-review", "private-data"}
    facts = SET / f"{letter.stem}.facts.yaml"
    if not {"author:", "signatories:"} & set(facts.read_text(encoding="utf-8").split()):
        expected.add("no-author")  # a letter that does not say who wrote it
    assert [one for one in told if one.code not in expected] == []


def mail_with(attachment: bytes, name: str, words: str) -> bytes:
    """A mail that brings a PDF."""
    mail = EmailMessage()
    mail["From"] = "Irma van den Bergh <irma@a4a.example>"
    mail["To"] = "press@office.example"
    mail["Subject"] = "The Commissioner's reply"
    mail["Date"] = "Thu, 8 May 2014 09:00:00 +0200"
    mail.set_content(words)
    mail.add_attachment(attachment, maintype="application", subtype="pdf", filename=name)
    return bytes(mail)


REPLY = SET / "pdf-en-council-europe.pdf"


def test_a_letter_attached_to_a_mail_is_the_letter(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_bytes(mail_with(REPLY.read_bytes(), "Reply.pdf", "Dear all, find it attached."))
    assert cli.main(["import", str(mail)]) == 0
    (draft,) = drafts(content)
    assert draft.name == "2014-05-07-nils-muizniks-berg-to-mady-delvaire.md"
    assert (content / "sources" / "reply.pdf").read_bytes() == REPLY.read_bytes()
    front = draft.read_text(encoding="utf-8")
    assert "attached as “Reply.pdf” to a mail of 2014-05-08" in front
    assert "irma" not in front.lower()  # who sent it may be somebody to protect
    assert "no draft was made of its text" in capsys.readouterr().out


def test_a_mail_that_says_something_itself_becomes_a_draft_beside_its_attachment(
    content: Path, tmp_path: Path
) -> None:
    mail = tmp_path / "mail.eml"
    words = "Dear Minister,\n\n" + "We ask you to reconsider the decision of the court. " * 30
    mail.write_bytes(mail_with(REPLY.read_bytes(), "Reply.pdf", words))
    assert cli.main(["import", str(mail)]) == 0
    assert len(drafts(content)) == 2


def test_an_attachment_that_cannot_be_read_is_told_and_its_mail_makes_no_draft(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_bytes(mail_with(b"%PDF-1.7 cut off", "Reply.pdf", "Attached, as promised."))
    assert cli.main(["import", str(mail)]) == 1
    assert drafts(content) == []
    assert "mail.eml: Reply.pdf: no draft was made" in capsys.readouterr().out


def test_nothing_that_a_file_says_of_its_author_is_published(content: Path, tmp_path: Path) -> None:
    known = tmp_path / "letter.docx"
    with (
        zipfile.ZipFile(SET / "docx-en-embassy-reply.docx") as old,
        zipfile.ZipFile(known, "w") as made,
    ):
        for name in old.namelist():
            made.writestr(name, old.read(name))
        made.writestr("docProps/core.xml", "<cp><dc:creator>Hidden Clerk</dc:creator></cp>")
        made.writestr(
            "word/comments.xml",
            '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            '<w:comment w:author="Hidden Clerk"/></w:comments>',
        )
    assert cli.main(["import", str(known)]) == 0
    (draft,) = drafts(content)
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("draft: true", "draft: false"), encoding="utf-8")
    assert cli.main(["build", "--allow-unreviewed"]) == 0
    published = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert any(path.stem == draft.stem for path in published)
    assert not [path for path in published if b"Hidden Clerk" in path.read_bytes()]
    assert not [path for path in published if path.suffix == ".docx"]
