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
import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

UNDATED = "undated"

FIRST_YEAR = 1000
LAST_YEAR = 9999

SortKey = tuple[int, int, int, int]


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


class Form(StrEnum):
    """The form in which a date is given."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ONE_OF = "one_of"
    SPAN = "span"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as written, and the days it may mean. Two are equal when they are written alike."""

    text: str
    """The date as written, without the blanks around it; every other field follows from it."""

    form: Form = field(compare=False)
    """Which of the forms it has."""

    earliest: dt.date | None = field(compare=False)
    """The first day it can mean; None for a range open at its start, and for undated."""

    latest: dt.date | None = field(compare=False)
    """The last day it can mean; None for a range open at its end, and for undated."""

    approximate: bool = field(default=False, compare=False)
    """Whether it, or a date inside it, is marked ``~`` or ``%``."""

    uncertain: bool = field(default=False, compare=False)
    """Whether it, or a date inside it, is marked ``?`` or ``%``."""

    parts: tuple["Edtf", ...] = field(default=(), compare=False)
    """The single dates inside a set or a span, in order; only one where an end is open."""

    @property
    def exact(self) -> bool:
        """Whether it is a day, month or year without a mark of doubt."""
        single = self.form in {Form.DAY, Form.MONTH, Form.YEAR}
        return single and not (self.approximate or self.uncertain)

    @property
    def listed(self) -> bool:
        """Whether it is a set that lists its dates, and not one that gives its two ends."""
        return self.form is Form.ONE_OF and "," in self.text

    @property
    def year(self) -> int | None:
        """The year under which a reader files it: that of the first day it can mean.

        Where the start is open it is the year of the end; undated has none.
        """
        anchor = self.earliest or self.latest
        return anchor.year if anchor else None

    @property
    def years(self) -> range:
        """Every year it may touch; of an open range the year of its known end; else empty."""
        first, last = self.earliest or self.latest, self.latest or self.earliest
        return range(first.year, last.year + 1) if first and last else range(0)

    @property
    def sort_key(self) -> SortKey:
        """Puts dates of every form in one order.

        A date stands at the first day it can mean, for that is where a reader looks for it. On
        that day what is vaguer comes first: a year before its January, a month before its first,
        a date marked ``~`` or ``?`` before the same date without. So nothing that is exact is
        ever followed by something that may have come before it under the same heading. A range
        open at its start stands at its end, the only day it names. Undated comes last.
        """
        anchor = self.earliest or self.latest
        if anchor is None:
            return (1, 0, 0, 0)
        ends = self.earliest, self.latest
        width = (ends[1] - ends[0]).days if ends[0] and ends[1] else dt.date.max.toordinal()
        return (0, anchor.toordinal(), -width, -(self.approximate + self.uncertain))

    def iso(self) -> str | None:
        """Give the machine form for ``<time datetime>``; None unless it is exact."""
        return self.text if self.exact else None


def parse(text: str) -> Edtf:
    """Read a date; raise DateError with what is wrong and a hint."""
    written = text.strip()
    try:
        return _read(written)
    except DateError as error:
        compound = "/" in written or written.startswith("[")
        where = f"in {_shown(written)}, " if compound and _shown(written) not in error.what else ""
        raise DateError(where + error.what, _better(written) or error.hint) from None


def parse_moment(text: str) -> dt.datetime:
    """Read a moment in ISO 8601; a date alone is its midnight, and no offset means UTC."""
    written = text.strip()
    match = _MOMENT.fullmatch(written)
    if match is None:
        raise _not_a_moment(written)
    day = _read(match["date"]).earliest
    if day is None:  # pragma: no cover - the pattern lets only a full date through
        raise _not_a_moment(written)
    offset = _offset(written, match["offset"])
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    micro = int((match["fraction"] or "").ljust(6, "0")[:6])
    try:
        clock = dt.time(hour, minute, second, micro, tzinfo=offset)
        moment = dt.datetime.combine(day, clock)
        moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise _no_such_time(written) from None
    return moment


def months_between(first: dt.date, second: dt.date) -> int:
    """Count the whole months between two days, whichever comes first.

    A month is over on the same day of the next, or on that month's last day where it is shorter.
    """
    start, end = sorted((first, second))
    months = (end.year - start.year) * 12 + end.month - start.month
    last_day = monthrange(end.year, end.month)[1]
    return months - (end.day < min(start.day, last_day))


# Reading ----------------------------------------------------------------------------------------

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%])?")
_MOMENT = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[T ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]{1,9}))?)?"
    r"(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)

