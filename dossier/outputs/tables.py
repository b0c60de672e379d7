"""data/*.csv and data/*.json: the dossier as tables."""

from __future__ import annotations

from functools import partial

from dossier import urls
from dossier.formats.csv_json import to_csv, to_json
from dossier.formats.tables import TABLES, Table
from dossier.i18n import msgid
from dossier.outputs import offer
from dossier.outputs.offer import Offer

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


def csv_offer(table: Table) -> Offer:
    """Return a table's CSV as an offer."""
    return Offer(
        urls.data(f"{table.name}.csv"),
        ABOUT[table.name],
        partial(to_csv, table),
        holds_documents=table.name in WORDS,
    )


CSV: dict[str, Offer] = {table.name: csv_offer(table) for table in TABLES}
OFFERS: tuple[Offer, ...] = tuple(
    one
    for table in TABLES
    for one in (
        CSV[table.name],
        Offer(
            urls.data(f"{table.name}.json"),
            ABOUT[table.name],
            partial(to_json, table),
            holds_documents=table.name in WORDS,
        ),
    )
)
plan = partial(offer.plan, OFFERS)
