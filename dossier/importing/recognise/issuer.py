"""Which organisation a release, a statement or an unsigned letter comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, pairwise

from dossier.importing.layout import Line, LineKind, Sheet
from dossier.importing.lexicon import entries, folded, mended, words
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.about_us import ARTICLE, about, below_about, is_one_name
from dossier.importing.recognise.body_names import (
    GREAT,
    OFTEN,
    PUBLIC,
    clean,
    named_often,
    quoted,
)
from dossier.importing.recognise.datives import of_dative
from dossier.importing.recognise.entry import MARKER
from dossier.importing.recognise.finding import GUESS, LIKELY, SURE, UNSURE, Party
from dossier.importing.recognise.genitive import plain as plain_genitive
from dossier.importing.recognise.headlines import LINKS, polish_body, told_by
from dossier.importing.recognise.initials import LONGEST, defined, plain_body, spelled
from dossier.importing.recognise.language import language
from dossier.importing.recognise.leads import leading
from dossier.importing.recognise.legal_form import as_printed, led_by
from dossier.importing.recognise.line_bodies import bodies_of
from dossier.importing.recognise.mentions import Hint
from dossier.importing.recognise.offices import is_body
from dossier.importing.recognise.postal import is_address, is_place
from dossier.importing.recognise.sane import is_name, without_sections
from dossier.importing.recognise.speakers import TITLED, speakers
from dossier.importing.recognise.speech import ALSO, SPEAKS
from dossier.importing.recognise.together import acting, says
from dossier.importing.recognise.weights import NUMBERED, as_written, by_name, initials, weigh
from dossier.importing.signs import is_heading_of

TOP, LONG_HEAD, LONG_HEADING, LONGEST_LINE = 4, 6, 4, 110
"""Lines at the very top; words of a headline, and of a heading; characters of a line."""
LONGEST_OPENING = 3000
"""Characters of a paragraph in which words for initials are looked for."""
NO_PAGE = Sheet((), "")
HEAD = 4
"""What a name in the first lines counts, for that alone."""
FAR, LEAD, SOME = 7, 3, 3
"""What a name counts of which one may be sure, and by how much more than the next;
what it counts where more than one sign speaks for it."""
_SHOUT = re.compile(r"^[^\W\d_a-zà-ÿ]+$")
SENTENCE = 5
SHORT_ITEM, MOST_OPENINGS, MOST_READ = 2, 12, 300
_SLAVIC_TITLE = re.compile(r"[А-ЯІЇЄҐ][а-яіїєґё-]+(?:\s[а-яіїєґё-]+){3,}")
"""What may be a headline, and may be a long name: it has one capital."""
_SHORT = re.compile(r"\s\([A-ZА-ЯІЇЄҐ]{2,12}\).*$")
"""Initials in brackets, and what comes behind them."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATED = re.compile(
    r"^.{0,60}?(?:\s[–—-]{1,2}|\.[-–—]|\d{4}[^.\d]{0,6}\.|"
    r"\d{4}\s(?:жыл\w*|ж\.)\s\d{1,2}[-\s]\w+\.)\s"
)
"""Where and when, before the first sentence of a release."""
_SENTENCES = re.compile(r"[^\W\d_]{3}\.\s")
"""What ends within a name that is none."""
REPEATED, AROUND = 3, 2
"""What a name counts on lines that are left out: a letterhead that repeats, the head of a page."""
_SMALL = re.compile(
    r"\s(?:non|ne|pas|nicht|nie|ha|hanno|è|sono|est|sont|ont|ist|sind|hat|haben|wird|is|are|was|un|una|"
    r"uno|une|ein|eine|jest|są|не|никто|это)(?:\s|$)"
)
"""Words that no name has."""
MOST_NAMES = 150
"""Names that are weighed against one another; a letter has a few."""
_SAID = re.compile(
    r"\b((?:[A-Z][\w'-]+\s(?:(?:of|for|the|to|and)\s)?){1,6}[A-Z][\w'-]+)"
    r"\s(?:said|announced|reported)\b"
)


