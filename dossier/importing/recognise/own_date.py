"""The document's own date, never that of what it tells of, nor of the page it stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, folded, has, pattern
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.calendar import dates, rest
from dossier.importing.recognise.finding import (
    GUESS,
    LIKELY,
    NOTHING,
    SURE,
    UNSURE,
    Finding,
)
from dossier.importing.recognise.places import (
    MOST_OPENINGS,
    MOST_PLACE_WORDS,
    place_name,
)
from dossier.importing.signs import is_date_line, is_given, labelled, undated

_ON_DAY = re.compile(r"(?:\w+\s+){3,}(?:am|le|el|il|on|w dniu|dnia|до|на)\s*(?:\w+,?\s*)?$")
"""Words before the day of an event."""
_BREAK = re.compile(r"[–—-]|:")
_PUBLISHED = re.compile(
    r"\b(?:published|posted|updated|uploaded|prepared|submitted by|added|archived|modified|printed|"
    r"veroffentlicht|erstellt|eingestellt|aktualisiert|letzte anderung|stand|online seit|"
    r"publiee?|mise? (?:en ligne|a jour)|derniere modification|publicad[oa]|actualizad[oa]|"
    r"pubblicat[oa]|aggiornat[oa]|inserit[oa]|opublikowan\w*|dodano|utworzon\w*|aktualizacj\w*|"
    r"опубликован\w*|обновлен\w*|опубліковано|оновлено|створено|размещен\w*|жарияланды)\b"
)
"""Words before the day on which a page appeared."""
_AT_HOUR = re.compile(r"\d{1,2}[:.h]\d{2}\s*(?:uhr|h\b|o'clock|[ap]\.?m\b|часов|год\b)|\d\s?uhr\b")
_PROTOCOL = re.compile(r"\bprot(?:ocollo)?\b[.:]?\s*(?:n[.°]?\s*)?[\w/.-]*\d[\w/.-]*\s+del\s+\d")
"""The number under which a letter was entered before it went out."""
_YOURS = re.compile(r"\b(?:vs|vostr\w+|su[ao]|riferimento|riscontro|risposta|nota)\b")
_BORN = re.compile(
    r"\W*(?:г(?:ода)? ?р(?:ождения)?|рождения|туған|туган|р\.? ?н|народженн\w*|born|geboren\w*)\b"
)
"""Words behind the day on which somebody was born; folded."""
_ON = re.compile(r"\W*(?:am|on|le|el|il|w dniu|dnia)(?:\s+\w+,?)?\s*")
"""Words before the day, and hour, at which something takes place."""
_DATED = re.compile(r"\W*(?:(?:dated|done|signed|given)(?: this)?(?: on)?|this)\W*")
_DATED_TITLE = re.compile(
    r"^\W*(?:open |joint )?(?:letter|lettre|carta|lettera|brief|schreiben|list|письмо|лист)\b.*\W"
    r"(?:dated|datee? du|vom|fechada (?:el|en)|datata|del|z dnia|от|від)\s*$"
)
"""A title that says to whom a letter went, and when: `Letter to …, dated …`; folded."""
SHORT, FEW_SMALL = 3, 2
"""Longer words in small letters of which few stand before a date that is no part of a sentence."""
LONG, MOST_BELOW = 100, 8
"""Characters of a line with a date; words of one below the text."""
_WHERE = {
    Part.DATELINE: LIKELY,
    Part.LETTERHEAD: UNSURE + 0.05,
    Part.SIGNATURE: UNSURE,
    Part.AFTER: GUESS,
    Part.BODY: UNSURE,
}
"""How sure one may be of a date among other words, by where it stands."""
MOST_BLOCKS = 6
"""Blocks of lines among which a release may open."""
MANY_DATES = 4
"""So many dates in one paragraph of a head list something."""


class _Candidate(Struct, frozen=True):
    """A date that may be the document's own."""

    found: Finding
    is_placed: bool
    """Whether a place stands beside it."""
    nearness: int
    """How near above the text it stands; the lines of a page about itself stand further up."""

    @property
    def rank(self) -> tuple[float, bool, int]:
        """What is compared, the weightiest first."""
        return (self.found.confidence, self.is_placed, self.nearness)


def date(letter: Outline, headers: Sequence[tuple[str, str]] = ()) -> Finding:
    """Return the date of a document in EDTF; nothing where it does not say."""
    passed_over = _passed_over(letter)
    rated = [
        one
        for index, (line, part) in enumerate(zip(letter.lines, letter.parts, strict=True))
        if index not in passed_over and (one := _candidate(letter, index, line, part)) is not None
    ]
    sent = _sent(headers)
    if not rated:
        return sent
    best = max(rated, key=lambda one: one.rank).found
    others = {one.found.value for one in rated if one.found.confidence >= LIKELY} - {best.value}
    others = {one for one in others if not best.value.startswith(one)}
    if others:
        equals = {one.found.value for one in rated if one.found.confidence >= best.confidence}
        degree = UNSURE if best.confidence < SURE else LIKELY if len(equals) > 1 else SURE
        also = f"also {', '.join(sorted(others))}"
        return replace(best, confidence=min(degree, best.confidence), note=also)
    if sent.value and sent.confidence > best.confidence:
        return sent
    return best


