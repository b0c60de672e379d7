"""Each letter of the set becomes the draft that stands beside it, and loses no word."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.importing.command import differences, proven
from dossier.importing.layout import Sheet
from dossier.importing.recognise.finding import Party
from dossier.importing.understand import Understood, understand
from dossier.importing.worker import read
from dossier.words import fold

SET = Path(__file__).parent / "import"
FACTS = sorted(SET.glob("*.facts.yaml"))
VALUES = ("kind", "date", "place", "language")
PARTIES = (
    ("author", "authors"),
    ("addressee", "addressees"),
    ("signatories", "signatories"),
    ("cc", "copied"),
)


def letter(facts: Path) -> Path:
    """The file that some facts are about."""
    stem = facts.name.removesuffix(".facts.yaml")
    return next(path for path in SET.glob(f"{stem}.*") if path.suffix != ".yaml")


@cache
def read_letter(facts: Path) -> tuple[Sheet, Understood, dict[str, Any]]:
    """Read a letter of the set, with what it is known to say."""
    path = letter(facts)
    sheet = read(path.name, path.read_bytes())
    return sheet, understand(sheet), yaml.safe_load(facts.read_text(encoding="utf-8"))


def names(parties: tuple[Party, ...]) -> list[str]:
    """The names of parties, case and accents folded."""
    return [fold(party.name) for party in parties]


@pytest.mark.parametrize("facts", FACTS, ids=lambda path: path.name.removesuffix(".facts.yaml"))
def test_a_letter_is_understood(facts: Path) -> None:
    _, found, wanted = read_letter(facts)
    values = {key: getattr(found, key).value for key in VALUES}
    assert values == {key: str(wanted.get(key, "")) for key in VALUES}
    parties = {key: names(getattr(found, name)) for key, name in PARTIES}
    assert parties == {key: [fold(str(n)) for n in wanted.get(key, [])] for key, _ in PARTIES}


@pytest.mark.parametrize("facts", FACTS, ids=lambda path: path.name.removesuffix(".facts.yaml"))
def test_a_letter_loses_no_word(facts: Path) -> None:
    sheet, found, _ = read_letter(facts)
    data = letter(facts).read_bytes()
    body, told = proven(sheet, found, data)
    assert told == ()
    assert differences(body, sheet.extracted or data.decode("utf-8-sig"), sheet.markup) == []


def test_the_set_is_large_and_has_every_language_and_format() -> None:
    wanted = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in FACTS]
    assert len(FACTS) >= 30
    assert {one["language"] for one in wanted} == {
        "en", "fr", "de", "es", "it", "pl", "uk", "ru", "kk"
    }  # fmt: skip
    endings = {letter(path).suffix for path in FACTS}
    assert endings == {".txt", ".md", ".html", ".eml", ".docx", ".pdf"}