def issuer(
    letter: Outline,
    left_out: Sequence[Line] = (),
    known: Iterable[str] = (),
    page: Sheet = NO_PAGE,
    *,
    is_released: bool = True,
) -> Party | None:
    """Return the organisation that speaks, by all that points to one; None where nothing does.

    With `is_released`, one that the text tells of again and again may be it.
    """
    if not letter.lines:  # a page number, and nothing else
        return None
    text = " ".join(line.words for line in (*letter.lines, *left_out))
    points, lines, is_led = _counted(letter, left_out, text, page, is_released=is_released)
    if not points and is_released:
        points.update(named_often(text))
        lines.update(dict.fromkeys(points, letter.lines[0]))
    points = Counter(dict(points.most_common(MOST_NAMES)))
    weigh(points, text, frozenset(known))
    if not is_released:  # a heading in capitals may be anything
        points = Counter({one: p for one, p in points.items() if p > HEAD or not _SHOUT.match(one)})
    points = Counter({x: p for x, p in points.items() if p > 2 or not PUBLIC.search(folded(x))})
    points += Counter()  # those of which too little speaks are none
    if not points:
        return None
    name = points.most_common(1)[0][0]
    line, whole = lines[name], defined(paragraphs(letter))
    return Party(
        as_printed(nominative(whole.get(name, "")) or as_written(name, letter), _prose(letter)),
        confidence=min(_confidence(points), UNSURE if is_led else SURE),
        line=line.number,
        quote=line.words[:120],
    )


def _counted(
    letter: Outline,
    left_out: Sequence[Line],
    text: str,
    page: Sheet,
    *,
    is_released: bool,
) -> tuple[Counter[str], dict[str, Line], bool]:
    """Return what speaks for each name, where each stands, and if only first sentences do."""
    points: Counter[str] = Counter()
    lines: dict[str, Line] = {}
    spelt: dict[str, str] = {}
    openings = [text[:LONGEST_OPENING] for text in islice(paragraphs(letter), MOST_OPENINGS)]
    is_english = language(_prose(letter)).value == "en"
    told = _told_of(letter, text) if is_released else ()
    spoken = _spoken(letter, text) if is_released else ()
    said = speakers(letter, left_out, page.sites) if is_released else ()

    def called(name: str) -> str:
        """Return a name as it is counted; empty where it is none."""
        first, colon, _ = name.partition(": ")
        if colon and not (is_body(first) or text.count(first) > 1):
            return ""  # a headline: `Ferries: …`
        plain = by_name(_without_letters(nominative(clean(_SHORT.sub("", first)))), text)
        whole = spelt.get(plain)
        whole = spelt.setdefault(plain, spelled(plain, openings)) if whole is None else whole
        plain = whole if whole and nominative(whole) == whole else plain
        none = any(form.search(plain) for form in (_SENTENCES, _YEAR, _SMALL))
        none = none or (is_english and plain.isascii() and says(plain))
        own = plain and not is_place(plain) and len(plain.split()) <= LONGEST
        return plain if own and not none and _is_own(plain, text) else ""

    for name, weight, line in (*_hints(letter, left_out, page.headline), *spoken, *told, *said):
        if plain := called(name):
            points[plain] += weight
            lines.setdefault(plain, line)
    is_led = is_released and max(points.values(), default=0) < SOME
    if is_led:
        for name, weight, line in leading(letter):
            if plain := called(name):
                points[plain] += weight
                lines.setdefault(plain, line)
    return points, lines, is_led


def nominative(name: str) -> str:
    """Return an organisation in the nominative, without the words of a page's sections."""
    bare = without_sections(mended(name))
    marked = of_dative(bare) if "«" in bare else ""
    return marked or plain_genitive(bare) or polish_body(bare) or bare


def _without_letters(name: str) -> str:
    """Return a name without its own initials behind it: `Parlamentarische Gruppe … PGT`."""
    before, _, last = name.rpartition(" ")
    short = last.isupper() and len(last) > SHORT_ITEM and initials(before) == last
    return before if short else name


