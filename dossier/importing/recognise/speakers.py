"""Who a release lets speak: whose officers it quotes, whose press office answers, who leads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, folded, mended, own
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.body_names import OFTEN, plain_german
from dossier.importing.recognise.genitive import plain
from dossier.importing.recognise.headlines import LINKS, polish_body
from dossier.importing.recognise.initials import spelled
from dossier.importing.recognise.legal_form import led_by
from dossier.importing.recognise.mentions import (
    LONGEST,
    STOP,
    Hint,
    count,
    is_common,
    is_own,
    is_spoken_of,
    most_often,
    named_at,
)
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import (
    MANY,
    is_body,
    is_of_many,
    is_office,
    is_office_word,
)
from dossier.importing.recognise.postal import is_place
from dossier.importing.recognise.sane import is_name, without_sections
from dossier.importing.recognise.speech import STANCE, VERB
from dossier.importing.signs import undated

MOST_READ, FAR, MOST_OFFICES = 20_000, 90, 300
"""Characters of a text that are read, and of a paragraph before or after an office; offices."""
QUOTED, TOLD, LEADS, CONTACT, TITLED, SITE, SOME = 4, 1, 3, 4, 8, 3, 2
"""What it counts that an officer is quoted, or named; that a name leads a sentence; a press office;
that a title says whose release it is; a page's site; that initials come again and again.
"""
MOST_OPENINGS = 8
_WORD = re.compile(r"[^\W\d_][\w'’ʼ-]*")
_MARKS = re.compile(r"[\"“„«»”]|(?<!\w)['‘‚](?=[^\W\d_])|:\s*$|^[–—-]\s")
"""What shows that somebody is quoted."""
_OF = re.compile(
    r"(?:\s[^\W\d_A-ZÀ-ÝА-Я][\w-]+|\s[A-Z][a-z]+){0,2}?"
    r"\s(?:of|for|at|from|with|du|des|de|der|vom|von|beim|bei|del|della|dello|dei|di|do|da|"
    r"(?:d|dell|l)(?=['’]))(?:\s|['’])(?:(?:the|la|le|les|los|las|el|il|lo|der|den|dem)\s|l['’])?"
)
"""Between an office and whose it is."""
_PRESS = re.compile(
    r"^\W*(?:[Uu]fficio [Ss]tampa|[Pp]ress [Oo]ffice|[Ss]ervice (?:de )?[Pp]resse|[Pp]ressestelle|"
    r"[Pp]ressesprecher(?:in)?|[Pp]ressereferent(?:in)?|[Pp]ressekontakt|[Oo]ficina de [Pp]rensa|"
    r"[Gg]abinete de [Pp]rensa|[Bb]iuro [Pp]rasowe|[Pp]ress [Oo]fficer|[Mm]edia [Oo]fficer|"
    r"[Mm]edia [Rr]elations|[Mm]edia [Cc]ontact|[Pp]ress [Cc]ontact|[Cc]ontact [Pp]resse|"
    r"©(?:\s?\d{4}(?:\s?[–-]\s?\d{4})?)?|[Cc]opyright(?:\s©)?(?:\s\d{4})?|"
    r"[Rr]zecznik prasowy|[Rr]zeczniczka prasowa|[Pp]orte-parole)"
    r"(?:\s?[:|,–-])?\s(?:of the |for the |of |for |de la |du |de l['’]|"
    r"della |del |dell['’]|des |der )?"
    r"(?P<who>[A-ZÀ-ÝА-ЯŁŚŻІЇЄҐ«].{2,80})$"
)
"""Whose press office it is, on a line of its own."""
_FRONT = re.compile(
    r"^(?:author|authors|publisher|organi[sz]ation|autor|auteur|autore)\s?:\s*[\"'\[]?(?P<who>[^\"'\]]{2,80}?)[\"'\]]?$",
    re.IGNORECASE,
)
"""Who has written a page, by its front matter."""
_DATED = re.compile(
    r"^\W*(?:[^.–—]{0,70}?\d{4}[^.–—\d]{0,8}(?:\.[-–—]?|\s?[–—]{1,2}|\s-{1,2}|--)|[^\W\d_][^.–—]{2,40}\)?\s?[–—])\s*"
)
_LED = re.compile(
    r"^(?:[Tt]oday,?\s|[Hh]eute\s|[Aa]ujourd'hui,?\s|[Oo]ggi\s|[Hh]oy,?\s|[Dd]ziś\s)?"
    r"(?:(?:[Tt]he|[Ll]a|[Ll]e|[Ll]es|[Dd]er|[Dd]ie|[Dd]as|[Ee]l|[Ll]os|[Ll]as|[Ii]l|[Ll]o)\s|[Ll]['’])?"
)
_SAYS = re.compile(
    rf"{VERB.pattern}|\(.*|which|who|that|had|a|qui|welche[rs]?|che|que|kt[óo]r[yae]|"
    r"котор\w+|як(?:ий|а|е|і)|est|sont|e|è|es|son|jest|organisiert|organise|organizza|organiza"
)
"""What follows a name of which a sentence tells."""
_IN_QUOTES = re.compile(r"[\"“„]([A-ZÀ-ÝŁŚ][^\"”“„.,!?:;]{6,60})[\"”“]")
"""The name of an organisation in quotation marks."""
_SCHOLARS_TEXT = (
    "professor professors professeur professeurs dean deans lecturer lecturers researcher "
    "researchers fellow fellows members membres mitglieder miembros membri scholars faculty "
    "professorin dozent dozentin catedratico catedratica profesor profesora docente"
)
_SCHOLARS = frozenset(_SCHOLARS_TEXT.split())
"""Those who work somewhere and do not speak for it."""
_OTHERS = frozenset({Part.ADDRESSEE, Part.CC, Part.SALUTATION})


def speakers(
    letter: Outline, left_out: Sequence[Line], sites: Sequence[str] = ()
) -> Iterator[Hint]:
    """Return every organisation that a release lets speak, with what that counts."""
    blocks = [letter.lines[chunk.first : chunk.last] for chunk in letter.chunks]
    texts = [mended(" ".join(line.words for line in block))[:MOST_READ] for block in blocks]
    whole = "\n".join((*texts, *(line.words for line in left_out)))[:MOST_READ]
    for index, (text, below) in enumerate(pairwise([*texts, ""])):
        if letter.parts[letter.chunks[index].first] not in _OTHERS:
            is_quoted = _MARKS.search(text) or _MARKS.match(below)
            for name in dict.fromkeys(islice(_officers(text, whole), MOST_OFFICES)):
                yield name, QUOTED if is_quoted else TOLD, blocks[index][0]
    prose = [chunk.is_prose for chunk in letter.chunks]
    yield from _leading(blocks, texts, prose, whole)
    yield from _labelled(letter, left_out, whole)
    if letter.lines:
        first = letter.lines[0]
        heads = (x for x in letter.lines[:MOST_OPENINGS] if x.kind is LineKind.HEADING)
        titles = "\n".join(folded(line.words) for line in heads)
        yield from (
            (one, SITE, first) for one in _of_site(sites, whole) if not _begins_line(one, titles)
        )
        yield from ((one, SOME, first) for one in most_often(whole))
        told = dict.fromkeys(_IN_QUOTES.findall(whole))
        yield from ((x, SOME, first) for x in told if is_own(x) and count(x, whole) > 1)


def _labelled(letter: Outline, left_out: Sequence[Line], whole: str) -> Iterator[Hint]:
    """Return whose press office a line names, and whose release one says that it is."""
    for line in (*letter.lines, *left_out):
        match = _PRESS.match(line.words)
        name = led_by(match["who"]) or named_at(match["who"], whole) if match else ""
        if name and person(name) is None:
            yield name, CONTACT, line
    for line in letter.lines:
        match = _FRONT.match(line.words) if line.kind is LineKind.MARGIN else None
        if match and is_body(match["who"]) and is_name(match["who"]):
            yield match["who"], TITLED, line
    for line in letter.lines[:MOST_OPENINGS]:
        told = undated(line.words).strip(" *_")
        entry = begins(told, "press_release")
        name = named_at(own(told, len(entry)).strip(), whole) if entry else ""
        if is_own(name) and count(name, whole) > 1:
            yield name, TITLED, line


def _begins_line(name: str, titles: str) -> bool:
    """Whether a line above the text begins with a name and goes on: it is a headline's."""
    return re.search(rf"(?m)^{re.escape(folded(name))}\s?[^\w\s]", titles) is not None


