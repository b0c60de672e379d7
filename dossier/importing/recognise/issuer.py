"""Which organisation a release, a statement or an unsigned letter comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dossier.importing.chunks import is_date_line, is_heading_of
from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, folded, has
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.entry import (
    is_address,
    is_contact,
    is_place,
    parse,
    person_in,
    pieces,
)
from dossier.importing.recognise.finding import GUESS, LIKELY, SURE, UNSURE, Party
from dossier.importing.recognise.names import is_body, is_office, ordinary, person

_DOMAIN = re.compile(r"(?:@|www\.|https?://(?:www\.)?)([\w-]+)\.[\w.-]+")
_SPEAKS = re.compile(
    r"^(?:today |on \w+,? )?(?:the |la |le |l'|der |die |das |el |los |las |il |lo |i )?"
    r"(?P<who>.{3,90}?)"
    r"(?:\s*\([^)]{2,20}\))?,?\s(?:calls?|urges?|condemns?|welcomes?|expresses|express|is|are|has|have|said|"
    r"today|strongly|appelle|demande|condamne|exprime|exhorte|dénonce|salue|fordert|verurteilt|begrüßt|"
    r"appelliert|kritisiert|zeigt|ist|insta|condena|pide|expresa|exige|manifiesta|denuncia|chiede|condanna|"
    r"esprime|invita|denuncia|wzywa|potępia|wyraża|apeluje|zwraca|protestuje|закликає|засуджує|висловлює|"
    r"призывает|осуждает|выражает|требует|обеспокоен\w*|вимагає|шақырады|айыптайды)\b"
)


_QUOTED = re.compile(
    r"(?:[А-ЯІЇЄҐӘҒҚҢӨҰҮҺ][\w-]+(?:\s[\w-]+){0,2}\s)?«[^»]{2,40}»(?:\s[а-яіїєґәғқңөұүһ][\w-]+){0,4}"
)
_PUBLIC = re.compile(
    r"government|gouvernement|regierung|gobierno|governo|rzad|правительств|уряд|"
    r"court|"
    r"cour|gericht|tribunal|sad |суд|authorities|autorites|behorden|police|"
    r"polizei"
)


def issuer(
    letter: Outline, left_out: Sequence[Line] = (), known: Iterable[str] = ()
) -> Party | None:
    """Return the organisation that speaks, by all that points to one; None where nothing does."""
    text = " ".join(line.words for line in (*letter.lines, *left_out))
    points: Counter[str] = Counter()
    lines: dict[str, Line] = {}
    quoted = [
        (one, 2, letter.lines[0]) for m in _QUOTED.finditer(text) if (one := _named(m.group()))
    ]
    repeated = [(one, 3, line) for line in left_out for one in _bodies(line.words)]
    for name, weight, line in (*_candidates(letter), *repeated, *quoted):
        clean = _clean(name)
        if clean and not is_place(clean) and len(clean.split()) <= LONGEST:
            points[clean] += weight
            lines.setdefault(clean, line)
    domains = {re.sub(r"\W", "", folded(found)) for found in _DOMAIN.findall(text)}
    acronyms = {
        name: folded("".join(w[0] for w in name.split() if w[0].isupper())) for name in points
    }
    for name in points:
        squeezed = re.sub(r"\W", "", folded(name))
        if any(
            squeezed[:6] in d
            or d in squeezed
            or (len(acronyms[name]) > 2 and d.startswith(acronyms[name]))
            for d in domains
        ):
            points[name] += 3
        points[name] += min(4, len(re.findall(re.escape(name), text, re.IGNORECASE)) - 1)
    for name in known:
        if len(name) > 5 and name in text and name in points:
            points[name] += 2
    for name in [one for one in points if any(_is_headline(one, other) for other in points)]:
        del points[name]
    if not points:
        return None
    ranked = points.most_common(2)
    name, best = ranked[0]
    lead = best - (ranked[1][1] if len(ranked) > 1 else 0)
    confidence = (
        SURE if best >= 7 and lead >= 3 else LIKELY if best >= 4 else UNSURE if best > 2 else GUESS
    )
    line = lines[name]
    return Party(
        _as_written(name, letter), confidence=confidence, line=line.number, quote=line.words[:120]
    )


def _is_headline(text: str, name: str) -> bool:
    """Whether a text only says something of a name that it begins with."""
    return (
        text.startswith(f"{name} ")
        and text[len(name) + 1].islower()
        and (len(text.split()) > len(name.split()) + 1)
    )


LONGEST = 9
"""Words of a name; what is longer is a headline."""


def _named(text: str) -> str:
    """Return a name in quotation marks with the word that says what it is; empty if none does."""
    before, _, after = text.rpartition("»")
    tokens = after.split()
    while tokens and not is_body(tokens[-1].capitalize()):
        tokens.pop()
    named = f"{before}» {' '.join(tokens)}".strip()
    return named if tokens or is_body(before.partition("«")[0].strip()) else ""


def _candidates(letter: Outline) -> Iterator[tuple[str, int, Line]]:
    prose = [chunk for chunk in letter.chunks if chunk.is_prose]
    start = prose[0].first if prose else len(letter.lines)
    end = prose[-1].last if prose else 0
    for index, (line, part) in enumerate(zip(letter.lines, letter.parts, strict=True)):
        text = line.words
        if is_heading_of(text, "contact") and has(text, "contact"):
            about = re.match(
                r"^(?:about|à propos de|über|acerca de|o|chi siamo:?|про|о)\s+"
                r"(?P<who>[A-ZÀ-ÝА-ЯҐІЇЄҒҚҢӨҰҮҺ«\"“].+)$",
                text,
                re.IGNORECASE,
            )
            if about and is_body(about["who"].strip(" :")):
                yield about["who"].strip(" :"), 5, line
        if line.kind is LineKind.HEADER or len(text) > 110 or part is Part.ADDRESSEE:
            continue
        if index < start or part is Part.LETTERHEAD:
            yield from ((one, 4 if index < 4 else 3, line) for one in _bodies(text))
        elif index >= end or part in {Part.AFTER, Part.SIGNATURE}:
            yield from ((one, 2, line) for one in _bodies(text))
    for chunk in prose[:1] + prose[1:2]:
        line = letter.lines[chunk.first]
        opening = " ".join(x.words for x in letter.lines[chunk.first : chunk.last])[:260]
        opening = re.sub(r"^.{0,60}?\s[–—-]\s", "", opening)
        spoken = _SPEAKS.match(opening)
        if spoken and is_body(spoken["who"]):
            yield spoken["who"], 1 if _PUBLIC.search(folded(spoken["who"])) else 3, line
        said = re.search(
            r"\b((?:[A-Z][\w'-]+\s?(?:of|for|the|to|and)?\s?){2,7})\s(?:said|announced|reported)\b",
            opening,
        )
        if said and is_body(said[1]):
            yield said[1], 3, line


def _bodies(text: str) -> Iterator[str]:
    if (
        is_contact(text)
        or is_date_line(text)
        or begins(text, "reference")
        or is_heading_of(text, "contact")
    ):
        return
    if any(has(text, field) for field in ("press_release", "open_letter", "resolution")):
        match = re.search(
            r"(?:\bby|\bof|\bde|\bda|\bvon|\s[|–—-])\s+(?:the\s+)?([A-ZÀ-ÝА-Я].+)$", text
        )
        text = match[1] if match else ""
    for piece in pieces(text):
        bare = piece.strip("() ")
        if (
            is_body(bare)
            and person(bare) is None
            and not is_office(bare.split(" ")[0])
            and not is_address(bare)
        ):
            yield bare


def _clean(name: str) -> str:
    bare = re.sub(
        r"^(?:the|la|le|les|der|die|das|el|il)\s+|^[Ll]['’]",
        "",
        name.strip(" ,.:;"),
        flags=re.IGNORECASE,
    )
    for first, last in ("«»", '""', "“”"):
        if (bare.startswith(first) and bare.endswith(last)) or bare.count(first) != bare.count(
            last
        ):
            bare = bare.strip(first + last)
    return " ".join(bare.split())


def _as_written(name: str, letter: Outline) -> str:
    """Prefer the form with small letters, where the text has the name so too."""
    if not name.isupper() or len(name.split()) == 1:
        return name
    for line in letter.lines:
        found = re.search(re.escape(name), line.words, re.IGNORECASE)
        if found and not found.group().isupper():
            return found.group()
    return ordinary(name)


__all__ = ["issuer", "parse", "person_in"]
