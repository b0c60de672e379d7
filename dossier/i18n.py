"""The languages of the interface: words, dates, numbers, lists and order, each in its own way.

Words come from gettext catalogues (``locale/LANGUAGE/LC_MESSAGES/dossier.po``; English is the
msgid), names of months, languages and countries from Babel's copy of the CLDR. Both are read only
when a page first needs them. ``python -m dossier.locale`` brings the catalogues up to date.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal

from dossier.dates import Edtf, Form, parse

ENGLISH: Final = "en"
CATALOGUES: Final = Path(__file__).parent / "locale"
DOMAIN: Final = "dossier"

Direction = Literal["ltr", "rtl"]
Family = Literal["kind", "role", "actor", "status", "reading", "evidence", "signature", "nature"]

MINUS: Final = "\N{MINUS SIGN}"
EN_DASH: Final = "\N{EN DASH}"

_ENOUGH = 50_000
"""How many results each cache keeps: more than the dates or numbers of 10,000 documents."""


# Marking words for the catalogues ---------------------------------------------------------------


def msgid(text: str) -> str:
    """Mark a text for translation where it is only named; it is translated where it is used."""
    return text


def msgid_in(context: str, text: str) -> tuple[str, str]:
    """Mark a text that needs a context to be translated rightly."""
    return context, text


def msgid_plural_in(context: str, one: str, many: str) -> tuple[str, str, str]:
    """Mark a noun with its plural, in a context."""
    return context, one, many


NOUNS: Final[Mapping[tuple[Family, str], tuple[str, str, str]]] = {
    ("kind", "letter"): msgid_plural_in("kind", "letter", "letters"),
    ("kind", "open-letter"): msgid_plural_in("kind", "open letter", "open letters"),
    ("kind", "press-release"): msgid_plural_in("kind", "press release", "press releases"),
    ("kind", "statement"): msgid_plural_in("kind", "statement", "statements"),
    ("kind", "resolution"): msgid_plural_in("kind", "resolution", "resolutions"),
    ("kind", "reply"): msgid_plural_in("kind", "reply", "replies"),
    ("role", "author"): msgid_plural_in("role", "author", "authors"),
    ("role", "addressee"): msgid_plural_in("role", "addressee", "addressees"),
    ("role", "signatory"): msgid_plural_in("role", "signatory", "signatories"),
    ("role", "cc"): msgid_plural_in("role", "copied in", "copied in"),
    ("role", "mentioned"): msgid_plural_in("role", "mentioned", "mentioned"),
    ("actor", "person"): msgid_plural_in("actor", "person", "persons"),
    ("actor", "organisation"): msgid_plural_in("actor", "organisation", "organisations"),
    ("actor", "institution"): msgid_plural_in("actor", "institution", "institutions"),
}
"""What a code in the content is called, singular and plural."""

LABELS: Final[Mapping[tuple[Family, str], tuple[str, str]]] = {
    ("status", "reported"): msgid_in("status", "reported"),
    ("status", "alleged"): msgid_in("status", "alleged"),
    ("status", "ruled"): msgid_in("status", "ruled"),
    ("status", "overturned"): msgid_in("status", "overturned"),
    ("status", "undisputed"): msgid_in("status", "undisputed"),
    ("reading", "certain"): msgid_in("reading", "certain"),
    ("reading", "probable"): msgid_in("reading", "probable"),
    ("reading", "unclear"): msgid_in("reading", "unclear"),
    ("evidence", "stated"): msgid_in("evidence", "stated in the document"),
    ("evidence", "supplied"): msgid_in("evidence", "supplied by the editors"),
    ("signature", "signed"): msgid_in("signature", "signed"),
    ("signature", "withdrawn"): msgid_in("signature", "signature withdrawn"),
    ("nature", "text-extract"): msgid_in("nature", "text extract"),
    ("nature", "scan"): msgid_in("nature", "scan"),
    ("nature", "born-digital"): msgid_in("nature", "born digital"),
    ("nature", "paper"): msgid_in("nature", "paper"),
}
"""What a code that only qualifies is called."""


# Locales ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Locale:
    """One language of the interface; made by `locale`, once for each language."""

    requested: str
    """The language asked for, as it was written."""

    language: str
    """The language of the catalogue in use, fit for a `lang` attribute."""

    fallback: bool
    """Whether English stands in for a language that has no catalogue."""

    direction: Direction
    """Where its lines begin."""

    digest: str
    """Changes whenever the catalogue does; part of a page's fingerprint."""

    _catalogue: NullTranslations = field(repr=False)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """Travel between processes by name."""
        return locale, (self.requested,)

    def gettext(self, message: str) -> str:
        """Translate a text."""
        return self._catalogue.gettext(message) if message else ""

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Translate a text in the form that goes with `n`; the number itself is not put in."""
        return self._catalogue.ngettext(one, many, n)

    def pgettext(self, context: str, message: str) -> str:
        """Translate a text that means different things in different contexts."""
        return self._catalogue.pgettext(context, message)

    def npgettext(self, context: str, one: str, many: str, n: int) -> str:
        """Translate a text in a context, in the form that goes with `n`."""
        return self._catalogue.npgettext(context, one, many, n)

    def term(self, family: Family, code: str, n: int = 1) -> str:
        """Call a code of the content by its name: `term("kind", "open-letter", 2)`."""
        if (family, code) in NOUNS:
            return self.npgettext(*NOUNS[family, code], n)
        return self.pgettext(*LABELS[family, code])

    def capital(self, text: str) -> str:
        """Begin a text with a capital, for headings; the rest stays as it is."""
        return text[:1].upper() + text[1:]

    def date(self, date: Edtf) -> str:
        """Tell a date in words: "one day between 5 and 11 October 2015"."""
        return _date(self, date)

    def date_short(self, date: Edtf) -> str:
        """Tell a date in few letters, for tables and pictures: "c. Oct 2015"."""
        return _date_short(self, date)

    def day(self, day: dt.date) -> str:
        """Tell a calendar day in words."""
        return _date(self, parse(day.isoformat()))

    def month(self, day: dt.date) -> str:
        """Tell the month of a day in words: "October 2015"."""
        return _date(self, parse(f"{day:%Y-%m}"))

    def month_name(self, day: dt.date) -> str:
        """Name the month of a calendar day, as it stands inside a date."""
        return _cldr(self.language).months["format"]["wide"][day.month]

    def moment(self, moment: dt.datetime) -> str:
        """Tell a moment in words, with its offset; one without an offset is in UTC."""
        zone = moment.strftime("%z") or "+0000"
        hours, minutes = zone[1:3].lstrip("0") or "0", zone[3:5]
        offset = f"{MINUS if zone[0] == '-' else '+'}{hours}" + (
            f":{minutes}" if minutes > "00" else ""
        )
        time = self.pgettext("time of day", "{hour:02}:{minute:02}")
        return self.pgettext("moment", "{date} at {time} ({zone})").format(
            date=self.day(moment.date()),
            time=time.format(hour=moment.hour, minute=moment.minute),
            zone="UTC" if set(zone[1:]) == {"0"} else f"UTC{offset}",
        )

    def months(self, n: int) -> str:
        """Tell a number of months in words: "five months"; beyond twelve in figures."""
        if n < 1:
            return self.gettext("less than a month")
        number = self.pgettext(*_COUNTS[n - 1]) if n <= len(_COUNTS) else self.number(n)
        return self.ngettext("{number} month", "{number} months", n).format(number=number)

    def number(self, n: float) -> str:
        """Write a number with the language's own grouping and decimal mark."""
        return _number(self.language, n)

    def bytes_size(self, n: int) -> str:
        """Tell the size of a file: "1.2 MB"."""
        if n < _KILO:
            return self.ngettext("{number} byte", "{number} bytes", n).format(number=self.number(n))
        units = tuple(map(self.gettext, _SIZES))
        size, unit = n / _KILO, 0
        while round(size, 1) >= _KILO and unit < len(units) - 1:
            size, unit = size / _KILO, unit + 1
        shown = round(size, 1) if size < _TEN else round(size)
        return units[unit].format(number=self.number(shown))

    def separators(self, n: int, style: Literal["and", "or"] = "and") -> tuple[str, ...]:
        """Give what stands before each of `n` items of a list; nothing before the first."""
        return _separators(self.language, n, style)

    def listing(self, items: Iterable[str], style: Literal["and", "or"] = "and") -> str:
        """Write a list: "a, b and c"."""
        parts = tuple(items)
        marks = self.separators(len(parts), style)
        return "".join(mark + part for mark, part in zip(marks, parts, strict=True))

    def sort_key(self, text: str) -> tuple[str, str]:
        """Sort without regard to case, diacritics and punctuation; equals by their own letters."""
        return _fold(text), text

    def initial(self, text: str) -> str:
        """Give the heading of an A to Z index under which a name stands; "#" for no letter."""
        first = _fold(text)[:1]
        return first.upper()[:1] if first.isalpha() else "#"

    def language_name(self, code: str) -> str:
        """Name a language in this one: "French"; an unknown code stays as it is."""
        return _language_name(self.language, code)

    def country_name(self, code: str) -> str:
        """Name a country in this language; an unknown code stays as it is."""
        return _cldr(self.language).places.get(code.upper(), code)