_MONTHS = (
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
_LAST_MONTH = len(_MONTHS)
_PAIR = 2


def _read(written: str) -> Edtf:
    """Read any form; a refusal carries only a general hint."""
    if not written:
        raise _empty()
    if written == UNDATED:
        return Edtf(written, Form.UNDATED, None, None)
    if written.startswith("[") and written.endswith("]"):
        return _read_one_of(written)
    if written.count("/") == 1:
        return _read_span(written)
    return _read_single(written)


def _read_single(written: str) -> Edtf:
    match = _DATE.fullmatch(written)
    if match is None and re.fullmatch(r"Y?-[0-9]+|Y[0-9]+|[0-9]{3}|[0-9]{5,7}|[0-9]{9,}", written):
        raise _no_such_year(written)
    if match is None:
        raise _unreadable(written)
    year, month, day, mark = match.groups()
    if int(year) < FIRST_YEAR:
        raise _no_such_year(year)
    if month and not 1 <= int(month) <= _LAST_MONTH:
        raise _no_such_month(year, month, day)
    first = dt.date(int(year), int(month or 1), 1)
    length = monthrange(first.year, first.month)[1]
    if day is None:
        last = first.replace(day=length) if month else dt.date(first.year, 12, 31)
    elif 1 <= int(day) <= length:
        first = last = first.replace(day=int(day))
    else:
        raise _no_such_day(year, month, day, length)
    form = Form.DAY if day else Form.MONTH if month else Form.YEAR
    return Edtf(written, form, first, last, mark in {"~", "%"}, mark in {"?", "%"})


def _read_one_of(written: str) -> Edtf:
    inside = written[1:-1]
    if "," in inside and ".." in inside:
        raise _mixed_set(written)
    if "," in inside:
        parts = tuple(_read_single(part) for part in inside.split(","))
        return _whole(written, Form.ONE_OF, parts)
    if inside.count("..") != 1:
        raise _not_a_set(written)
    return _read_range(written, Form.ONE_OF, *inside.split(".."))


def _read_span(written: str) -> Edtf:
    first, last = (end if end != ".." else "" for end in written.split("/"))
    if written.startswith("/") or written.endswith("/"):
        raise _unreadable(written)
    return _read_range(written, Form.SPAN, first, last)


def _read_range(written: str, form: Form, first: str, last: str) -> Edtf:
    """Read a range from its two ends, where an empty end is an open one."""
    if not first and not last:
        raise _no_ends(written)
    parts = tuple(_read_single(end) for end in (first, last) if end)
    whole = _whole(written, form, parts)
    earliest = parts[0].earliest if first else None
    latest = parts[-1].latest if last else None
    if earliest and latest and earliest > latest:
        raise _wrong_way_round(written, first, last)
    return replace(whole, earliest=earliest, latest=latest)


def _whole(written: str, form: Form, parts: tuple[Edtf, ...]) -> Edtf:
    """Make one date of its parts: from the first day of any to the last day of any."""
    return Edtf(
        written,
        form,
        min(part.earliest for part in parts if part.earliest),
        max(part.latest for part in parts if part.latest),
        any(part.approximate for part in parts),
        any(part.uncertain for part in parts),
        parts,
    )


def _offset(written: str, offset: str | None) -> dt.timezone:
    if offset in {None, "Z"}:
        return dt.UTC
    sign, hours, minutes = -1 if offset[0] == "-" else 1, int(offset[1:3]), int(offset[-2:])
    if hours > 14 or minutes > 59:  # noqa: PLR2004 - no place on earth is further from UTC
        raise _no_such_time(written)
    return dt.timezone(sign * dt.timedelta(hours=hours, minutes=minutes))


# What is wrong ----------------------------------------------------------------------------------

_FORMS = (
    "write year-month-day: 2015-05-25; or 2015-05, 2015, 2015-05~ (about), 2015-05? (perhaps), "
    "[2015-10-05..2015-10-11] (one day of these), 2015-05/2015-07 (from, to), or undated"
)
_SHOWN = 48
_SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "02")}


def _shown(written: str) -> str:
    """Quote what was written, cut short if it is long."""
    flat = " ".join(written.split())
    return f'"{flat}"' if len(flat) <= _SHOWN else f'"{flat[:_SHOWN]}…"'


def _empty() -> DateError:
    return DateError("the date is empty", f"write {UNDATED} where the source bears none")


def _unreadable(written: str) -> DateError:
    hint = _FORMS
    if re.fullmatch(r"[0-9]{1,2}([-./ ])[0-9]{1,2}\1[0-9]{2}", written):
        hint = "write the year first and in four digits, as in 2015-05-25"
    return DateError(f"{_shown(written)} is not a date as a dossier writes it", hint)


def _no_such_year(year: str) -> DateError:
    what = f"the year {_shown(year)} is out of reach: years run from {FIRST_YEAR} to {LAST_YEAR}"
    if year == "0000":
        what = "there is no year 0000"
    return DateError(what, "write the year in four digits, as in 2015")