def _is_own(name: str, text: str) -> bool:
    """Whether words may be an organisation's name, and are no common noun and no place."""
    if folded(name) in words("bodies") or (name.isupper() and name.title() in text.split()):
        return False  # `the Foundation`; `SUNDRIA`, above a headline
    return is_name(name)


def _confidence(points: Counter[str]) -> float:
    """Return how sure the name with the most points is."""
    best, next_best = ([p for _, p in points.most_common(2)] + [0])[:2]
    if best >= FAR and best - next_best >= LEAD:
        return SURE
    return GUESS if best <= 2 else UNSURE if best < HEAD else LIKELY


def paragraphs(letter: Outline) -> Iterator[str]:
    """Return the texts of a letter's paragraphs."""
    for chunk in letter.chunks:
        yield " ".join(line.words for line in letter.lines[chunk.first : chunk.last])


def _prose(letter: Outline) -> list[str]:
    """Return the paragraphs that speak; all of them where none is long."""
    told = zip(letter.chunks, paragraphs(letter), strict=True)
    return [text for chunk, text in told if chunk.is_prose] or list(paragraphs(letter))


_OTHERS = frozenset({Part.ADDRESSEE, Part.CC})
"""The parts of a letter that name others than who writes it."""
_BELOW = frozenset({Part.AFTER, Part.SIGNATURE})


def _hints(letter: Outline, left_out: Sequence[Line], title: str) -> Iterator[Hint]:
    """Return every name in a head or a foot that may be the issuer's."""
    prose = [chunk for chunk in letter.chunks if chunk.is_prose]
    start = prose[0].first if prose else len(letter.lines)
    end = prose[-1].last if prose else 0
    for index, (line, part) in enumerate(zip(letter.lines, letter.parts, strict=True)):
        yield from about(line)
        is_menu = line.kind is LineKind.ITEM and len(line.words.split()) <= SHORT_ITEM
        if line.kind is LineKind.HEADER or len(line.words) > LONGEST_LINE or part in _OTHERS:
            continue
        if is_menu:
            continue
        if index < start or index == 0:
            yield from ((one, TITLED, line) for one in told_by(line.words))
        if line.kind is LineKind.HEADING and folded(line.words) == folded(title):
            continue  # the headline, by the page's own title
        if index < start or part is Part.LETTERHEAD:
            yield from _at_top(letter, index)
        elif (index >= end or part in _BELOW) and not line.words.endswith(":"):
            yield from ((one, 2, line) for one in bodies_of(line.words))
    yield from _told(letter)
    yield from below_about(letter)
    weights = (AROUND if x.kind is LineKind.AROUND else REPEATED for x in left_out)
    yield from (
        (y, w, x) for x, w in zip(left_out, weights, strict=True) for y in bodies_of(x.words)
    )


def _told(letter: Outline) -> Iterator[Hint]:
    """Return who acts in a paragraph, or whose paper a heading over several lines is."""
    for chunk in letter.chunks:
        first = letter.lines[chunk.first]
        text = " ".join(x.words for x in letter.lines[chunk.first : chunk.last])
        yield from ((one, 4, first) for one in acting(text[:MOST_READ]))
    for label, line in pairwise(letter.lines[:TOP]):  # `ЗАЯВЛЕНИЕ`, and whose it is below
        if folded(label.words).strip(" :") in entries("statement"):
            yield from ((x, TITLED, line) for x in told_by(f"{label.words} {line.words}"))
    for group in letter.groups(Part.SUBJECT):
        told = told_by(" ".join(line.words for line in group)) if len(group) > 1 else ()
        yield from ((one, TITLED, group[0]) for one in told)


