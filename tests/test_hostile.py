"""Each case in tests/hostile/ holds a hostile input and what comes of it, side by side.

A file holds many cases, `=== name` before each. A case changes a few files of the small dossier, as
in tests/diagnostics/ (`== path`, then its text), and ends with `== expected`: what `dossier build`
says and, where it publishes, each line of the site in which the word EVIL stands. Beside a path may
stand how it is written: `(absent)`, `(link)`, `(fifo)`, an encoding, or `(python)`: the value of
an expression, for what no editor shows. `pytest tests/test_hostile.py --update` writes what comes
of it anew; read the difference. Beyond that, whatever is published is strict, and complete.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dossier import cli
from tests import small
from tests.conftest import ROOT
from tests.strict import loads_and_acts, read, words

FOLDER = ROOT / "tests" / "hostile"
CASE = re.compile(r"^=== (.+)\n", re.MULTILINE)
HEADING = re.compile(r"^== (\S+)(?: \(([\w-]+)\))?\n", re.MULTILINE)
MARK = b"EVIL"
SHOWN = 14
"""How many lines with the mark are shown."""
NAMES: Mapping[str, object] = {"letter": small.letter, "FILES": small.FILES, "LETTER": small.LETTER}
"""What an expression may use."""


def cases() -> Iterator[tuple[Path, str, str]]:
    for path in sorted(FOLDER.glob("*.txt")):
        pieces = CASE.split(path.read_text(encoding="utf-8"))[1:]
        for name, text in zip(pieces[::2], pieces[1::2], strict=True):
            yield path, name, text


CASES = tuple(cases())


def parts(text: str) -> list[tuple[str, str, str]]:
    """The parts of a case: path, how it is written, text."""
    pieces = HEADING.split(text)[1:]
    names = (one.encode().decode("unicode_escape") for one in pieces[::3])
    return list(zip(names, (how or "" for how in pieces[1::3]), pieces[2::3], strict=True))


def put(path: Path, how: str, text: str) -> None:
    """Write one file of a case."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if how == "link":
        path.symlink_to(text.strip())
    elif how == "fifo":
        os.mkfifo(path)
    elif how == "python":
        made = eval(text, dict(NAMES))  # noqa: S307  # a case of ours
        path.write_bytes(made if isinstance(made, bytes) else made.encode())
    elif how != "absent":
        path.write_bytes(text.encode(how or "utf-8"))


def published(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def marked(files: Mapping[str, bytes]) -> Iterator[str]:
    """The lines of the site in which the mark stands, each once; data and search are left out."""
    seen: set[bytes] = set()
    for name, data in files.items():
        if name.startswith(("data/", "assets/search/")) or name == "SHA256SUMS":
            continue
        for line in data.splitlines():
            if MARK in line and line.strip() not in seen:
                seen.add(line.strip())
                shown = line.strip().decode()
                around = shown.index("EVIL")
                yield f"{name}: {shown[max(0, around - 120) : around + 120]}\n"


def letters(case: list[tuple[str, str, str]], content: Path) -> Iterator[tuple[str, str]]:
    """The slugs and texts of a case's documents, but for those of which something is withheld."""
    for name, _, _ in case:
        path = content / name
        if re.fullmatch(r"documents/[^.].*\.md", name) and path.is_file() and not path.is_symlink():
            text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            front, _, body = text.removeprefix("---").partition("\n---")
            if "withhold:" not in front and "withdrawn:" not in front:
                yield path.stem, unicodedata.normalize("NFC", body.partition("\n")[2])


def check_published(files: Mapping[str, bytes], case: list[tuple[str, str, str]], at: Path) -> None:
    """Whatever is published is strict, well-formed and complete."""
    for name, data in files.items():
        if name.endswith(".html"):
            assert loads_and_acts(name, data.decode()) == []
        elif name.endswith(".xml"):
            ET.fromstring(data)  # noqa: S314  # our own
        elif name == "data/ftm.json":  # one entity a line
            for line in data.splitlines():
                json.loads(line)
        elif name.endswith(".json"):
            json.loads(data)
    for slug, body in letters(case, at) if files else ():
        page = f"documents/{slug}.html"
        if page in files:
            text = re.sub(r"\{>>.*?<<\}|^\{:.*\}$", " ", body, flags=re.DOTALL | re.MULTILINE)
            lost = words(re.sub(r"(?<=\])\(.*?\)", " ", text)) - read(files[page].decode())
            assert lost == set(), f"{page} has lost words of its text"


@pytest.mark.parametrize(
    ("path", "name", "text"), CASES, ids=[f"{path.stem}: {name}" for path, name, _ in CASES]
)
def test_hostile_input_ends_in_a_diagnostic_or_in_safe_and_complete_pages(  # noqa: PLR0913, PLR0917
    path: Path,
    name: str,
    text: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    update: bool,
) -> None:
    if os.name == "nt" and re.search(r"^== .*(\\|\((link|fifo)\))", text, re.MULTILINE):
        pytest.skip("Windows has no such files")
    *case, (_, _, expected) = parts(text)
    content = tmp_path / "content"
    small.write(content, {part[0]: None for part in case})
    for part in case:
        put(content / part[0], part[1], part[2])
    monkeypatch.chdir(tmp_path)
    status = cli.main(["build", "--at", small.AT, "--quiet"])
    told, said = capsys.readouterr()
    files = published(tmp_path / "site") if (tmp_path / "site").is_dir() else {}
    outcome = told + ("".join([*marked(files)][:SHOWN]) or ("published\n" if files else ""))
    if update and outcome != expected:
        rewrite(path, name, outcome)
    else:
        assert outcome == expected
    assert status == (0 if files else 1), said
    assert bool(files) != (" error[" in told)
    check_published(files, case, content)


def rewrite(path: Path, name: str, outcome: str) -> None:
    """Write what came of one case into its file."""
    text = path.read_text(encoding="utf-8")
    start = text.index(f"=== {name}\n")
    end = text.find("\n=== ", start)
    end = end + 1 if end >= 0 else len(text)
    case = text[start:end]
    head = case[: case.index("== expected\n")]
    path.write_text(f"{text[:start]}{head}== expected\n{outcome}{text[end:]}", encoding="utf-8")


def test_there_are_at_least_120_cases_and_no_two_of_one_name() -> None:
    assert len({(path, name) for path, name, _ in CASES}) == len(CASES) >= 120
