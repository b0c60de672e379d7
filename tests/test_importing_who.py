"""Who writes, and to whom: short letters and releases of common forms in nine languages."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from dossier.importing.recognise.finding import Party
from dossier.importing.understand import understand
from dossier.importing.worker import read
from tests.conftest import ROOT

WHOLE: list[dict[str, Any]] = [
    row
    for name in ("whole", "releases", "layouts", "pages")
    for row in yaml.safe_load(
        (ROOT / "tests" / "import" / f"{name}.yaml").read_text(encoding="utf-8")
    )
]

GREETED: dict[str, Any] = yaml.safe_load(
    (ROOT / "tests" / "import" / "greeted.yaml").read_text(encoding="utf-8")
)


def names(parties: tuple[Party, ...]) -> list[str]:
    """The names of parties, without regard to case."""
    return [one.name.casefold() for one in parties]


def named(row: dict[str, Any], key: str) -> list[str]:
    """The names that a row wants."""
    return [str(name).casefold() for name in row[key]]


@pytest.mark.parametrize("row", WHOLE, ids=lambda row: row["text"].strip()[:60])
def test_a_letter_says_who_writes_and_to_whom(row: dict[str, Any]) -> None:
    found = understand(read(f"letter.{row.get('format', 'txt')}", row["text"].encode()))
    assert names(found.addressees) == named(row, "addressee")
    assert names(found.authors) == named(row, "author")


@pytest.mark.parametrize("form", GREETED["greeted"], ids=lambda form: form["line"])
def test_a_salutation_says_whom_it_calls(form: dict[str, Any]) -> None:
    body = GREETED["text"][form["language"]]
    text = f"4.05.2015\n\n{form['line']}\n\n{body}\n\nAnna Field\n"
    found = understand(read("letter.txt", text.encode()))
    assert names(found.addressees) == named(form, "names")