def _at_top(letter: Outline, index: int) -> Iterator[Hint]:
    """Return the names in a line above the text, which may be a letterhead or a headline."""
    line, part = letter.lines[index], letter.parts[index]
    above = letter.lines[index - 1].words if index else ""
    words_in = len(line.words.split())
    is_title = part is Part.BODY and words_in > LONG_HEAD
    is_title = is_title or (line.kind is LineKind.HEADING and words_in > LONG_HEADING)
    titles = is_heading_of(above, "press_release") and words_in >= SENTENCE - 1
    titles = (titles and not line.words.isupper()) or _SLAVIC_TITLE.fullmatch(
        line.words
    ) is not None
    weight = 2 if titles else HEAD if index < TOP else HEAD - 1
    shouts = line.words.isupper() and words_in >= SENTENCE
    acts = SPEAKS.match(line.words.lower() if shouts else line.words)
    who = line.words[slice(*acts.span("who"))] if acts else ""
    if is_body(who) and not PUBLIC.search(folded(who)):
        yield ALSO.sub("", who), 2, line
    elif not is_title:
        yield from ((one, weight, line) for one in bodies_of(line.words))


def _spoken(letter: Outline, text: str) -> Iterator[Hint]:
    """Return every name that the text itself lets speak."""
    prose = [chunk for chunk in letter.chunks if chunk.is_prose]
    start = prose[0].first if prose else len(letter.lines)
    end = prose[-1].last if prose else 0

    def heads(name: str) -> bool:
        """Whether a name stands alone on a line above the text, or again and again in it."""
        alone = any(folded(line.words) == folded(name) for line in letter.lines[:start])
        proper = all(w[0].isupper() or w.isdigit() or folded(w) in LINKS for w in name.split())
        return alone or (proper and len(name.split()) > 1 and text.count(name) > OFTEN)

    yield from _leading([letter.lines[chunk.first] for chunk in prose])
    for chunk in prose[:2]:
        first = letter.lines[chunk.first]
        whole = " ".join(x.words for x in letter.lines[chunk.first : chunk.last])
        yield from ((one, weight, first) for one, weight in _speakers(whole[:260], heads))
    yield from _within(letter, start, end)
    yield from ((one, 2, letter.lines[0]) for one in quoted(text))


def _told_of(letter: Outline, text: str) -> Iterator[Hint]:
    """Return the names that a text gives initials, by which it goes on to call them."""
    for short, name in defined(paragraphs(letter)).items():
        often = len(re.findall(rf"\b{re.escape(short)}\b", text))
        yield plain_body(name), 3 if often > OFTEN else 1, letter.lines[0]


def _leading(firsts: Sequence[Line]) -> Iterator[Hint]:
    """Return whose name begins several paragraphs: `The X Project confirms …`."""
    for line in firsts[:2]:
        tokens = ARTICLE.sub("", line.words).split()
        for size in range(min(6, len(tokens)), 1, -1):
            name = " ".join(tokens[:size])
            proper = is_one_name(tokens[:size]) and is_body(name[0].upper() + name[1:])
            again = sum(ARTICLE.sub("", one.words).startswith(f"{name} ") for one in firsts)
            if proper and again > 1 and not PUBLIC.search(folded(name)):
                yield name, 3, line
                break


def _within(letter: Outline, start: int, end: int) -> Iterator[Hint]:
    """Return whose address stands in the middle of a text."""
    for chunk in letter.chunks:
        block = letter.lines[chunk.first : chunk.last]
        if start < chunk.first < end and any(is_address(x.words) for x in block):
            yield from ((one, 3, x) for x in block for one in bodies_of(x.words))


def _speakers(opening: str, heads: Callable[[str], bool]) -> Iterator[tuple[str, int]]:
    """Return who the first sentence says is speaking."""
    opening = MARKER.sub("", opening)
    told = opening
    for _ in range(2):  # a town, then a date
        told = _DATED.sub("", told).lstrip("–—- ")
    if named := led_by(told):  # in Kazakh the verb stands last
        yield named, 4
        return
    spoken = SPEAKS.match(told)
    who = ALSO.sub("", ARTICLE.sub("", spoken["who"])) if spoken else ""
    numbered = re.search(r"\d|,", who) and not NUMBERED.fullmatch(who)
    if who and not numbered and (is_body(who[0].upper() + who[1:]) or heads(who)):
        yield who, 1 if PUBLIC.search(folded(who)) or GREAT.search(folded(who)) else 4
    said = _SAID.search(told)
    if said and is_body(said[1]):
        yield said[1], 3