def _no_such_month(year: str, month: str, day: str | None) -> DateError:
    if month in _SEASONS and not day:
        first, last = _SEASONS[month]
        ends = f"{year}-{first}..{min(int(year) + (last < first), LAST_YEAR)}-{last}"
        what = f"{year}-{month} is a season, which differs from place to place"
        return DateError(what, f"write the months it may be, such as [{ends}]")
    what = f"{year}-{month} is not a month: months run from 01 to 12"
    return DateError(what, f"look at the source again; write {year} if the month is not known")


def _no_such_day(year: str, month: str, day: str, length: int) -> DateError:
    what = f"{year}-{month}-{day} is not a day: {_MONTHS[int(month) - 1]} {year} has {length} days"
    if day == "00":
        what = f"{year}-{month}-{day} is not a day: days are counted from 01"
    hint = f"look at the source again; write {year}-{month} if the day is not known"
    return DateError(what, hint)


def _mixed_set(written: str) -> DateError:
    what = f"{_shown(written)} lists dates and gives a range as well"
    return DateError(what, "list them all, [2015,2016,2018], or give the two ends, [2015..2018]")


def _not_a_set(written: str) -> DateError:
    what = f"{_shown(written)} is not a set of dates"
    return DateError(what, "write [2015-10-05..2015-10-11] or [2015-10-05,2015-10-07]")


def _no_ends(written: str) -> DateError:
    return DateError(f"{_shown(written)} is open at both ends", "write undated")


def _wrong_way_round(written: str, first: str, last: str) -> DateError:
    what = f"{_shown(written)} runs backwards: {first} comes after {last}"
    return DateError(what, "put the earlier date first")


def _not_a_moment(written: str) -> DateError:
    what = f"{_shown(written)} is not a moment" if written else "the moment is empty"
    hint = "write a date, 2026-12-01, or a date and a time with its offset, 2026-12-01T09:00+01:00"
    return DateError(what, hint)


def _no_such_time(written: str) -> DateError:
    what = f"{_shown(written)} names a time that no clock shows"
    return DateError(what, "hours run from 00 to 23, minutes from 00 to 59, offsets to +14:00")


# What to write instead --------------------------------------------------------------------------

_LONGEST = 80
"""Nobody writes a longer date; guessing at more would only take time."""

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_FRENCH_MONTHS = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
_ABOUT = frozenset(
    ("about", "around", "approximately", "approx", "circa", "ca", "c", "environ", "env", "vers")
)
_PERHAPS = frozenset(("perhaps", "maybe", "possibly", "probably", "presumably", "peut", "etre"))
_WEEKDAYS = (
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
)
_FILLERS = frozenset(
    ("the", "of", "on", "in", "st", "nd", "rd", "th", "le", "du", "de", "en", "er")
).union(*_WEEKDAYS)
_UNKNOWN = frozenset(
    ("unknown", "undated", "none", "no date", "n.d.", "s.d.", "sans date", "?", "-")
)


def _better(written: str) -> str:
    """Say what to write instead of something unreadable, where it can be told."""
    if len(written) > _LONGEST:
        return ""
    if written.casefold() in _UNKNOWN:
        return f"write {UNDATED}"
    for guess in _GUESSES:
        readings = list(dict.fromkeys(filter(_is_read, guess(written))))
        if readings:
            return _offer(readings)
    return ""


def _offer(readings: list[str]) -> str:
    if len(readings) == 1:
        return f"write {readings[0]}"
    spoken = " or ".join(f"{_spoken(reading)} ({reading})" for reading in readings)
    return f"it can be read as {spoken}: look at the source and write what it means"


def _spoken(reading: str) -> str:
    date = _read(reading)
    if date.form is Form.DAY and date.earliest:
        return f"{date.earliest.day} {_MONTHS[date.earliest.month - 1]} {date.earliest.year}"
    if date.form is Form.MONTH and date.earliest:
        return f"{_MONTHS[date.earliest.month - 1]} {date.earliest.year}"
    return {Form.SPAN: "a span", Form.ONE_OF: "one of these"}.get(date.form, "a year")


def _is_read(written: str) -> bool:
    try:
        _read(written)
    except DateError:
        return False
    return True


def _without_blanks(written: str) -> Iterator[str]:
    """`[2015-10-05, 2015-10-07]`, dashes for hyphens."""
    yield "".join(written.translate(_DASHES).split())


def _marks_behind(written: str) -> Iterator[str]:
    """`~2015`, `2015?~`."""
    bare = re.sub(r"[~?%]", "", written)
    marks = set(written) & set("~?%")
    if marks:
        yield bare + (marks.pop() if len(marks) == 1 else "%")


