"""A list of those who signed → entries of the front matter, in its order, nobody left out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from msgspec import Struct

from dossier.scaffold.text import flow
from dossier.words import fold

HEADINGS = {
    "name": {"name", "signatory", "signed by", "nom", "full name"},
    "as": {"as", "capacity", "function", "title", "position", "office", "role", "qualite",
           "fonction"},
    "on_behalf_of": {"on behalf of", "on_behalf_of", "organisation", "organization", "institution",
                     "group", "organisme"},
}  # fmt: skip
"""What the columns may be called; without a heading they stand in this order."""
DELIMITERS = ",;\t|"


class Signatory(Struct, frozen=True):
    """One row of the list."""

    name: str
    capacity: str
    organisation: str


class ListError(Exception):
    """The list cannot be read; the message says where and why."""


def read(data: bytes) -> tuple[Signatory, ...]:
    """Read a list as spreadsheets save it: with a heading or without, whatever divides it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ListError(f"byte {error.start} is not UTF-8: save the list again as UTF-8") from error
    rows = [
        (number, [" ".join(cell.split()) for cell in row])
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=_delimiter(text)), 1)
    ]
    filled = [(number, row) for number, row in rows if any(row)]
    columns = _columns(filled[0][1]) if filled else {}
    if columns:
        filled = filled[1:]
    order = columns or {key: index for index, key in enumerate(HEADINGS)}
    return tuple(_signatory(number, row, order) for number, row in filled)


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(DELIMITERS, key=lambda one: (first.count(one), one == ","))


def _columns(row: list[str]) -> dict[str, int]:
    """Return which column is which, if the row is a heading."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        for key, words in HEADINGS.items():
            if fold(cell) in words:
                found.setdefault(key, index)
    return found if "name" in found else {}


def _signatory(number: int, row: list[str], order: dict[str, int]) -> Signatory:
    def cell(key: str) -> str:
        index = order.get(key, len(row))
        return row[index] if index < len(row) else ""

    if not cell("name"):
        raise ListError(f"row {number} has no name: {', '.join(row)}")
    extra = [text for index, text in enumerate(row) if text and index not in order.values()]
    if extra:
        raise ListError(
            f"row {number} has a column too many (“{extra[0]}”): name, capacity and organisation "
            "are known; put a value that holds a comma in quotation marks"
        )
    return Signatory(cell("name"), cell("as"), cell("on_behalf_of"))


def entries(signatories: tuple[Signatory, ...], slug_of: Callable[[str], str]) -> tuple[str, ...]:
    """Return one entry in YAML for each; `slug_of` gives the slug of whoever has a record."""
    made = []
    for one in signatories:
        slug = slug_of(one.name)
        who = {"actor": slug} if slug else {"name": one.name}
        organisation = slug_of(one.organisation) or one.organisation
        made.append(flow(**who, as_=one.capacity, on_behalf_of=organisation))
    return tuple(made)
