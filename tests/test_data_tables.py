import csv
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from frictionless import Package

from dossier import pipeline
from dossier.formats.csv_json import from_json, to_csv, to_json
from dossier.formats.sqlite import to_sqlite
from dossier.formats.table import Table
from dossier.formats.tables import TABLES
from dossier.outputs import datapackage, offer
from dossier.outputs import tables as output
from dossier.site import Site
from tests import small
from tests.editions import ARABIC, COMBINING, HELD, HOSTILE, PRIVATE, real, traps

BY_NAME = {table.name: table for table in TABLES}
SITES = [pytest.param(real, id="real"), pytest.param(traps, id="traps")]


def rows(site: Site, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(to_json(BY_NAME[name], site))
    return found


def cells(site: Site, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(BY_NAME[name], site).decode(), newline="")))


def write(folder: Path, site: Site) -> Path:
    for one in (*output.OFFERS, *datapackage.OFFERS):
        path = folder / one.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(offer.made(one, site))
    return folder / "data"


@pytest.mark.parametrize("site", SITES)
def test_frictionless_finds_the_package_valid_down_to_every_cell(
    tmp_path: Path, site: Callable[[], Site]
) -> None:
    report = Package(str(write(tmp_path, site()) / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    assert {task.name for task in report.tasks} == set(BY_NAME)


def test_a_changed_byte_is_found_out(tmp_path: Path) -> None:
    folder = write(tmp_path, real())
    path = folder / "documents.csv"
    path.write_bytes(path.read_bytes().replace(b"Paris", b"Pariz"))
    assert not Package(str(folder / "datapackage.json")).validate().valid


def test_the_five_documents_stand_in_the_table_with_their_facts() -> None:
    found = {row["slug"]: row for row in rows(real(), "documents")}
    assert len(found) == 5
    press = found["2015-10-12-open-dialog-foundation-on-the-extradition-decree"]
    assert (press["kind"], press["place"], press["date"]) == (
        "press-release",
        "Warsaw",
        "2015-10-12",
    )
    assert press["source_sha256"] is None, "it would tell of words that are withheld"
    hrw = found["2015-05-18-human-rights-watch-to-manuel-valls"]
    assert hrw["source_sha256"].startswith("6abcf8fa")
    reasons = {row["document"]: row["reason"] for row in rows(real(), "withheld")}
    assert reasons[press["slug"]] == "contact details"


def test_one_cell_holds_one_fact() -> None:
    names = [row["name"] for row in rows(traps(), "names") if row["actor"] == "hostile"]
    assert names == ["+1", "@x | y"]
    belongs = [(row["actor"], row["organisation"]) for row in rows(real(), "memberships")]
    assert belongs == [("mady-delvaux-stehres", "s-d")]


def test_all_eighteen_signatories_stand_in_the_table_of_roles() -> None:
    found = [r for r in rows(real(), "roles") if r["document"].startswith("2015-03-11")]
    signed = [r for r in found if r["role"] == "signatory"]
    assert len(signed) == 18
    assert [r["name"] for r in signed if r["reading"] == "probable"] == [
        "Juan Fernando López Aguilar",
        "Elena Valenciano",
    ]
    assert {r["capacity"] for r in signed} == {"Member of the European Parliament"}


def test_on_behalf_of_and_evidence_stand_in_the_table_of_roles() -> None:
    found = [r for r in rows(real(), "roles") if r["document"].startswith("2015-05-18")]
    author, addressee = found[:2]
    assert (author["name"], author["capacity"], author["on_behalf_of"]) == (
        "Jean-Marie Fardeau",
        "France Director",
        "human-rights-watch",
    )
    assert (addressee["name"], addressee["evidence"]) == ("Manuel Valls", "supplied")


def test_whose_words_a_paragraph_has_stands_beside_it() -> None:
    found = {r["speaker_name"]: r for r in rows(real(), "paragraphs") if r["speaker"]}
    assert {name: r["paragraph"] for name, r in found.items()} == {
        "Lyudmyla Kozlovska": 5,
        "Yevgeniy Zhovtis": 8,
    }
    assert "Bastille" in found["Yevgeniy Zhovtis"]["text"]


def test_every_request_stands_with_its_words_and_what_answered_it() -> None:
    found = rows(real(), "requests")
    assert len(found) == sum(len(one.requests) for one in real().edition.documents)
    first = next(r for r in found if r["document"].startswith("2015-05-25"))
    assert first["actor"] == "christiane-taubira"
    assert first["answered_by_event"] == "2015-09-17-extradition-decree"
    assert "I call on you to recognize" in first["quote"]


def test_an_event_of_an_uncertain_day_has_its_first_and_last() -> None:
    found = {r["slug"]: r for r in rows(real(), "events")}
    told = found["2015-10-decree-communicated"]
    assert (told["date"], told["date_from"], told["date_to"]) == (
        "[2015-10-05..2015-10-11]",
        "2015-10-05",
        "2015-10-11",
    )


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_and_json_say_the_same(table: Table) -> None:
    for row, line in zip(rows(traps(), table.name), cells(traps(), table.name), strict=True):
        told = {name: "" if value is None else str(value) for name, value in row.items()}
        assert {name: value.removeprefix("'") for name, value in line.items()} == told


def test_no_cell_of_a_csv_is_a_formula() -> None:
    found = [value for table in TABLES for line in cells(traps(), table.name) for value in
             line.values()]  # fmt: skip
    assert [value for value in found if value.lstrip().startswith(("=", "+", "-", "@"))] == []
    assert f"'{HOSTILE}" in found


def test_names_of_every_kind_stand_as_they_are() -> None:
    names = {row["name"] for row in rows(traps(), "actors")}
    assert {HOSTILE, ARABIC, normalize("NFC", COMBINING)} <= names


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_nobody_who_is_not_public_and_nothing_withheld_is_in_a_table(table: Table) -> None:
    made = to_csv(table, traps()).decode() + to_json(table, traps()).decode()
    for hidden in (PRIVATE, "P. Privat", "petra-privat", HELD):
        assert hidden not in made


def test_a_document_taken_back_keeps_its_row_and_loses_its_words() -> None:
    row = next(r for r in rows(traps(), "documents") if r["withdrawn"])
    assert row["withdrawn"] == "it was not his"
    assert "It is letter." not in to_csv(BY_NAME["paragraphs"], traps()).decode()


def made(site: Site) -> bytes:
    data = to_sqlite(lambda table: table.rows(site))
    assert isinstance(data, bytes)
    return data


def database(folder: Path, site: Site) -> sqlite3.Connection:
    path = folder / "dossier.sqlite"
    path.write_bytes(made(site))
    return sqlite3.connect(path)


@pytest.mark.parametrize("site", SITES)
def test_the_database_is_whole_and_its_keys_lead_somewhere(
    tmp_path: Path, site: Callable[[], Site]
) -> None:
    with closing(database(tmp_path, site())) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in TABLES:
            names = [column.name for column in table.columns]
            found = opened.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall()  # noqa: S608
            assert [dict(zip(names, row, strict=True)) for row in found] == rows(site(), table.name)


def test_the_database_is_searched_for_words_without_their_accents(tmp_path: Path) -> None:
    with closing(database(tmp_path, real())) as opened:
        found = opened.execute(
            "SELECT document, paragraph FROM paragraphs_fts JOIN paragraphs "
            "ON id = paragraphs_fts.rowid WHERE paragraphs_fts MATCH 'matignon OR etrangeres'"
        ).fetchall()
    assert {slug[:10] for slug, _ in found} == {"2015-03-11", "2016-06-29"}


def test_the_database_offers_its_search_where_datasette_looks_for_it(tmp_path: Path) -> None:
    with closing(database(tmp_path, real())) as opened:
        found = opened.execute(
            "SELECT name FROM sqlite_master WHERE rootpage = 0 "
            """AND sql LIKE '%VIRTUAL TABLE%USING FTS%content="paragraphs"%'"""
        ).fetchall()
    assert found == [("paragraphs_fts",)]


def test_two_runs_make_the_same_database_byte_for_byte() -> None:
    assert made(real()) == made(real())


def test_the_database_does_not_name_the_sqlite_that_wrote_it() -> None:
    assert made(traps())[96:100] == (3_009_000).to_bytes(4, "big")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_are_read_back_from_json_as_they_were(table: Table) -> None:
    for site in (real(), traps()):
        assert [*from_json(to_json(table, site))] == [*table.rows(site)]


def test_a_paragraph_keeps_its_number_however_long_other_documents_are(tmp_path: Path) -> None:
    def numbers(count: int) -> list[tuple[str, int]]:
        long = small.letter("", "\n\n".join(f"Word {n}." for n in range(count)) + "\n")
        more = {"documents/2014-01-01-long.md": long.replace("2015", "2014", 1)}
        content = small.write(tmp_path / f"content-{count}", more)
        loaded = pipeline.load(content, small.MOMENT)
        assert loaded.shelved is not None
        found = rows(loaded.shelved, "paragraphs")
        assert len({row["id"] for row in found}) == len(found)
        return [(row["text"], row["id"]) for row in found if row["document"] == small.LETTER]

    assert numbers(3) == numbers(2500)