def _of_site(sites: Sequence[str], whole: str) -> Iterator[str]:
    """Return whose site a page is of, where that reads like an organisation or is spoken of."""
    for name in map(without_sections, sites):
        if (is_body(name) or count(name, whole)) and not is_common(name):
            yield name


def _officers(text: str, whole: str) -> Iterator[str]:
    """Return whose officers a paragraph names: `said N. N., chair of the X`, `X chairman N. N.`."""
    for match in _WORD.finditer(text):
        word = folded(match.group())
        if word in _SCHOLARS or not is_office_word(word) or is_of_many(text[match.start() :]):
            continue
        rest = text[match.end() : match.end() + FAR]
        name = _genitive(rest) if _is_slavic(text) else _of(rest, whole)
        name = name or _before(text[max(0, match.start() - FAR) : match.start()], whole)
        if name and not _is_state(name) and not is_common(name):
            yield name


def _of(rest: str, whole: str) -> str:
    """Return whose officer somebody is, by the words after the office."""
    match = _OF.match(rest)
    name = named_at(plain_german(rest[match.end() :]), whole) if match else ""
    return (
        name if name and (" " in name or name.isupper() or is_body(name)) else _twice(name, whole)
    )


def _twice(name: str, whole: str) -> str:
    """Return a name of one word where a text has it more than once."""
    return name if name and count(name, whole) > 1 else ""


