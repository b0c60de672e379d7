"""New files and new dossiers."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from dossier import cli
from dossier.cli import main
from dossier.draft import Kind
from dossier.model import ActorKind, DocumentKind, EventStatus


@pytest.fixture(name="dossier")
def small_dossier(tmp_path: Path) -> Path:
    """A new dossier as `init` makes it; the folder that holds `content`."""
    folder = tmp_path / "new"
    assert main(["init", str(folder), "--quiet"]) == 0
    return folder


def new(dossier: Path, *words: str) -> int:
    return main(["new", *words, "--content", str(dossier / "content")])


def test_a_new_dossier_builds_with_nothing_to_complain_of(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, site = str(dossier / "content"), str(dossier / "site")
    assert main(["build", "--content", content, "--site", site]) == 0
    assert capsys.readouterr().out == ""
    assert (dossier / "site" / "documents" / "2020-03-01-ada-example-to-ben-sample.html").is_file()
    assert main(["check", "--content", content]) == 0
    assert capsys.readouterr().out == ""


def test_init_refuses_a_folder_that_is_not_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_init_takes_an_empty_folder(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / "content" / "case.yaml").is_file()


LETTER = (
    "--title", "Letter to the Minister", "--kind", "letter", "--date", "2015-05-25",
    "--author", "ada-example", "--addressee", "Ben Sample",
)  # fmt: skip


def test_a_new_document_names_itself_and_is_a_draft(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(dossier, "document", *LETTER) == 0
    said = capsys.readouterr()
    path = Path(said.out.strip())
    assert path.name == "2015-05-25-ada-example-to-ben-sample.md"
    text = path.read_text(encoding="utf-8")
    assert "\nauthor: ada-example\n" in text
    assert "\naddressee: Ben Sample\n" in text
    assert "\ndate: 2015-05-25\n" in text
    assert "\ndraft: true\n" in text
    assert "# When it is dated, in EDTF" in text
    assert "delete the line `draft: true`" in said.err


def test_a_sixth_document_is_published_once_it_is_no_draft(dossier: Path) -> None:
    assert new(dossier, "document", *LETTER) == 0
    path = dossier / "content/documents/2015-05-25-ada-example-to-ben-sample.md"
    text = path.read_text(encoding="utf-8").replace("draft: true\n", "")
    path.write_text(text + "\nDear Minister,\n", encoding="utf-8")
    content, site = str(dossier / "content"), str(dossier / "site")
    assert main(["build", "--content", content, "--site", site]) == 0
    for page in ("timeline.html", "actors/ada-example.html", "actors/ben-sample.html"):
        shown = (dossier / "site" / page).read_text(encoding="utf-8")
        assert "2015-05-25-ada-example-to-ben-sample.html" in shown


def test_new_never_overwrites(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(dossier, "document", *LETTER) == 0
    path = Path(capsys.readouterr().out.strip())
    path.write_text("mine", encoding="utf-8")
    assert new(dossier, "document", *LETTER) == 2
    assert "--slug" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"


def test_in_a_pipe_nothing_is_asked_and_every_missing_option_is_named(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(dossier, "document", "--kind", "letter") == 2
    said = capsys.readouterr().err
    assert "--title" in said
    assert "--date" in said
    assert "--kind" not in said
    assert new(dossier, "actor") == 2
    assert "NAME" in capsys.readouterr().err
    assert new(dossier, "event", "--title", "It happens") == 2
    assert "--date, --status" in capsys.readouterr().err
    assert new(dossier, "page") == 2
    assert "--title" in capsys.readouterr().err


def test_a_wrong_date_is_refused_with_what_to_write_instead(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["document", *LETTER]
    words[words.index("2015-05-25")] = "2015-02-31"
    assert new(dossier, *words) == 2
    assert "--date" in capsys.readouterr().err


def test_the_command_of_the_unknown_actor_diagnostic_works_as_printed(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = dossier / "content/documents/2020-03-01-ada-example-to-ben-sample.md"
    text = letter.read_text(encoding="utf-8")
    letter.write_text(
        text.replace("author: ada-example", "author: {actor: Zoë O'Hara, evidence: supplied}"),
        encoding="utf-8",
    )
    content = dossier / "content"
    assert main(["check", "--content", str(content)]) == 1
    command = capsys.readouterr().out.partition("make a record with: ")[2].splitlines()[0]
    done = subprocess.run(  # noqa: S602  # as somebody would paste it
        command.replace("dossier", f"{sys.executable} -m dossier", 1),
        shell=True,
        cwd=dossier,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (content / "actors" / "zoe-o-hara.md").is_file()
    assert main(["check", "--content", str(content)]) == 0


def test_a_second_record_for_one_name_is_refused(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(dossier, "actor", "Ada Example", "--slug", "another") == 2
    assert "ada-example.md" in capsys.readouterr().err


def test_a_name_with_a_colon_is_quoted_so_that_it_stays_one_text(dossier: Path) -> None:
    assert new(dossier, "actor", 'Ad: {Astra}, "Ltd" #1', "--kind", "organisation") == 0
    text = (dossier / "content/actors/ad-astra-ltd-1.md").read_text(encoding="utf-8")
    assert 'name: "Ad: {Astra}, \\"Ltd\\" #1"' in text
    assert main(["check", "--content", str(dossier / "content")]) == 0


def test_a_new_event_without_its_passage_stays_a_draft(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("event", "--title", "A ruling", "--date", "2020-04", "--status", "ruled")
    assert new(dossier, *words) == 0
    said = capsys.readouterr()
    assert "attested_by" in said.err
    assert "draft: true" in Path(said.out.strip()).read_text(encoding="utf-8")


def test_a_new_event_with_its_passage_builds(dossier: Path) -> None:
    words = (
        "event", "--title", "The hearing: a second look", "--date", "2020-02-03", "--status",
        "reported", "--actor", "ben-sample", "--document", "2020-03-01-ada-example-to-ben-sample",
        "--quote", "The court of Exampleville heard the case",
    )  # fmt: skip
    assert new(dossier, *words) == 0
    assert main(["check", "--content", str(dossier / "content")]) == 0


def test_a_new_page_is_not_called_like_one_of_the_site(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(dossier, "page", "--title", "Timeline") == 2
    assert "--slug" in capsys.readouterr().err
    assert new(dossier, "page", "--title", "Our method") == 0
    assert (dossier / "content/pages/our-method.md").is_file()


def test_at_a_terminal_what_is_missing_is_asked_for(dossier: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "dossier", "new", "page"],
        cwd=dossier,
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
    ) as process:
        os.close(theirs)
        os.write(ours, b"Our method\n\n")
        out, _ = process.communicate(timeout=30)
        os.close(ours)
    assert process.returncode == 0
    assert out.decode().strip().endswith("our-method.md")


def test_the_words_of_the_command_line_are_those_of_the_model() -> None:
    assert tuple(DocumentKind) == cli.DOCUMENT_KINDS
    assert tuple(ActorKind) == cli.ACTOR_KINDS
    assert tuple(EventStatus) == cli.EVENT_STATUSES
    assert Kind.DOCUMENT.value == "documents"


# -- signatories -------------------------------------------------------------------------


def signed(dossier: Path, data: bytes, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    (dossier / "list.csv").write_bytes(data)
    words = ("--title", "Joint letter", "--kind", "letter", "--date", "2015-03-11")
    capsys.readouterr()
    status = new(dossier, "document", *words, "--signatories", str(dossier / "list.csv"))
    said = capsys.readouterr()
    text = Path(said.out.strip()).read_text(encoding="utf-8") if status == 0 else ""
    return status, text, said.err


def test_forty_signatories_stand_in_their_order_with_capacity_and_organisation(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ["Name;Function;Organisation", "ÁDA EXAMPLE;Member, Committee on Petitions;"]
    rows += [f"Person {n};Director;Body {n % 2}" for n in range(2, 41)]
    status, text, told = signed(dossier, "\r\n".join(rows).encode("utf-8-sig"), capsys)
    assert status == 0
    lines = [line.strip() for line in text.splitlines() if line.startswith("  - {")]
    assert len(lines) == 40
    assert lines[0] == '- {actor: ada-example, as: "Member, Committee on Petitions"}'
    assert lines[1] == "- {name: Person 2, as: Director, on_behalf_of: Body 0}"
    assert lines[39] == "- {name: Person 40, as: Director, on_behalf_of: Body 0}"
    assert 'dossier new actor "Body 0"' in told
    assert main(["check", "--content", str(dossier / "content")]) == 0


def test_a_list_without_a_heading_is_name_capacity_organisation(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = b'"Doe, Jane",MEP,ada-example\n\nJohn Roe\n'
    status, text, _ = signed(dossier, data, capsys)
    assert status == 0
    assert '  - {name: "Doe, Jane", as: MEP, on_behalf_of: ada-example}\n' in text
    assert "  - {name: John Roe}\n" in text


@pytest.mark.parametrize(("data", "told"), [
    (b"Jane,MEP,Body,too much\n", "row 1 has a column too many"),
    (b"Jane,MEP\n,Director\n", "row 2 has no name"),
    ("Zoë".encode("latin-1"), "not UTF-8"),
])  # fmt: skip
def test_a_list_that_would_lose_something_is_refused(
    dossier: Path, capsys: pytest.CaptureFixture[str], data: bytes, told: str
) -> None:
    status, _, said = signed(dossier, data, capsys)
    assert status == 2
    assert told in said


# -- records for the names that a draft leaves open ---------------------------------------


def open_names(dossier: Path) -> Path:
    words = ("document", *LETTER[:-4], "--author", "Zoë O'Hara", "--author", "ada-example")
    assert new(dossier, *words, "--cc", "Body of Bodies") == 0
    return next((dossier / "content/documents").glob("2015*"))


def test_records_are_proposed_for_the_names_a_draft_leaves_open_and_not_written(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = open_names(dossier)
    text = "\nDear Mr John Q Public, Ada Example and I salute you.\n"
    letter.write_text(letter.read_text(encoding="utf-8") + text, encoding="utf-8")
    capsys.readouterr()
    assert new(dossier, "actor", "--from-text", str(letter)) == 0
    said = capsys.readouterr()
    assert '\nname: "Zoë O\'Hara"\n' in said.out
    assert "\nname: Body of Bodies\n" in said.out
    assert "Ada Example" not in said.out
    assert 'dossier new actor "John Q Public"' in said.err
    assert not (dossier / "content/actors/zoe-o-hara.md").exists()


def test_proposed_records_are_written_when_asked_and_never_over_others(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = open_names(dossier)
    mine = dossier / "content/actors/body-of-bodies.md"
    mine.write_text("---\nname: Another\nkind: person\n---\n", encoding="utf-8")
    assert new(dossier, "actor", "--from-text", letter.stem, "--write") == 0
    assert (dossier / "content/actors/zoe-o-hara.md").is_file()
    assert "Another" in mine.read_text(encoding="utf-8")
    assert "was left as it is" in capsys.readouterr().err


def test_a_plain_text_outside_the_content_may_be_asked_about(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = dossier / "mail.txt"
    draft.write_text("We wrote to Mme Zoé de la Tour. Ada Example knows.", encoding="utf-8")
    assert new(dossier, "actor", "--from-text", str(draft)) == 0
    assert 'dossier new actor "Zoé de la Tour"' in capsys.readouterr().err
    assert new(dossier, "actor", "--from-text", str(dossier / "no-such.txt")) == 2
