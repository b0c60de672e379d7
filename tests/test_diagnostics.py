"""Each file in tests/diagnostics/ holds an input and, word for word, what is said of it.

A case changes a few files of the small dossier: `== path` begins a file, `== path (absent)` leaves
one of the small dossier's out, `(latin-1)` or another encoding writes it so, `(link)` makes a
symbolic link to what stands below. `== expected` ends the case: the text that `dossier check`
prints. `pytest tests/test_diagnostics.py --update` writes that part anew; read the difference.
"""

import re
from pathlib import Path

import pytest

from dossier import cli
from dossier.rules import RULES
from tests import small
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "diagnostics"
CASES = sorted(FOLDER.glob("*.txt"))
HEADING = re.compile(r"^== (\S+)(?: \(([\w-]+)\))?\n", re.MULTILINE)

WITHOUT_A_CASE = {
    "silent-change": "told by --against alone; see test_evidence.py",
    "silent-removal": "told by --against alone; see test_evidence.py",
    "will-change": "told by --against alone; see test_evidence.py",
}
"""Rules that no case here can break, and why; a case that breaks one takes it out of the list."""


def sections(text: str) -> list[tuple[str, str, str]]:
    """The parts of a case: path, how it is written, text."""
    pieces = HEADING.split(text)[1:]
    return [(pieces[i], pieces[i + 1] or "", pieces[i + 2]) for i in range(0, len(pieces), 3)]


def set_up(case: Path, content: Path) -> str:
    """Write a case's files; return what it expects."""
    expected = ""
    parts = sections(case.read_text(encoding="utf-8"))
    small.write(content, {path: None for path, _, _ in parts})
    for path, how, text in parts:
        if path == "expected":
            expected = text
            continue
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if how == "link":
            file.symlink_to(text.strip())
        elif how != "absent":
            file.write_bytes(text.encode(how or "utf-8"))
    return expected


def check(monkeypatch: pytest.MonkeyPatch, folder: Path, *options: str) -> int:
    """Run `dossier check` there."""
    monkeypatch.chdir(folder)
    return cli.main(["check", "--at", small.AT, *options])


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_what_is_wrong_is_told_in_these_words(
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    update: bool,
) -> None:
    expected = set_up(case, tmp_path / "content")
    status = check(monkeypatch, tmp_path)
    told = capsys.readouterr().out
    if update and told != expected:
        text = case.read_text(encoding="utf-8")
        case.write_text(text[: text.index("== expected\n")] + "== expected\n" + told, "utf-8")
        expected = told
    assert told == expected
    assert status == (1 if " error[" in told else 0)


def test_nothing_is_wrong_with_the_small_dossier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small.write(tmp_path / "content")
    assert check(monkeypatch, tmp_path) == 0
    assert capsys.readouterr() == ("", "dossier: nothing is wrong\n")


def test_every_rule_has_a_case() -> None:
    told = "".join(sections(case.read_text(encoding="utf-8"))[-1][2] for case in CASES)
    codes = set(re.findall(r" (?:error|warning)\[([a-z-]+)\]", told))
    assert codes | set(WITHOUT_A_CASE) == {rule.code for rule in RULES}
    assert codes & set(WITHOUT_A_CASE) == set()


def test_no_two_rules_share_a_code() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))


def test_every_message_says_where_what_and_what_to_do() -> None:
    for case in CASES:
        expected = sections(case.read_text(encoding="utf-8"))[-1][2]
        for line in expected.splitlines():
            assert re.match(r"^\S+:\d+:\d+: (error|warning)\[[a-z-]+\]: \S|^    hint: \S", line)