def _candidate(letter: Outline, index: int, line: Line, part: Part) -> _Candidate | None:
    found = _rated(letter, index, line, part)
    if found is None:
        return None
    start = _start(letter)
    before = rest(line.words, dates(line.words)[0]).split("\u2402")[0]
    return _Candidate(found, place_name(before) != "", index if index < start else -index)


def _start(letter: Outline) -> int:
    """Return the index of the line with which the text begins."""
    greeting = (i for i, part in enumerate(letter.parts) if part is Part.SALUTATION)
    prose = next((chunk.first for chunk in letter.chunks if chunk.is_prose), len(letter.lines))
    return next(greeting, prose)


def _passed_over(letter: Outline) -> frozenset[int]:
    """Return the lines within paragraphs, and of those that list dates: links to other years."""
    made: set[int] = set()
    for chunk in letter.chunks:
        own = range(chunk.first, chunk.last)
        within = own[1:] if chunk.is_prose else ()
        made.update(i for i in within if not _is_entered(letter.lines[i].words))
        if sum(len(dates(letter.lines[i].words)) for i in own) >= MANY_DATES:
            made.update(own)
    return frozenset(made)


def _rated(letter: Outline, index: int, line: Line, part: Part) -> Finding | None:
    found = dates(line.words)
    if not found or line.kind is LineKind.HEADER:
        return None
    dated = found[0]
    before, after = rest(line.words, dated).split("\u2402")
    is_link = before.rstrip().endswith("[") and after.lstrip().startswith("]")
    if (
        is_link
        or (_is_foreign(before) and not _DATED_TITLE.search(folded(before)))
        or (labelled(line.words, "subject", colon=True) and part is Part.SUBJECT)
        or _BORN.match(folded(after))
    ):
        return None
    confidence = _confidence(letter, index, part, before, after)
    if confidence <= 0:
        return None
    if not dated.is_certain:
        confidence = min(confidence, UNSURE)
    if len(dated.edtf) == 7:  # a month without its day
        confidence -= 0.1
    note = "" if dated.is_certain else "day and month, or the century, may be read otherwise"
    return Finding(dated.edtf, confidence, line.number, line.words[:120], note)


def _confidence(letter: Outline, index: int, part: Part, before: str, after: str) -> float:
    """Return how sure one may be that a date is the document's own; 0 where it is not."""
    line = letter.lines[index]
    alone = _of_line(line, part, before, after)
    if alone is not None:
        return alone
    if part is Part.BODY and index in _firsts(letter) and _is_dateline_of_release(before, after):
        return LIKELY + 0.1
    openings = list(islice((c for c in letter.chunks if c.is_prose), MOST_OPENINGS))
    if any(index == opening.first for opening in openings[:1]) and _introduces(before, after):
        return UNSURE
    if any(index == opening.first for opening in openings):
        opens = Part.SALUTATION not in letter.parts and opens_release(before, after)
        return LIKELY + 0.1 if opens else 0
    if part is Part.SUBJECT and has(line.words, "resolution"):
        return LIKELY if begins_title(line.words) else 0
    if _tells_of_event(line, before):
        return 0
    small = sum(word.islower() and len(word) > SHORT for word in re.findall(r"\w+", before))
    if len(line.words) >= LONG or (small > FEW_SMALL and part is not Part.DATELINE):
        return 0  # a sentence
    if part in {Part.SIGNATURE, Part.AFTER} and len(line.words.split()) > MOST_BELOW:
        return 0
    above = bool(openings) and index < openings[0].first
    return _WHERE.get(part, 0) if part is not Part.BODY or above else 0


def _of_line(line: Line, part: Part, before: str, after: str) -> float | None:
    """Return how sure one may be of a date whose line says what it is; None where it does not."""
    plain = folded(before)
    if part in {Part.ADDRESSEE, Part.SIGNATURE} and _is_own_cell(line):
        return LIKELY
    if part is not Part.BODY and is_bare(before) and _NUMBERED_AFTER.match(after):
        return LIKELY
    if _PUBLISHED.search(plain):
        return GUESS if part is Part.AFTER else UNSURE + 0.05
    if _is_entered(line.words):
        return UNSURE
    if _AT_HOUR.search(folded(line.words)) and _ON.fullmatch(plain):
        return 0
    if part is Part.SIGNATURE and any(map(is_date_line, line.cells)):
        return LIKELY
    if is_date_line(line.words) and (part is Part.DATELINE or is_bare(before)):
        return SURE if part is Part.DATELINE else UNSURE if part is Part.AFTER else LIKELY
    if _DATED_TITLE.search(plain) or is_given(line.words):
        return LIKELY
    if part is Part.SALUTATION and undated(line.words) != line.words:
        return LIKELY
    return LIKELY + 0.1 if labelled(line.words, "date_label", colon=True) is not None else None


