"""A roll: many names in one run, parted by bullets, semicolons, strokes, dashes or commas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from dossier.importing.lexicon import folded
from dossier.importing.recognise.entry import MARKER, parse, pieces, trimmed
from dossier.importing.recognise.finding import LIKELY, UNSURE, Party
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office
from dossier.importing.recognise.postal import is_contact, is_place
from dossier.importing.recognise.whole_bodies import whole_body

_HARD = (r"[•●▪■◦‣➢✓]", r";", r"\s[|*·]", r"\s/{1,2}", r"\s[–—-]{1,2}")
"""What parts names, the surest first; each has white space after it."""
FEWEST, FEWEST_STROKES, FEWEST_COMMAS, FEWEST_TOLD = 3, 4, 5, 2
"""So many names are a roll; parted by strokes; by commas; and where a label announces them."""
REMEMBERED = 1_000
"""Texts of which the answer is remembered."""
LONGEST = 14
"""Words of a name with what is said of it, where no semicolon holds it together."""
CAPITALS, TOLD_CAPITALS, KNOWN, ALTERNATE = 0.85, 0.5, 0.3, 0.8
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|«[^«»]*»|„[^„”“]*[”“]|“[^“”]*”|\"[^\"]*\"")
_ARTICLE = re.compile(r"^(?:la|le|les|l['’]|el|los|las|il|i|gli|lo|the|die|der|das)\s?(?=[A-ZÀ-Ý])")
_AND = re.compile(r"^(?:and|et|und|y|e|i|oraz|sowie|та|и|і|й|және|мен|&)\s+(?=\S)")
_LAST_AND = re.compile(r"\s(?:and|et|und|y|e|i|oraz|sowie|та|и|і|және|&)\s")
_OTHERS = re.compile(
    r"^\W*(?:and|et|und|y|e|i|и|та|oraz|ainsi que|as well as|sowie|plus|[.…]+)\s+"
    r"(?:\d+|many|more|others?|"
    r"(?:de )?nombreu|d'autres|weitere|viele|andere|otr[ao]s|much[ao]s|mas|altr[ei]|molt[ei]|wielu|"
    r"inni|другие|многие|еще|інші|багато|ще)\b|"
    r"^\W*(?:siguen|seguono|suivent|folgen|nastepuj\w+|далее|всего|total)\b.{0,20}\d|"
    r"^\W*\+?\d+\s(?:more|others|autres|weitere|(?:otr|altr)\w+|firm\w+|signatures?|podpis\w*|"
    r"подпис\w*|пiдпис\w*|підпис\w*)\b"
)
"""Says that more have signed than are named."""
_NUMBERS = re.compile(r"\d{5}|\d\s?\d{3}\s\d|\bIBAN\b|\bBIC\b")
"""Of postcodes, accounts and telephones, which no name has."""
_SENTENCE = re.compile(r"[^\W\d_]{4}[.!?]\s+[^\W\d_]\w*\s+[^\W\dA-ZÀ-ÝА-Я]")


class Roll(Struct, frozen=True):
    """The parts of a text that is a roll."""

    parts: tuple[str, ...]
    mark: str = ","
    """What parts them; with commas some may only tell who the one before is."""


@lru_cache(REMEMBERED)
def roll(text: str, *, is_told: bool = False) -> Roll | None:
    """Return the parts of a roll; None where a text is none.

    Where a label has told that names follow, `is_told`, less has to speak for them.
    """
    plain = trimmed(text)
    hidden = _BRACKETED.sub(lambda found: "\0" * len(found.group()), plain)
    commas = len(re.findall(r",\s", hidden))
    fewest = FEWEST_TOLD if is_told else FEWEST
    for mark in _HARD:
        parts = _split(plain, hidden, rf"(?:^|(?<=\S)\s?){mark}(?=\s|$)")
        if len(parts) < fewest or (mark.startswith(r"\s") and commas >= len(parts) - 1):
            continue
        if mark.startswith(r"\s") and not is_told and _is_of_strokes(parts):
            continue
        if _are_names(parts, longest=30 if mark == ";" else LONGEST):
            return Roll(parts, mark)
    parts = _split(plain, hidden, r",(?=\s)")
    if len(parts) < (FEWEST_TOLD if is_told else FEWEST_COMMAS):
        return None
    parts = _parted_at_last(parts)
    known = is_told or sum(_is_known(part) for part in parts) >= KNOWN * len(parts)
    if len(parts) < FEWEST_COMMAS and _tells_of_one(parts) and _names_person(parts[0]):
        return None
    named = _are_names(parts, least=TOLD_CAPITALS if is_told else CAPITALS)
    return Roll(parts) if known and named else None


def _split(text: str, hidden: str, form: str) -> tuple[str, ...]:
    """Split a text where a pattern matches outside its brackets and quotes."""
    cuts = [found.span() for found in re.finditer(form, hidden)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    parts = (text[a:b].strip(" ,;") for a, b in zip(starts, ends, strict=True))
    return tuple(_AND.sub("", MARKER.sub("", part)) for part in parts if part)


def _parted_at_last(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts with those apart that `and` joins in the last of them, or the last name."""
    joined = [i for i in range(len(parts))[-2:] if len(_last_two(parts[i], "")) > 1]
    capitals = [i for i, part in enumerate(parts) if _is_capital(part)]
    last = (joined or capitals or [0])[-1]
    return (*parts[:last], *_last_two(parts[last], "".join(parts[:last])), *parts[last + 1 :])


