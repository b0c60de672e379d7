"""What to write instead of a date that cannot be read, where it can be told."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from dossier.dates.edtf import UNDATED, Form
from dossier.dates.reading import read
from dossier.dates.wrong import MONTHS, DateError

_PAIR = 2
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


def better(written: str) -> str:
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
    date = read(reading)
    if date.form is Form.DAY and date.earliest:
        return f"{date.earliest.day} {MONTHS[date.earliest.month - 1]} {date.earliest.year}"
    if date.form is Form.MONTH and date.earliest:
        return f"{MONTHS[date.earliest.month - 1]} {date.earliest.year}"
    return {Form.SPAN: "a span", Form.ONE_OF: "one of these"}.get(date.form, "a year")


def _is_read(written: str) -> bool:
    try:
        read(written)
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
        for names in (MONTHS, _FRENCH_MONTHS)
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