def _is_state(name: str) -> bool:
    """Whether a name is a state's or a town's, or an office's."""
    held = is_office(name.split(maxsplit=1)[0]) and not is_of_many(name)
    return is_place(name) or is_spoken_of(name) or held


def _is_slavic(text: str) -> bool:
    return re.search(r"[а-яіїєґ]", text) is not None or re.search(r"[ąęłśżź]", text) is not None


def _genitive(rest: str) -> str:
    """Return whose officer somebody is in a Slavic language, in the nominative."""
    stop = STOP.search(rest)
    tokens = rest[: stop.start() if stop else len(rest)].split()[:LONGEST]
    end = next((i for i, one in enumerate(tokens) if i and VERB.fullmatch(one)), len(tokens))
    tokens = tokens[: _name_begins(tokens[:end]) or end]
    if not tokens or not tokens[0][0].isupper():
        return ""
    if tokens[0].isupper() and len(tokens[0]) > OFTEN:
        return tokens[0]
    name = " ".join(tokens)
    return plain(name) or polish_body(name)


@lru_cache(MANY)
def _is_spelt(name: str, whole: str) -> bool:
    """Whether a text has words for some initials."""
    return spelled(name, whole.split("\n")) != ""


def _name_begins(tokens: Sequence[str]) -> int:
    """Return where the name of a person begins that ends some words; 0 where none does."""
    last = len(tokens) - 2
    named = last > 0 and person(" ".join(tokens[last:])) is not None
    return last if named and not is_body(" ".join(tokens[last:])) else 0


def _before(text: str, whole: str) -> str:
    """Return whose officer somebody is, by the words before the office: `X chairman N. N.`."""
    stops = [found.end() for found in STOP.finditer(text)]
    tokens = text[stops[-1] if stops else 0 :].split()
    first = len(tokens)
    while first and (tokens[first - 1][0].isupper() or folded(tokens[first - 1]) in LINKS):
        first -= 1
    tokens = tokens[first:][-LONGEST:]
    while tokens and (folded(tokens[0]) in LINKS or VERB.fullmatch(tokens[0])):
        tokens = tokens[1:]
    for last in range(len(tokens), 0, -1):
        name = _LED.sub("", " ".join(tokens[:last]))
        if is_own(name) and (count(name, whole) > 1 or _is_spelt(name, whole)):
            return name
    while tokens and folded(tokens[-1]) in LINKS:
        tokens = tokens[:-1]
    name = _LED.sub("", " ".join(tokens))
    return name if len(tokens) > OFTEN and is_own(name) and is_body(name) else ""


def _leading(
    blocks: Sequence[Sequence[Line]], texts: Sequence[str], prose: Sequence[bool], whole: str
) -> Iterator[Hint]:
    """Return whose name begins headings and paragraphs, where a verb or initials come next."""
    found: Counter[str] = Counter()
    opening = next((b[0].number for b, p in zip(blocks, prose, strict=True) if p), 0)
    begun: Counter[str] = Counter()
    lines: dict[str, Line] = {}
    for block, text, is_prose in zip(blocks, texts, prose, strict=True):
        told = _LED.sub("", _DATED.sub("", text) if is_prose else text)
        name = named_at(told, whole)
        after = told[len(name) :].lstrip(" ,").split()
        says = bool(after) and _SAYS.fullmatch(after[0].strip(",")) is not None
        apart = told[len(name) :].startswith(",") and bool(after) and after[0].islower()
        says = says or (apart and is_body(name))
        if name and says and is_own(name) and not is_spoken_of(name):
            takes = STANCE.fullmatch(after[0].strip(",")) is not None
            leads = block[0].number <= opening or (not is_prose and len(text) < FAR)
            found[name] += (LEADS if takes or leads else 1) + 2 * takes
            lines.setdefault(name, block[0])
        elif name and is_body(name) and is_own(name) and not is_spoken_of(name):
            begun[name] += 1
            lines.setdefault(name, block[0])
    found.update({one: LEADS for one, often in begun.items() if often > 1})
    for name, points in found.most_common(MOST_OPENINGS):
        yield name, min(points, LEADS + 3), lines[name]
