"""What is wrong with a date, in a sentence, and what to do."""

import re

from dossier.dates.edtf import FIRST_YEAR, LAST_YEAR, UNDATED

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_FORMS = (
    "write year-month-day: 2015-05-25; or 2015-05, 2015, 2015-05~ (about), 2015-05? (perhaps), "
    "[2015-10-05..2015-10-11] (one day of these), 2015-05/2015-07 (from, to), or undated"
)
_SHOWN = 48
_SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "02")}


class DateError(ValueError):
    """A date that cannot be read; it carries what is wrong and what to write instead."""

    def __init__(self, what: str, hint: str = "") -> None:
        """Say `what` is wrong, and give a `hint` how to mend it."""
        super().__init__(what, hint)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        """Both sentences on one line."""
        return f"{self.what}; {self.hint}" if self.hint else self.what


def shown(written: str) -> str:
    """Quote what was written, cut short if it is long."""
    flat = " ".join(written.split())
    return f'"{flat}"' if len(flat) <= _SHOWN else f'"{flat[:_SHOWN]}…"'


def empty() -> DateError:
    """Refuse nothing at all."""
    return DateError("the date is empty", f"write {UNDATED} where the source bears none")


def unreadable(written: str) -> DateError:
    """Refuse what has none of the forms."""
    hint = _FORMS
    if re.fullmatch(r"[0-9]{1,2}([-./ ])[0-9]{1,2}\1[0-9]{2}", written):
        hint = "write the year first and in four digits, as in 2015-05-25"
    return DateError(f"{shown(written)} is not a date as a dossier writes it", hint)


def no_such_year(year: str) -> DateError:
    """Refuse a year out of reach."""
    what = f"the year {shown(year)} is out of reach: years run from {FIRST_YEAR} to {LAST_YEAR}"
    if year == "0000":
        what = "there is no year 0000"
    return DateError(what, "write the year in four digits, as in 2015")


def no_such_month(year: str, month: str, day: str | None) -> DateError:
    """Refuse a month that no year has, or a season."""
    if month in _SEASONS and not day:
        first, last = _SEASONS[month]
        ends = f"{year}-{first}..{min(int(year) + (last < first), LAST_YEAR)}-{last}"
        what = f"{year}-{month} is a season, which differs from place to place"
        return DateError(what, f"write the months it may be, such as [{ends}]")
    what = f"{year}-{month} is not a month: months run from 01 to 12"
    return DateError(what, f"look at the source again; write {year} if the month is not known")


def no_such_day(year: str, month: str, day: str, length: int) -> DateError:
    """Refuse a day that a month of `length` days does not have."""
    what = f"{year}-{month}-{day} is not a day: {MONTHS[int(month) - 1]} {year} has {length} days"
    if day == "00":
        what = f"{year}-{month}-{day} is not a day: days are counted from 01"
    hint = f"look at the source again; write {year}-{month} if the day is not known"
    return DateError(what, hint)


def mixed_set(written: str) -> DateError:
    """Refuse a set that lists its dates and gives its ends as well."""
    what = f"{shown(written)} lists dates and gives a range as well"
    return DateError(what, "list them all, [2015,2016,2018], or give the two ends, [2015..2018]")


def not_a_set(written: str) -> DateError:
    """Refuse brackets around something else than a set."""
    what = f"{shown(written)} is not a set of dates"
    return DateError(what, "write [2015-10-05..2015-10-11] or [2015-10-05,2015-10-07]")


def no_ends(written: str) -> DateError:
    """Refuse a range open at both ends."""
    return DateError(f"{shown(written)} is open at both ends", "write undated")


def wrong_way_round(written: str, first: str, last: str) -> DateError:
    """Refuse a range that ends before it begins."""
    what = f"{shown(written)} runs backwards: {first} comes after {last}"
    return DateError(what, "put the earlier date first")


def not_a_moment(written: str) -> DateError:
    """Refuse what is no date with or without a time."""
    what = f"{shown(written)} is not a moment" if written else "the moment is empty"
    hint = "write a date, 2026-12-01, or a date and a time with its offset, 2026-12-01T09:00+01:00"
    return DateError(what, hint)


def no_such_time(written: str) -> DateError:
    """Refuse a time that no clock shows."""
    what = f"{shown(written)} names a time that no clock shows"
    return DateError(what, "hours run from 00 to 23, minutes from 00 to 59, offsets to +14:00")