_NUMBERED_AFTER = re.compile(r"[\s,]*(?:№|[Nn][ro°]\.?)\s?[\w/.-]*\d[\w/.-]*\s*$")
"""The number of a letter behind its date, and nothing more."""
_DATED_CELL = re.compile(r"(?:від|от|dnia|z dnia)\s+(?=[\d«\"„])", re.IGNORECASE)


def _is_own_cell(line: Line) -> bool:
    """Whether the left of a line, beside the address or a signature, is a date and no more."""
    if len(line.cells) <= 1:
        return False
    bare = _DATED_CELL.sub("", line.cells[0], count=1)
    found = dates(bare)
    before, _, after = rest(bare, found[0]).partition("\u2402") if found else ("", "", "")
    return bool(found) and is_bare(before) and not after.strip(" .,")


_BY_THEN = re.compile(r"\W*(?:in data|il|on|le|en date du|am|el|w dniu|dnia|em)?\W*")
_WAS_SENT = re.compile(
    r"^.{0,60}\b(?:inviat|trasmess|riceviamo|sent|wrote|written|adress|envoy|ecri[tv]|geschick|gesandt|"
    r"geschrieb|ubergeb|envi[oa]|remit|wysla|przesla|skierowa|направ|отправ|надісл|скерув)\w*"
    r".{0,90}\b(?:letter|statement|lettre|courrier|brief|schreiben|carta|escrito|lettera|comunicazione|"
    r"riscontro|nota|list|pismo|письмо|обращени|лист|звернен)"
)


def _introduces(before: str, after: str) -> bool:
    """Whether a page tells first on which day what it shows was sent: `On 7 July we sent …`."""
    return _BY_THEN.fullmatch(folded(before)) is not None and bool(_WAS_SENT.match(folded(after)))


def _is_entered(text: str) -> bool:
    """Whether a line has the number and the day under which a letter went out: `Prot. 12 del …`."""
    plain = folded(text)
    return _PROTOCOL.search(plain) is not None and _YOURS.search(plain) is None


def _firsts(letter: Outline) -> frozenset[int]:
    """Return the first lines of the first paragraphs, long or short, where nobody is greeted."""
    if Part.SALUTATION in letter.parts:
        return frozenset()
    return frozenset(chunk.first for chunk in letter.chunks[:MOST_BLOCKS])


def _is_dateline_of_release(before: str, after: str) -> bool:
    """Whether a line begins with place, date and dash, and goes on: `Berlin, 12.03.2019 – …`."""
    dash = re.match(r"\s*[)\]]?\s*[–—-]\s*\S", after)
    return bool(dash) and place_name(before) != ""


def is_bare(before: str) -> bool:
    """Whether before a date stands nothing, or what may be a place, or a day of the week."""
    text = before.strip(" ,;.–—-|()/:*_")
    if not text or _DATED.fullmatch(folded(text)):
        return True
    return place_name(text) != "" or begins(text, "weekdays") != ""


def opens_release(before: str, after: str) -> bool:
    """Whether a release begins with place and date: `Warsaw, 12 October 2015 – The …`."""
    ends = re.match(r"\s*[)\]]?\s*[–—:\-./|,]", after) or after.lstrip(" )]«„“")[:1].isupper()
    return bool(ends) and (not re.search(r"\w", before) or place_name(before) != "")


def _tells_of_event(line: Line, before: str) -> bool:
    """Whether a title says on which day something takes place: `… der Pressefreiheit am 3. Mai`."""
    titled = line.kind is LineKind.HEADING or len(before.split()) > MOST_PLACE_WORDS
    return titled and _ON_DAY.search(folded(before)) is not None


def begins_title(text: str) -> bool:
    """Whether a title gives its document's date: `Parliament resolution of 11 February`."""
    form = r"(?<!\w){}\s+(?:\w+\s+)?(?:of|vom|du|de|del|z|від|от)\s+\d"
    return pattern("resolution", form).search(folded(text)) is not None


def _is_foreign(before: str) -> bool:
    """Whether the words before a date say that it is not the document's own."""
    plain = folded(before)
    found = pattern("foreign_date", r"(?<!\w){}\W*(?:\w+\W+){0,3}$").search(plain)
    return found is not None and not _DATED.fullmatch(plain)


def _sent(headers: Sequence[tuple[str, str]]) -> Finding:
    for name, value in headers:
        if name.lower() in {"date", "sent"}:
            try:
                moment = parsedate_to_datetime(value)
            except (ValueError, TypeError):
                found = dates(value)
                if found:
                    return Finding(found[0].edtf, LIKELY, 0, f"{name}: {value}")
                continue
            return Finding(f"{moment.date()}", LIKELY, 0, f"{name}: {value}", "when it was sent")
    return NOTHING