def locale(language: str) -> Locale:
    """Give the locale of a language tag; English, and `fallback` set, where there is none."""
    return _locale(language)


@cache
def _locale(requested: str) -> Locale:
    language = next(filter(languages().__contains__, _broader(requested)), None)
    path = CATALOGUES / (language or ENGLISH) / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with path.open("rb") as file:
        compiled = file.read()
        file.seek(0)
        catalogue = GNUTranslations(file)
    return Locale(
        requested=requested,
        language=language or ENGLISH,
        fallback=language is None,
        direction=direction(language or ENGLISH),
        digest=sha256(compiled).hexdigest()[:16],
        _catalogue=catalogue,
    )


@cache
def languages() -> tuple[str, ...]:
    """Give the languages that have a catalogue."""
    return tuple(sorted(path.parts[-3] for path in CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))


def _broader(tag: str) -> list[str]:
    """Give a tag and all that it is a case of: `zh-Hant-TW`, `zh-Hant`, `zh`."""
    parts = re.split("[-_]", tag.strip().lower())
    return ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]


_RTL_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ku-arab", "ps", "sd", "syr", "ug", "ur", "yi")
)
_RTL_SCRIPTS = frozenset(("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"))
_SCRIPT_LETTERS = 4


@cache
def direction(tag: str) -> Direction:
    """Tell where the lines of a language begin; a script in the tag decides."""
    primary, *rest = _broader(tag)[0].split("-")
    scripts = [part for part in rest if len(part) == _SCRIPT_LETTERS and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RTL_SCRIPTS else "ltr"
    return "rtl" if primary in _RTL_LANGUAGES else "ltr"


@dataclass(frozen=True, slots=True, eq=False)
class Cldr:
    """What the CLDR knows of a language and the interface needs."""

    identifier: str
    """The locale as Babel names it."""

    months: Mapping[str, Mapping[str, Mapping[int, str]]]
    """Names of months, by their use (format, stand-alone) and width (wide, abbreviated)."""

    list_patterns: Mapping[str, Mapping[str, str]]
    """How lists are joined, by style (standard, or) and place (start, middle, end, 2)."""

    languages: Mapping[str, str]
    """Names of languages, by code."""

    places: Mapping[str, str]
    """Names of countries and of scripts, by code."""


@cache
def _cldr(language: str) -> Cldr:
    """Read a language's data; English is European here: day before month, no serial comma."""
    from babel import Locale as Babel  # noqa: PLC0415 - most commands never need it, so not at once

    data = Babel.parse("en_GB" if language == ENGLISH else language.replace("-", "_"))
    places = {**data.scripts, **data.territories}
    return Cldr(str(data), data.months, data.list_patterns, data.languages, places)


# Dates in words ---------------------------------------------------------------------------------

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

_COUNTS = (
    msgid_in("number of months", "one"),
    msgid_in("number of months", "two"),
    msgid_in("number of months", "three"),
    msgid_in("number of months", "four"),
    msgid_in("number of months", "five"),
    msgid_in("number of months", "six"),
    msgid_in("number of months", "seven"),
    msgid_in("number of months", "eight"),
    msgid_in("number of months", "nine"),
    msgid_in("number of months", "ten"),
    msgid_in("number of months", "eleven"),
    msgid_in("number of months", "twelve"),
)


@lru_cache(_ENOUGH)
def _date(words: Locale, date: Edtf) -> str:
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
def _date_short(words: Locale, date: Edtf) -> str:
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


def _alone(words: Locale, date: Edtf, *, short: bool) -> str:
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


def _parts(words: Locale, date: Edtf, *, short: bool) -> list[str]:
    """Tell the dates of a range or a list; what the next one says as well is said once."""
    told = [
        _marked(words, part, _plain(words, part, following, short=short), short=short)
        for part, following in pairwise(date.parts)
    ]
    last = date.parts[-1]
    return [*told, _marked(words, last, _plain(words, last, short=short), short=short)]


def _say(words: Locale, phrases: Phrases, date: Edtf, told: str) -> str:
    """Put a date that is told into the phrase that goes with its form."""
    phrase = phrases[date.form]
    if date.form is Form.MONTH and _fold(told)[:1] in set("aeiou"):
        phrase = _BEFORE_VOWEL.get(phrase, phrase)
    return words.pgettext(*phrase).format(date=told)


def _marked(words: Locale, date: Edtf, told: str, *, short: bool) -> str:
    """Add what is doubtful about a date inside a range, or in short."""
    if not (date.approximate or date.uncertain):
        return told
    phrase = (_SHORT if short else _IN_RANGE)[date.approximate, date.uncertain]
    return words.pgettext(*phrase).format(date=told)


def _plain(words: Locale, date: Edtf, following: Edtf | None = None, *, short: bool) -> str:
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


def _month(words: Locale, date: Edtf, *, short: bool) -> str:
    use = "stand-alone" if date.form is Form.MONTH else "format"
    names = _cldr(words.language).months[use]["abbreviated" if short else "wide"]
    return names[date.earliest.month] if date.earliest else ""


# Numbers, lists, names --------------------------------------------------------------------------

_KILO = 1000
_TEN = 10
_SIZES = (
    msgid("{number} kB"),
    msgid("{number} MB"),
    msgid("{number} GB"),
    msgid("{number} TB"),
)


@lru_cache(_ENOUGH)
def _number(language: str, n: float) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415 - as in _cldr

    return format_decimal(n, locale=_cldr(language).identifier)


@cache
def _separators(language: str, n: int, style: Literal["and", "or"]) -> tuple[str, ...]:
    patterns = _cldr(language).list_patterns["standard" if style == "and" else "or"]
    marks = {name: pattern.split("{0}")[1].split("{1}")[0] for name, pattern in patterns.items()}
    if n <= 2:  # noqa: PLR2004 - the CLDR has a pattern of its own for two
        return ("", marks["2"])[:n]
    return ("", marks["start"], *[marks["middle"]] * (n - 3), marks["end"])


@lru_cache(_ENOUGH)
def _language_name(language: str, code: str) -> str:
    names, places = _cldr(language).languages, _cldr(language).places
    primary, *rest = re.split("[-_]", code)
    details = [part.title() if len(part) == _SCRIPT_LETTERS else part.upper() for part in rest]
    whole = "_".join((primary.lower(), *details))
    if whole in names or primary.lower() not in names:
        return names.get(whole, code)
    told = ", ".join(places.get(part, part) for part in details)
    return f"{names[primary.lower()]} ({told})"


# Order ------------------------------------------------------------------------------------------

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t"}
    | {"\N{LATIN SMALL LETTER DOTLESS I}": "i", "\N{LATIN SMALL LETTER ENG}": "n"}
    | {"\N{CYRILLIC SMALL LETTER IO}": "\N{CYRILLIC SMALL LETTER IE}"}
)
"""Letters that no decomposition brings to the letter they are sorted with."""

_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]")
_FOLDED_SCRIPTS = ("LATIN", "GREEK")


@lru_cache(_ENOUGH)
def _fold(text: str) -> str:
    """Fold a text for sorting: no case, no diacritics on Latin and Greek, no punctuation."""
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    letters = "".join(map(_base, unicodedata.normalize("NFC", composed)))
    return " ".join(re.sub(r"[^\w\s]|_", " ", _APOSTROPHES.sub("", letters)).split())


@cache
def _base(char: str) -> str:
    """Take the diacritics off a letter, where they do not make another letter of it."""
    if char.isascii() or not unicodedata.name(char, "").startswith(_FOLDED_SCRIPTS):
        return "" if unicodedata.name(char, "").startswith("COMBINING") else char
    decomposed = unicodedata.normalize("NFKD", char)
    return "".join(part for part in decomposed if not unicodedata.combining(part))
