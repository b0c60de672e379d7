"""When something of the dossier last changed, by what the content says; no clock is asked."""

from __future__ import annotations

import datetime as dt

from dossier.dates import Edtf
from dossier.edition import Edition
from dossier.model import Document


def updated(document: Document) -> dt.date | None:
    """Return when a document was published, corrected or answered last; None if it says none."""
    return newest((*document.told_on, *(one.date for one in document.responses)))


def newest(dates: tuple[Edtf | None, ...]) -> dt.date | None:
    """Return the last of some dates, each at its first day."""
    return max((date.earliest for date in dates if date and date.earliest), default=None)


def of_edition(edition: Edition) -> dt.date | None:
    """Return the day of the last change in the whole dossier."""
    days = [
        *(updated(one) for one in edition.documents),
        *(newest((one.record.published, *(r.date for r in one.responses)))
          for one in edition.events),
    ]  # fmt: skip
    return max((day for day in days if day is not None), default=None)


def stamp(day: dt.date | None) -> str:
    """Return a day as RFC 3339; what has none stands at the beginning of time."""
    return f"{day.isoformat() if day else '1970-01-01'}T00:00:00Z"
