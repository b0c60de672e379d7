"""The command line: exit statuses, options, and never a traceback for what a user wrote."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dossier import __version__, cli
from tests import small

BROKEN: dict[str, str | None] = {"documents/broken.md": "no front matter"}
WARNED: dict[str, str | None] = {
    "case.yaml": "title: A small dossier\nbase_url: https://small.example/\n"
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small dossier in `content`, where the commands run."""
    monkeypatch.chdir(tmp_path)
    small.write(tmp_path / "content")
    return tmp_path


def run(*words: str) -> int:
    """The exit status of a command, that of wrong usage included."""
    try:
        return cli.main(words)
    except SystemExit as end:
        return int(end.code or 0)


def environment(**changes: str) -> dict[str, str]:
    """What a program of its own needs to find the package from any folder."""
    return {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1]), **changes}


def process(folder: Path, *words: str, **changes: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "dossier", *words],
        cwd=folder,
        env=environment(**changes),
        capture_output=True,
        check=False,
    )


# Exit statuses


def test_a_sound_dossier_is_built_and_gives_0(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", "--at", small.AT) == 0
    assert (here / "site" / "index.html").is_file()
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("dossier: site: ")
    assert run("--at", small.AT) == 0
    assert "nothing had changed" in capsys.readouterr().err


def test_errors_in_the_content_give_1_and_the_site_is_not_touched(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.write(here / "content", BROKEN)
    assert run("check") == 1
    assert run("build") == 1
    assert not (here / "site").exists()
    out, err = capsys.readouterr()
    assert out.count("error[no-front-matter]") == 2
    assert "site was not touched" in err


def test_warnings_alone_give_0(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small.write(here / "content", WARNED)
    assert run("check") == run("build") == 0
    assert capsys.readouterr().out.count("warning[no-imprint]") == 2


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--content", "nowhere"],
        ["check", "--content", "content/case.yaml"],
        ["build", "--at", "yesterday"],
        ["build", "--at", "2015-02-31"],
        ["build", "--site", "content"],
        ["build", "--site", "content/case.yaml"],
        ["build", "--site", "."],
        ["build", "--unknown"],
        ["frobnicate"],
        ["check", "--format", "xml"],
    ],
)
def test_wrong_usage_gives_2_and_says_what_to_do(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    before = sorted(here.rglob("*"))
    assert run(*words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "dossier" in err
    assert "Traceback" not in err
    assert sorted(here.rglob("*")) == before


def test_a_folder_without_a_case_is_an_error_in_the_content(here: Path) -> None:
    (here / "content" / "case.yaml").unlink()
    assert run("check") == 1


def test_a_foreign_file_in_the_output_gives_2_and_stays(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "site").mkdir()
    (here / "site" / "mine.txt").write_text("mine")
    assert run("build") == 2
    assert "mine.txt" in capsys.readouterr().err
    assert [path.name for path in (here / "site").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_machine_that_fails_gives_2(
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(28, "No space left on device", "site/index.html")

    monkeypatch.setattr("dossier.pipeline.render", full)
    assert run(command) == 2
    assert capsys.readouterr().err == "dossier: site/index.html: No space left on device\n"
    assert here.is_dir()


def test_ctrl_c_gives_130(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_arguments: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dossier.pipeline.load", stopped)
    assert run("check", "--content", str(here / "content")) == 130


# Options


def test_the_default_command_is_build(here: Path) -> None:
    assert run() == 0
    assert (here / "site").is_dir()


def test_content_and_site_may_lie_anywhere(here: Path, tmp_path: Path) -> None:
    (here / "content").rename(here / "letters")
    assert run("--content", "letters", "--site", str(tmp_path / "out" / "public")) == 0
    assert (tmp_path / "out" / "public" / "index.html").is_file()


def test_at_chooses_the_moment_of_the_edition(here: Path) -> None:
    text = small.letter("embargo: 2026-12-01T12:00+00:00\n",
                        author="{actor: anna-berg, evidence: supplied}")  # fmt: skip
    small.write(here / "content", {"documents/2015-06-01-later.md": text})
    page = here / "site" / "documents" / "2015-06-01-later.html"
    for moment, shown in (
        ("2026-12-01", False),
        ("2026-12-01T12:59:59+01:00", False),
        ("2026-12-01T13:00+01:00", True),
        ("2026-12-02", True),
    ):
        assert run("--at", moment) == 0
        assert page.exists() == shown


def test_quiet_tells_errors_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small.write(here / "content", WARNED)
    assert run("build", "--quiet") == run("check", "--quiet") == 0
    assert capsys.readouterr() == ("", "")
    small.write(here / "content", {**WARNED, **BROKEN})
    assert run("check", "--quiet") == 1
    out, err = capsys.readouterr()
    assert "no-front-matter" in out
    assert "no-imprint" not in out
    assert err == ""


def test_json_on_the_standard_output_is_nothing_but_json(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []
    small.write(here / "content", BROKEN)
    assert run("check", "--format", "json") == 1
    (one,) = json.loads(capsys.readouterr().out)
    assert one["file"] == "content/documents/broken.md"


def test_github_annotations(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small.write(here / "content", BROKEN)
    assert run("check", "--format", "github") == 1
    assert capsys.readouterr().out.startswith("::error file=content/documents/broken.md,line=1,")


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"], ["check", "--help"]])
def test_help_and_version_are_told(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*words) == 0
    assert "dossier" in capsys.readouterr().out
    assert run("--version") == 0
    assert capsys.readouterr().out == f"dossier {__version__}\n"


# As a program of its own


def test_python_m_dossier_is_the_command(here: Path) -> None:
    done = process(here, "check", "--at", small.AT)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"dossier: nothing is wrong\n")


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize(("files", "status"), [(BROKEN, 1), (WARNED, 0)])
def test_a_pipe_that_is_closed_early_changes_no_exit_status(
    here: Path, files: dict[str, str | None], status: int
) -> None:
    small.write(here / "content", files)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "dossier", "check", "--quiet"] if status else
        [sys.executable, "-m", "dossier", "check", "--format", "json"],
        cwd=here, env=environment(), stdout=writing, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (status, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux alone")
def test_a_file_name_that_is_no_text_is_told(here: Path) -> None:
    folder = os.fsencode(here / "content" / "documents")
    with open(folder + b"/\xff.md", "w") as file:  # noqa: PTH123 - a name in bytes
        file.write(small.letter(author="{actor: anna-berg, evidence: supplied}"))
    for style in ("text", "json", "github"):
        done = process(here, "check", "--format", style)
        assert done.returncode == 1
        assert b"bad-slug" in done.stdout
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_lacks_our_characters_is_no_fault(here: Path, encoding: str) -> None:
    small.write(here / "content", {"documents/Ł_“a”.md": "x"})
    done = process(here, "check", PYTHONIOENCODING=encoding)
    assert done.returncode == 1
    assert b"error[no-front-matter]" in done.stdout
    assert b"Traceback" not in done.stderr
