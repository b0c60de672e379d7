"""Long work says what it is at, on a terminal or when asked."""

from pathlib import Path

import pytest

from dossier.cli import main
from tests import small


def run(content: Path, *more: str) -> int:
    where = ["--content", str(content), "--site", str(content.parent / "site")]
    return main(["build", *where, "--at", small.AT, *more])


def test_profile_prints_a_table_of_stages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(small.write(tmp_path / "content"), "--profile") == 0
    told = capsys.readouterr().err
    for stage in ("reading files", "linking", "making files", "checking files", "writing", "all"):
        assert stage in told


def test_in_a_pipe_the_work_is_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(small.write(tmp_path / "content"), "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_each_stage_is_shown_and_the_line_is_cleared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("dossier.commands.stages.PATIENCE", -1)
    assert run(small.write(tmp_path / "content")) == 0
    told = capsys.readouterr().err
    assert "dossier: making files, " in told
    assert told.rpartition("\r\x1b[K")[2].startswith("dossier: ")


def test_on_a_terminal_a_long_stage_tells_how_far_it_has_come(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("dossier.commands.stages.PATIENCE", -1)
    monkeypatch.setattr("dossier.commands.stages.OFTEN", -1)
    assert run(small.write(tmp_path / "content")) == 0
    told = capsys.readouterr().err
    assert "dossier: reading files, 0 of 5 …" in told
    assert "dossier: reading files, 4 of 5 …" in told
