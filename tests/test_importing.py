"""Each letter of the set becomes the draft that stands beside it, and loses no word."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier import pipeline
from dossier.importing.command import difference, proven
from dossier.importing.layout import Sheet
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.finding import SURE, UNSURE, Party
from dossier.importing.recognise.names import person
from dossier.importing.understand import Understood, understand
from dossier.importing.worker import read
from dossier.model import Evidence, Role
from dossier.words import fold
from tests import small
from tests.conftest import ROOT

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
    assert difference(body, sheet.extracted or data.decode("utf-8-sig"), sheet.markup) is None


def test_the_set_is_large_and_has_every_language_and_format() -> None:
    wanted = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in FACTS]
    assert len(FACTS) >= 30
    assert {one["language"] for one in wanted} == {
        "en", "fr", "de", "es", "it", "pl", "uk", "ru", "kk"
    }  # fmt: skip
    endings = {letter(path).suffix for path in FACTS}
    assert endings == {".txt", ".md", ".html", ".eml", ".docx", ".pdf"}


DOSSIER = pipeline.load(ROOT / "content", small.MOMENT).dossier


@pytest.mark.parametrize(
    "slug", [document.slug for document in DOSSIER.documents] if DOSSIER else []
)
def test_the_first_dossier_is_understood_as_its_editors_read_it(slug: str) -> None:
    assert DOSSIER is not None
    document = next(one for one in DOSSIER.documents if one.slug == slug)
    source = document.record.source
    assert source is not None
    path = ROOT / "content" / "sources" / source.file
    found = understand(read(path.name, path.read_bytes()))
    record = document.record
    assert [found.kind.value, found.date.value, found.place.value, found.language.value] == [
        record.kind.value, record.date.text, record.place, record.language
    ]  # fmt: skip
    for role, parties in (
        (Role.AUTHOR, found.authors),
        (Role.ADDRESSEE, found.addressees),
        (Role.CC, found.copied),
    ):
        stated = [p for p in document.parts if p.role is role and p.evidence is Evidence.STATED]
        if stated:
            assert names(parties) == [fold(part.name) for part in stated]
    # the one list of signatures is badly recognised: nothing of it may be called sure
    signed = [part.name for part in document.parts if part.role is Role.SIGNATORY]
    assert not signed or all(party.confidence <= UNSURE for party in found.signatories)


@pytest.mark.parametrize(
    "name",
    ["Pietro Marceny", "Volker Türk", "Julio Rey", "Anna Richter", "Maja Freitag", "John Church",
     "Еркін Ковалів", "Concepción Iglesias", "Klaus Bischof", "Trinidad Costa"],
)  # fmt: skip
def test_a_name_is_a_name_though_its_words_mean_something_in_another_language(name: str) -> None:
    assert person(name) is not None


@pytest.mark.parametrize(
    "text",
    ["Seiner Exzellenz", "PEN International", "Agrupación de Familiares",
     "Ministry of Foreign Affairs", "Permanent Mission", "Blue Freedoms Foundation"],
)  # fmt: skip
def test_an_office_or_an_organisation_is_no_person(text: str) -> None:
    found = parse(text)
    assert found is None or person_in(found) is None


def test_what_only_one_sign_says_is_not_called_sure() -> None:
    letter = "Dear Minister,\n\nI write to you about a matter of great concern to us all.\n\n"
    bare = understand(read("a.txt", f"{letter}Sincerely,\n\nAna Moreno\n".encode()))
    told = understand(read("a.txt", f"{letter}Sincerely,\n\nAna Moreno\nDirector\n".encode()))
    assert bare.authors[0].confidence < SURE
    assert told.authors[0].confidence == SURE


def test_a_statement_that_names_a_contact_or_an_addressee_is_not_surely_one() -> None:
    plain = (
        "Statement on the trial\n\nWe, the undersigned, follow the trial and hope for the best.\n"
    )
    contact = plain + "\nContact:\nAnna Field\nanna@example.org\n"
    addressed = "To the Minister of Justice\n\n" + plain
    kinds = [understand(read("a.txt", text.encode())).kind for text in (plain, contact, addressed)]
    assert kinds[0].confidence == SURE
    assert all(one.value != "statement" or one.confidence < SURE for one in kinds[1:])
    assert kinds[1].value == "statement"


@pytest.mark.parametrize("facts", FACTS, ids=lambda path: path.name.removesuffix(".facts.yaml"))
def test_what_a_finding_cites_stands_in_the_source_from_its_line_on(facts: Path) -> None:
    sheet, found, _ = read_letter(facts)
    parties = (*found.authors, *found.addressees, *found.signatories, *found.copied)
    for party in parties:
        if party.line:
            below = " ".join(line.words for line in sheet.lines if line.number >= party.line)
            start = below.find(" ".join(party.quote.split()))
            first = next(line.words for line in sheet.lines if line.number == party.line)
            assert 0 <= start <= len(first), party
