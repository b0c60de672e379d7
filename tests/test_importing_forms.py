"""How letters are signed, dated and addressed in eight languages: forms of which each is common."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from dossier.importing.recognise.capacities import proper
from dossier.importing.recognise.entry import parse
from dossier.importing.recognise.finding import Party
from dossier.importing.understand import Understood, understand
from dossier.importing.worker import read
from tests.conftest import ROOT

FORMS: dict[str, Any] = yaml.safe_load(
    (ROOT / "tests" / "import" / "forms.yaml").read_text(encoding="utf-8")
)


def understood(text: str) -> Understood:
    """What is recognised in a text."""
    return understand(read("letter.txt", text.encode()))


@pytest.mark.parametrize("form", FORMS["signed"], ids=lambda form: form["end"][:40])
def test_who_signs_alone_is_the_author(form: dict[str, str]) -> None:
    found = understood(FORMS["heads"][form["language"]] + form["end"])
    assert [one.name for one in found.authors] == [form["name"]]
    assert found.signatories == ()


@pytest.mark.parametrize("line", FORMS["stamps"])
def test_what_stands_for_a_signature_is_no_part_of_a_name(line: str) -> None:
    party = parse(line)
    assert party is not None
    assert party.name.title() == "Fiona Marsh"
    assert party.capacity in {"", "for the Board", "on behalf of the Board"}


@pytest.mark.parametrize("form", FORMS["dated"], ids=lambda form: form["line"])
def test_a_dateline_is_read(form: dict[str, str]) -> None:
    cyrillic = any("а" <= c <= "я" for c in form["line"])
    text = FORMS["heads"]["ru" if cyrillic else "en"].partition("\n\n")[2]
    found = understood(f"{form['line']}\n\n{text}Jane Roe\n")
    assert found.date.value == str(form["date"])
    assert found.place.value == form.get("place", found.place.value)


@pytest.mark.parametrize("form", FORMS["addressed"], ids=lambda form: form["block"][:40])
def test_an_address_says_to_whom(form: dict[str, Any]) -> None:
    tail = FORMS["tails"][form["language"]].format(form["called"])
    found = understood(f"5 May 2016\n\n{form['block']}\n\n{tail}")
    assert [x.name.casefold() for x in found.addressees] == [x.casefold() for x in form["names"]]


@pytest.mark.parametrize(
    ("told", "capacity"),
    [
        ("MP, Foreign Secretary, King Charles Street", "MP, Foreign Secretary"),
        ("Foreign Secretary previous page contents", "Foreign Secretary"),
        (
            "Head of Mission to the Communities Tervuren 443-445",
            "Head of Mission to the Communities",
        ),
        ("President of the Bar on December 8, 2015", "President of the Bar"),
        ("Frau Botschafterin", "Botschafterin"),
        ("Monsieur l’Ambassadeur", "Ambassadeur"),
        ("-, Zastępca Rzecznika", "Zastępca Rzecznika"),
        ("Unterschrift", ""),
        ("Head of Press", "Head of Press"),
        ("Chair, Committee on Road Safety", "Chair, Committee on Road Safety"),
        ("Präsidentin des Bundesrates", "Präsidentin des Bundesrates"),
    ],
)
def test_a_capacity_has_no_street_and_no_words_of_a_page(told: str, capacity: str) -> None:
    assert proper(Party("Jane Roe", capacity=told)).capacity == capacity
