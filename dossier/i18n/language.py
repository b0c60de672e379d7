"""One language of the interface: words, dates, numbers, lists and order, each in its own way."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

from dossier.dates import Edtf, parse
from dossier.i18n import dates
from dossier.i18n.cldr import ENGLISH, cldr, language_name, number, separators
from dossier.i18n.order import fold
from dossier.i18n.tags import Direction, broader, direction
from dossier.i18n.terms import LABELS, NOUNS, Family, msgid, msgid_in

CATALOGUES: Final = Path(__file__).parents[1] / "locale"
DOMAIN: Final = "dossier"
MINUS: Final = "\N{MINUS SIGN}"

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

_KILO = 1000
_TEN = 10
_SIZES = (
    msgid("{number} kB"),
    msgid("{number} MB"),
    msgid("{number} GB"),
    msgid("{number} TB"),
)


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
        return dates.in_words(self, date)

    def date_short(self, date: Edtf) -> str:
        """Tell a date in few letters, for tables and pictures: "c. Oct 2015"."""
        return dates.in_short(self, date)

    def day(self, day: dt.date) -> str:
        """Tell a calendar day in words."""
        return dates.in_words(self, parse(day.isoformat()))

    def month(self, day: dt.date) -> str:
        """Tell the month of a day in words: "October 2015"."""
        return dates.in_words(self, parse(f"{day:%Y-%m}"))

    def month_name(self, day: dt.date) -> str:
        """Name the month of a calendar day, as it stands inside a date."""
        return cldr(self.language).months["format"]["wide"][day.month]

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
        return number(self.language, n)

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
        return separators(self.language, n, style)

    def listing(self, items: Iterable[str], style: Literal["and", "or"] = "and") -> str:
        """Write a list: "a, b and c"."""
        parts = tuple(items)
        marks = self.separators(len(parts), style)
        return "".join(mark + part for mark, part in zip(marks, parts, strict=True))

    def sort_key(self, text: str) -> tuple[str, str]:
        """Sort without regard to case, diacritics and punctuation; equals by their own letters."""
        return fold(text), text

    def initial(self, text: str) -> str:
        """Give the heading of an A to Z index under which a name stands; "#" for no letter."""
        first = fold(text)[:1]
        return first.upper()[:1] if first.isalpha() else "#"

    def language_name(self, code: str) -> str:
        """Name a language in this one: "French"; an unknown code stays as it is."""
        return language_name(self.language, code)

    def country_name(self, code: str) -> str:
        """Name a country in this language; an unknown code stays as it is."""
        return cldr(self.language).places.get(code.upper(), code)


def locale(language: str) -> Locale:
    """Give the locale of a language tag; English, and `fallback` set, where there is none."""
    return _locale(language)


@cache
def _locale(requested: str) -> Locale:
    language = next(filter(languages().__contains__, broader(requested)), None)
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
