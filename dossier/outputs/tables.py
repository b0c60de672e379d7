"""data/*.csv and data/*.json: the dossier as tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dossier import urls
from dossier.formats.csv_json import to_csv, to_json
from dossier.formats.table import Table
from dossier.formats.tables import TABLES
from dossier.i18n import msgid
from dossier.outputs import offer
from dossier.outputs.offer import Offer
from dossier.site import Site

ABOUT = {
    "documents": msgid("Every document: title, kind, date, place, source"),
    "actors": msgid("Everyone who takes part: persons, organisations, institutions"),
    "names": msgid("Other forms of their names"),
    "memberships": msgid("Which bodies they belong to"),
    "links": msgid("Where other records of them are"),
    "positions": msgid("The offices that they held, and when"),
    "roles": msgid(
        "Who wrote, received, signed, was copied in or is mentioned, and in which office"
    ),
    "paragraphs": msgid("The reading text, one row a paragraph"),
    "withheld": msgid("Why something is left out of a document"),
    "relations": msgid("Which document replies to, encloses or translates which"),
    "events": msgid("What happened, when, and by whose word it is known"),
    "participants": msgid("Who took part in which event"),
    "attestations": msgid("The passages that support each event"),
    "requests": msgid("What each document asks, of whom, and what answered it"),
    "responses": msgid("What those who are named say to it"),
    "corrections": msgid("What was corrected after publication"),
}
WORDS = frozenset({"paragraphs", "attestations", "requests"})
"""The tables in which documents are quoted."""


def _offer(table: Table, ending: str, make: Callable[[Table, Site], bytes]) -> Offer:
    """Return a table's file as an offer."""
    return Offer(
        urls.data(f"{table.name}{ending}"),
        ABOUT[table.name],
        partial(make, table),
        holds_documents=table.name in WORDS,
    )


CSV: dict[str, Offer] = {table.name: _offer(table, ".csv", to_csv) for table in TABLES}
JSON: dict[str, Offer] = {table.name: _offer(table, ".json", to_json) for table in TABLES}
OFFERS: tuple[Offer, ...] = tuple(
    offered[table.name] for table in TABLES for offered in (CSV, JSON)
)
plan = partial(offer.plan, OFFERS)
