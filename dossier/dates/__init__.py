"""Dates as letters really carry them: exact, partial, doubtful, one of several, or a span.

The notation is EDTF, the Extended Date/Time Format of ISO 8601-2:2019, in the profile that the
Library of Congress publishes (https://www.loc.gov/standards/datetime/). Of it a dossier reads

===========================  ======================================================
``2015-05-25``               a day
``2015-05``, ``2015``        a month, a year: no more than that is known
``2015-05~``                 approximate: about May 2015
``2015-05?``                 uncertain: perhaps May 2015
``2015-05%``                 both: perhaps about May 2015
``[2015-10-05..2015-10-11]`` one day of these (level 2, "one of a set"), open at either
                             end too: ``[..2015-10-11]``, ``[2015-10-05..]``
``[2015-10-05,2015-10-07]``  one of the dates listed
``2015-05/2015-07``          a span; ``2015-05/..`` and ``../2015-07`` are open
===========================  ======================================================

and one word of its own, ``undated``. Whatever else is written is refused with a sentence that says
what is wrong and, wherever it can be told, what to write instead.
"""

import datetime as dt
from calendar import monthrange

from dossier.dates.edtf import UNDATED, Edtf, Form, SortKey
from dossier.dates.reading import parse_moment, read
from dossier.dates.wrong import DateError, shown

__all__ = [
    "UNDATED",
    "DateError",
    "Edtf",
    "Form",
    "SortKey",
    "months_between",
    "parse",
    "parse_moment",
]


def parse(text: str) -> Edtf:
    """Read a date; raise DateError with what is wrong and a hint."""
    written = text.strip()
    try:
        return read(written)
    except DateError as error:
        from dossier.dates.instead import better  # noqa: PLC0415  # only where a date is wrong

        compound = "/" in written or written.startswith("[")
        where = f"in {shown(written)}, " if compound and shown(written) not in error.what else ""
        raise DateError(where + error.what, better(written) or error.hint) from None


def months_between(first: dt.date, second: dt.date) -> int:
    """Count the whole months between two days, whichever comes first.

    A month is over on the same day of the next, or on that month's last day where it is shorter.
    """
    start, end = sorted((first, second))
    months = (end.year - start.year) * 12 + end.month - start.month
    last_day = monthrange(end.year, end.month)[1]
    return months - (end.day < min(start.day, last_day))
