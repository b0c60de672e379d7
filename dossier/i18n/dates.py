"""Dates in words."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal, Protocol

from dossier.dates import Edtf, Form
from dossier.i18n.cldr import cldr
from dossier.i18n.order import fold
from dossier.i18n.terms import msgid_in

EN_DASH: Final = "\N{EN DASH}"
_ENOUGH = 50_000
"""How many results each cache keeps: more than the dates or numbers of 10,000 documents."""


class Words(Protocol):
    """What dates need of a language of the interface."""

    @property
    def language(self) -> str:
        """The language."""
        ...

    def gettext(self, message: str, /) -> str:
        """Translate a text."""
        ...

    def pgettext(self, context: str, message: str, /) -> str:
        """Translate a text that means different things in different contexts."""
        ...

    def listing(self, items: Iterable[str], style: Literal["and", "or"] = "and", /) -> str:
        """Write a list."""
        ...


Phrases = Mapping[Form, tuple[str, str]]

_ABOUT: Phrases = {
    Form.DAY: msgid_in("day", "about {date}"),
    Form.MONTH: msgid_in("month", "about {date}"),
    Form.YEAR: msgid_in("year", "about {date}"),
}
_PERHAPS: Phrases = {
    Form.DAY: msgid_in("day", "perhaps {date}"),
    Form.MONTH: msgid_in("month", "perhaps {date}"),
    Form.YEAR: msgid_in("year", "perhaps {date}"),
}
_PERHAPS_ABOUT: Phrases = {
    Form.DAY: msgid_in("day", "perhaps about {date}"),
    Form.MONTH: msgid_in("month", "perhaps about {date}"),
    Form.YEAR: msgid_in("year", "perhaps about {date}"),
}
_FROM: Phrases = {
    Form.DAY: msgid_in("day", "from {date}"),
    Form.MONTH: msgid_in("month", "from {date}"),
    Form.YEAR: msgid_in("year", "from {date}"),
}
_TO: Phrases = {
    Form.DAY: msgid_in("day", "to {date}"),
    Form.MONTH: msgid_in("month", "to {date}"),
    Form.YEAR: msgid_in("year", "to {date}"),
}
_ONWARDS: Phrases = {
    Form.DAY: msgid_in("day", "from {date} on"),
    Form.MONTH: msgid_in("month", "from {date} on"),
    Form.YEAR: msgid_in("year", "from {date} on"),
}
_UNTIL: Phrases = {
    Form.DAY: msgid_in("day", "until {date}"),
    Form.MONTH: msgid_in("month", "until {date}"),
    Form.YEAR: msgid_in("year", "until {date}"),
}
_NOT_BEFORE: Phrases = {
    Form.DAY: msgid_in("day", "no earlier than {date}"),
    Form.MONTH: msgid_in("month", "no earlier than {date}"),
    Form.YEAR: msgid_in("year", "no earlier than {date}"),
}
_NOT_AFTER: Phrases = {
    Form.DAY: msgid_in("day", "no later than {date}"),
    Form.MONTH: msgid_in("month", "no later than {date}"),
    Form.YEAR: msgid_in("year", "no later than {date}"),
}
_BETWEEN: Phrases = {
    Form.DAY: msgid_in("day after a preposition", "{date}"),
    Form.MONTH: msgid_in("month after a preposition", "{date}"),
    Form.YEAR: msgid_in("year after a preposition", "{date}"),
}

_BEFORE_VOWEL: Mapping[tuple[str, str], tuple[str, str]] = {
    msgid_in("month", "from {date}"): msgid_in("month with a vowel", "from {date}"),
    msgid_in("month", "from {date} on"): msgid_in("month with a vowel", "from {date} on"),
}
"""French shortens "de" before avril, août and octobre."""

_IN_RANGE: Mapping[tuple[bool, bool], tuple[str, str]] = {
    (True, False): msgid_in("in a range", "about {date}"),
    (False, True): msgid_in("in a range", "perhaps {date}"),
    (True, True): msgid_in("in a range", "perhaps about {date}"),
}
_SHORT: Mapping[tuple[bool, bool], tuple[str, str]] = {
    (True, False): msgid_in("short date", "c. {date}"),
    (False, True): msgid_in("short date", "{date}?"),
    (True, True): msgid_in("short date", "c. {date}?"),
}


@lru_cache(_ENOUGH)
def in_words(words: Words, date: Edtf) -> str:
    """Tell a date in words."""
    if date.form is Form.UNDATED:
        return words.gettext("undated")
    if len(set(date.parts)) < 2:  # noqa: PLR2004 - an open range has one part, a lone date none
        return _alone(words, date, short=False)
    told = _parts(words, date, short=False)
    if date.listed:
        return words.listing(told, "or")
    ends = date.parts[0], date.parts[-1]
    if date.form is Form.SPAN:
        return f"{_say(words, _FROM, ends[0], told[0])} {_say(words, _TO, ends[1], told[1])}"
    phrase = words.gettext("between {first} and {last}")
    if {end.form for end in ends} == {Form.DAY}:
        phrase = words.gettext("one day between {first} and {last}")
    first, last = (_say(words, _BETWEEN, *end) for end in zip(ends, told, strict=True))
    return phrase.format(first=first, last=last)


@lru_cache(_ENOUGH)
def in_short(words: Words, date: Edtf) -> str:
    """Tell a date in few letters."""
    if date.form is Form.UNDATED:
        return words.gettext("undated")
    if len(set(date.parts)) < 2:  # noqa: PLR2004 - an open range has one part, a lone date none
        return _alone(words, date, short=True)
    told = _parts(words, date, short=True)
    if date.listed:
        return words.listing(told, "or")
    open_spaced = " " in told[0] or (" " in told[1] and date.parts[0].form is Form.YEAR)
    dash = f" {EN_DASH} " if open_spaced else EN_DASH
    joined = dash.join(told)
    if date.form is Form.SPAN:
        return joined
    days = {part.form for part in date.parts} == {Form.DAY}
    phrase = words.gettext("{dates} (one day)") if days else words.gettext("{dates} (one date)")
    return phrase.format(dates=joined)


def _alone(words: Words, date: Edtf, *, short: bool) -> str:
    """Tell a single date, or a range with one end."""
    if date.parts and date.earliest and date.latest:
        return _alone(words, date.parts[0], short=short)
    if date.parts:
        told = _marked(words, date.parts[0], _plain(words, date.parts[0], short=short), short=short)
        span, opens = date.form is Form.SPAN, date.earliest is not None
        phrases = (
            (_ONWARDS if opens else _UNTIL) if span else (_NOT_BEFORE if opens else _NOT_AFTER)
        )
        return _say(words, phrases, date.parts[0], told)
    told = _plain(words, date, short=short)
    if short or not (date.approximate or date.uncertain):
        return _marked(words, date, told, short=short)
    if date.approximate:
        return _say(words, _PERHAPS_ABOUT if date.uncertain else _ABOUT, date, told)
    return _say(words, _PERHAPS, date, told)


def _parts(words: Words, date: Edtf, *, short: bool) -> list[str]:
    """Tell the dates of a range or a list; what the next one says as well is said once."""
    told = [
        _marked(words, part, _plain(words, part, following, short=short), short=short)
        for part, following in pairwise(date.parts)
    ]
    last = date.parts[-1]
    return [*told, _marked(words, last, _plain(words, last, short=short), short=short)]


def _say(words: Words, phrases: Phrases, date: Edtf, told: str) -> str:
    """Put a date that is told into the phrase that goes with its form."""
    phrase = phrases[date.form]
    if date.form is Form.MONTH and fold(told)[:1] in set("aeiou"):
        phrase = _BEFORE_VOWEL.get(phrase, phrase)
    return words.pgettext(*phrase).format(date=told)


def _marked(words: Words, date: Edtf, told: str, *, short: bool) -> str:
    """Add what is doubtful about a date inside a range, or in short."""
    if not (date.approximate or date.uncertain):
        return told
    phrase = (_SHORT if short else _IN_RANGE)[date.approximate, date.uncertain]
    return words.pgettext(*phrase).format(date=told)


def _plain(words: Words, date: Edtf, following: Edtf | None = None, *, short: bool) -> str:
    """Tell a day, month or year; leave out what the date that follows will say."""
    first = date.earliest
    if first is None:  # pragma: no cover - single dates have a first day
        return date.text
    year, month, day = f"{first.year}", _month(words, date, short=short), f"{first.day}"
    if first.day == 1:
        day = words.pgettext("day of the month", "1")
    same_year, same_month = _shared(date, following)
    if date.form is Form.YEAR:
        return year
    if date.form is Form.MONTH:
        pattern = "{month}" if same_year else words.pgettext("date", "{month} {year}")
    elif same_month:
        pattern = "{day}"
    elif same_year:
        pattern = words.pgettext("date", "{day} {month}")
    else:
        pattern = words.pgettext("date", "{day} {month} {year}")
    return pattern.format(day=day, month=month, year=year)


def _shared(date: Edtf, following: Edtf | None) -> tuple[bool, bool]:
    """Tell whether the date that follows has the same year, and the same month."""
    if following is None or following.form is not date.form or not (date.exact and following.exact):
        return False, False
    ours, theirs = date.earliest, following.earliest
    if ours is None or theirs is None or ours.year != theirs.year:
        return False, False
    return True, ours.month == theirs.month


def _month(words: Words, date: Edtf, *, short: bool) -> str:
    use = "stand-alone" if date.form is Form.MONTH else "format"
    names = cldr(words.language).months[use]["abbreviated" if short else "wide"]
    return names[date.earliest.month] if date.earliest else ""