def _last_two(last: str, others: str) -> list[str]:
    """Return the two names at the end of a roll that `and` parts."""
    bare = [_BRACKETED.sub("", half).strip() for half in _LAST_AND.split(last)]
    if _LAST_AND.search(others) and not all(map(person, bare)):
        return [last]
    hidden = _BRACKETED.sub(lambda found: "\0" * len(found.group()), last)
    cut = _LAST_AND.search(hidden)
    if cut is None or not _is_capital(last[cut.end() :]):
        return [last]
    return [last[: cut.start()], last[cut.end() :]]


def _is_of_strokes(parts: Sequence[str]) -> bool:
    """Whether strokes or dashes part the words of few, not names of many."""
    few = len(parts) < FEWEST_STROKES or any(map(_only_tells, parts))
    return few or _tells_of_one(parts)


def _tells_of_one(parts: Sequence[str]) -> bool:
    """Whether a text begins with a name and goes on with what is said of it."""
    people = [_names_person(part) for part in parts]
    return people[0] and not any(people[1:])


def _are_names(parts: Sequence[str], *, longest: int = LONGEST, least: float = CAPITALS) -> bool:
    if any(is_contact(part) or _NUMBERS.search(part) for part in parts):
        return False
    if any(_SENTENCE.search(_BRACKETED.sub(" ", part)) for part in parts):
        return False
    if any(len(_BRACKETED.sub(" ", part).split()) > longest for part in parts):
        return False
    return sum(map(_is_capital, parts)) >= least * len(parts)


def _is_capital(part: str) -> bool:
    """Whether a part begins as names do, after an article if need be."""
    bare = _ARTICLE.sub("", untitled(part)[0]).lstrip("«„“\"'(")
    return bare[:1].isupper() or bare[:1].isdigit()


def _is_known(part: str) -> bool:
    bare = _BRACKETED.sub("", part).strip()
    return person(bare) is not None or is_body(bare)


def named_in(found: Roll, line: int) -> tuple[Party, ...]:
    """Return whom the parts of a roll name."""
    parts = _with_offices(found.parts) if found.mark == "," else found.parts
    people = sum(_names_person(part) for part in parts)
    bodies = sum(is_body(_first(part)) for part in parts)
    made = []
    for part in parts:
        if tells_of_others(part):
            continue
        party = parse(part, line) if people >= bodies and people else None
        if party is None or "without a name" in party.note:
            party = organisation(part, line, is_whole=found.mark not in {",", ";"})
        if party is not None:
            made.append(party)
    return tuple(made)


def tells_of_others(text: str) -> bool:
    """Whether a text says that more have signed than are named: `and 120 others`."""
    return _OTHERS.match(folded(text)) is not None


def _with_offices(parts: Sequence[str]) -> list[str]:
    """Join what only tells who somebody is to the name before it."""
    named = [person(_first(part)) is not None for part in parts]
    pairs = range(0, len(parts) - 1, 2)
    taken = sum(named[i] and not named[i + 1] for i in pairs)
    alternate = len(pairs) > 1 and len(parts) % 2 == 0 and taken >= ALTERNATE * len(pairs)
    if alternate:
        return [f"{parts[i]}, {parts[i + 1]}" for i in pairs]
    made: list[str] = []
    for part, is_name in zip(parts, named, strict=True):
        if made and not is_name and _only_tells(part):
            made[-1] = f"{made[-1]}, {part}"
        else:
            made.append(part)
    return made


def _only_tells(part: str) -> bool:
    """Whether a part is no name: an office, a country, words in small letters."""
    if not _is_capital(part):
        return True
    bare = part.strip("()")
    return is_place(bare) or (is_office(bare) and begins_with_office(bare) and not is_body(bare))


def _first(part: str) -> str:
    found = pieces(part)
    return found[0] if found else part


def _names_person(part: str) -> bool:
    first = _first(part)
    return person(first) is not None and not is_body(first)


def organisation(text: str, line: int, *, is_whole: bool = False) -> Party | None:
    """Return an organisation by the words that stand for it.

    With `is_whole` only brackets, a country and an office are no part of its name.
    """
    if is_contact(text) and "," not in text:
        return None
    found = pieces(text)
    if not found or not re.search(r"[^\W\d_]", found[0]):
        return None
    first, said = whole_body(found[0], found[1:])
    while is_whole and said and not said[0].startswith("(") and not _only_tells(said[0]):
        first, said = f"{first}, {said[0]}", said[1:]
    name, titles = untitled(first)
    told = (one.strip("()") for one in said)
    return Party(
        (name if titles and person(name) else first).strip("()"),
        ", ".join(one for one in told if not is_place(one)),
        confidence=LIKELY if is_body(first) else UNSURE,
        line=line,
        quote=text,
    )
