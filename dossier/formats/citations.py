"""Citations to be read: APA (7th edition), Chicago (17th, bibliography) and MLA (9th)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from msgspec import Struct

from dossier.dates import Form
from dossier.formats.cited import Item, described
from dossier.formats.parties import Name
from dossier.i18n import Locale, msgid_in

APA_MOST = 20
CHICAGO_MOST, CHICAGO_SHOWN = 10, 7
MLA_MOST = 2


class Piece(Struct, frozen=True):
    """A stretch of a citation."""

    text: str
    italic: bool = False


Citation = tuple[Piece, ...]


def plain(citation: Citation) -> str:
    """Return a citation without its italics."""
    return "".join(piece.text for piece in citation)


def apa(one: Item, words: Locale) -> Citation:
    """Return "Fardeau, J.-M. (2015, May 18). *Title* [Open letter to …]. Dossier. Address"."""
    authors = _apa_authors(one.authors, words)
    date = f" ({_apa_date(one, words)}). "
    title = Piece(one.title, italic=True)
    kind = f" [{described(one, words)}]."
    rest = Piece(f" {_stop(one.dossier)}{_last(one)}")
    if not authors:
        return (title, Piece(f"{kind}{date.rstrip()}"), rest)
    return (Piece(_stop(authors) + date), title, Piece(kind), rest)


def chicago(one: Item, words: Locale) -> Citation:
    """Return "Fardeau, Jean-Marie. “Title.” Open letter to …, Paris, May 18, 2015. Dossier. …"."""
    authors = _chicago_authors(one.authors, words)
    place = f"{one.place}, " if one.place else ""
    when = f"{described(one, words)}, {place}{_chicago_date(one, words)}"
    return _parts(
        Piece(f"{_stop(authors)} {_in_quotes(one, words)} {_stop(when)} ".lstrip()),
        Piece(one.dossier, italic=True),
        Piece("." + _last(one)),
    )


def mla(one: Item, words: Locale) -> Citation:
    """Return "Fardeau, Jean-Marie. “Title.” 18 May 2015. Open letter to …. Dossier, …"."""
    authors = _mla_authors(one.authors, words)
    date = "" if one.date.form is Form.UNDATED else _stop(words.capital(one.date_text)) + " "
    publisher = f", {one.publisher}" if one.publisher else ""
    address = f", {one.url.removeprefix('https://')}" if one.url else ""
    kind = _stop(described(one, words))
    return _parts(
        Piece(f"{_stop(authors)} {_in_quotes(one, words)} {date}{kind} ".lstrip()),
        Piece(one.dossier, italic=True),
        Piece(f"{publisher}{address}."),
    )


STYLES: tuple[tuple[str, Callable[[Item, Locale], Citation]], ...] = (
    ("APA", apa),
    ("Chicago", chicago),
    ("MLA", mla),
)


def _parts(*pieces: Piece) -> Citation:
    return tuple(piece for piece in pieces if piece.text)


def _stop(text: str) -> str:
    """End a text with a full stop, if it ends with none."""
    return f"{text}." if text and not text.endswith((".", "?", "!", "…")) else text


def _in_quotes(one: Item, words: Locale) -> str:
    return words.pgettext(*TITLE).format(title=_stop(one.title))


def _last(one: Item) -> str:
    return f" {one.url}" if one.url else ""


TITLE = msgid_in("title of a work", "“{title}”")
APA_DAY = msgid_in("citation date, APA", "{year}, {month} {day}")
APA_MONTH = msgid_in("citation date, APA", "{year}, {month}")
CHICAGO_DAY = msgid_in("citation date, Chicago", "{month} {day}, {year}")
NO_DATE = msgid_in("citation date", "n.d.")
AND_OTHERS = msgid_in("citation", "{names}, et al.")
AMPERSAND = msgid_in("citation, APA", "{names}, & {last}")
AND = msgid_in("citation", "{names}, and {last}")


def _apa_date(one: Item, words: Locale) -> str:
    if one.date.form is Form.UNDATED:
        return words.pgettext(*NO_DATE)
    if not one.date.exact:
        return one.date_text
    pattern = {Form.DAY: APA_DAY, Form.MONTH: APA_MONTH}.get(one.date.form)
    return _filled(words, pattern, one) if pattern else one.date_text


def _chicago_date(one: Item, words: Locale) -> str:
    if one.date.form is Form.UNDATED:
        return words.pgettext(*NO_DATE)
    is_day = one.date.exact and one.date.form is Form.DAY
    return _filled(words, CHICAGO_DAY, one) if is_day else one.date_text


def _filled(words: Locale, pattern: tuple[str, str], one: Item) -> str:
    day = one.date.earliest
    if day is None:  # pragma: no cover - only exact dates come here
        return one.date_text
    return words.pgettext(*pattern).format(year=day.year, month=words.month_name(day), day=day.day)


def _apa_authors(names: Sequence[Name], words: Locale) -> str:
    shown = [f"{one.family}, {_initials(one.given)}" if one.family else one.whole for one in names]
    if len(shown) > APA_MOST:
        return f"{', '.join(shown[: APA_MOST - 1])}, … {shown[-1]}"
    if len(shown) > 1:
        return words.pgettext(*AMPERSAND).format(names=", ".join(shown[:-1]), last=shown[-1])
    return "".join(shown)


def _chicago_authors(names: Sequence[Name], words: Locale) -> str:
    shown = _first_inverted(names)
    if len(shown) > CHICAGO_MOST:
        listed = ", ".join(shown[:CHICAGO_SHOWN])
        return words.pgettext(*AND_OTHERS).format(names=listed)
    return _joined(shown, words)


def _mla_authors(names: Sequence[Name], words: Locale) -> str:
    shown = _first_inverted(names)
    if len(shown) > MLA_MOST:
        return words.pgettext(*AND_OTHERS).format(names=shown[0])
    return _joined(shown, words)


def _first_inverted(names: Sequence[Name]) -> list[str]:
    return [one.inverted if index == 0 else one.whole for index, one in enumerate(names)]


def _joined(shown: Sequence[str], words: Locale) -> str:
    if len(shown) < 2:  # noqa: PLR2004  # nothing to join
        return "".join(shown)
    return words.pgettext(*AND).format(names=", ".join(shown[:-1]), last=shown[-1])


def _initials(given: str) -> str:
    """Return the initials of given names: "Jean-Marie" is J.-M."""
    return " ".join(
        "-".join(f"{_first(part)}." for part in name.split("-") if part) for name in given.split()
    )


def _first(name: str) -> str:
    """Return the first letter with the marks that belong to it."""
    end = 1
    while end < len(name) and unicodedata.combining(name[end]):
        end += 1
    return name[:end]