def _turned(written: str) -> Iterator[str]:
    """`2015-25-05`, `2015-07/2015-05`, `[2015-07..2015-05]`, `[2015]`."""
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", written)
    if match:
        yield f"{match[1]}-{match[3]}-{match[2]}"
    match = re.fullmatch(r"(\[?)([^]/.]+)(/|\.\.)([^]/.]+)(]?)", written)
    if match:
        yield "{0}{3}{2}{1}{4}".format(*match.groups())
    if written.startswith("["):
        yield written.strip("[]")


def _without_time(written: str) -> Iterator[str]:
    """`2015-05-25T10:00`."""
    match = re.match(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{1,2}:", written)
    if match:
        yield match[1]


def _unknown_digits(written: str) -> Iterator[str]:
    """`201X`, `2015-XX`, `2015-05-XX`."""
    match = re.fullmatch(r"([0-9]{4}(?:-[0-9]{2})?)((?:-[XxUu?]{2})+)", written)
    if match:
        yield match[1]
    match = re.fullmatch(r"([0-9]{2,3})([XxUu]{1,2}|s)", written)
    if match:
        yield "[{}..{}]".format(match[1].ljust(4, "0"), match[1].ljust(4, "9"))
    match = re.fullmatch(r"([0-9]{3})0s", written)
    if match:
        yield f"[{match[1]}0..{match[1]}9]"


def _all_digits(written: str) -> Iterator[str]:
    """`25/05/2015`, `5.6.2015`, `2015-5-25`, `20150525`, `2015/05`."""
    match = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", written)
    match = match or re.fullmatch(r"([0-9]{4})[-./ ]([0-9]{1,2})[-./ ]([0-9]{1,2})", written)
    if match:
        yield f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}"
    match = re.fullmatch(r"([0-9]{1,2})[-./ ]([0-9]{1,2})[-./ ]([0-9]{4})", written)
    if match:
        yield f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}"
        yield f"{match[3]}-{match[1]:0>2}-{match[2]:0>2}"
    match = re.fullmatch(r"([0-9]{1,2})[-./ ]([0-9]{4})", written)
    if match:
        yield f"{match[2]}-{match[1]:0>2}"
    match = re.fullmatch(r"([0-9]{4})[-./ ]([0-9]{1,2})", written)
    if match:
        yield f"{match[1]}-{match[2]:0>2}"


def _short_end(written: str) -> Iterator[str]:
    """`2015-05/07`, `2015-10-05/11`, `2010/12`, `2015-05/`."""
    match = re.fullmatch(r"([0-9][0-9-]*)/([0-9]{2})", written)
    if match:
        yield f"{match[1]}/{match[1][:-2]}{match[2]}"
    if written.endswith("/"):
        yield f"{written}.."
    if written.startswith("/"):
        yield f"..{written}"


def _words(written: str) -> Iterator[str]:
    """`25 May 2015`, `May 25th, 2015`, `1er mai 2015`, `circa May 2015`."""
    year = month = day = mark = ""
    for token in re.findall(r"[^\W\d_]+|[0-9]+", _plain(written)):
        if token.isdigit() and len(token) == 4 and not year:  # noqa: PLR2004 - a year's digits
            year = token
        elif token.isdigit() and len(token) <= _PAIR and not day:
            day = f"-{token:0>2}"
        elif not month and (number := _month_number(token)):
            month = f"-{number:02}"
        elif token in _ABOUT | _PERHAPS:
            mark += "~" if token in _ABOUT else "?"
        elif token not in _FILLERS:
            return
    if month or (mark and not day):
        yield year + month + day + ("%" if set(mark) == {"~", "?"} else mark[:1])


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _month_number(token: str) -> int:
    """Find the month that a word of three letters or more begins; 0 for none or several."""
    found = {
        number
        for names in (_MONTHS, _FRENCH_MONTHS)
        for number, name in enumerate(names, 1)
        if len(token) > _PAIR and name.casefold().startswith(token)
    }
    return found.pop() if len(found) == 1 else 0


def _two_ends(written: str) -> Iterator[str]:
    """`2015-10-05..2015-10-11`, `May 2015 - July 2015`: one day of these, or all of them."""
    halves = re.split(r"\.\.|\s+(?:-|to|until|au?|à)\s+|[\u2013\u2014]", written.strip("[]"))
    ends = [next(_read_loosely(half.strip()), "") for half in halves]
    if len(ends) == _PAIR and all(ends):
        yield f"{ends[0]}/{ends[1]}"
        yield f"[{ends[0]}..{ends[1]}]"


def _read_loosely(written: str) -> Iterator[str]:
    for guess in (_without_blanks, _all_digits, _words):
        readings = list(filter(_is_read, guess(written)))
        if len(readings) == 1:
            yield readings[0]


_GUESSES: tuple[Callable[[str], Iterator[str]], ...] = (
    _without_blanks,
    _turned,
    _marks_behind,
    _without_time,
    _unknown_digits,
    lambda written: iter((*_all_digits(written), *_short_end(written))),
    _words,
    _two_ends,
)
