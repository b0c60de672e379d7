"""The letter's own date and place, never those of what it tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from email.utils import parsedate_to_datetime
from itertools import islice

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, entries, folded, has, own, pattern
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
from dossier.importing.recognise.names import ordinary
from dossier.importing.recognise.offices import is_body, is_office
from dossier.importing.signs import is_date_line, labelled, names_event, undated

_PLACE = re.compile(r"^[^\W\d_][\w'’.\- ]{1,40}(?:/[^\W\d_][\w'’.\- ]{1,40})?$")
_INITIALS = re.compile(r"\b[^\W\d_]\.(?:[^\W\d_]\.)+$")
"""`México D.F.`: its full stop belongs to it."""
_TOWN = re.compile(
    r"^(?:(?:г|м|гор|місто|город)\.?\s+(?P<after>[^\W\d_][\w -]+)|"
    r"(?P<before>[^\W\d_][\w -]+)\s+қ(?:аласы|\.))$"
)
_AFTER_DATE = re.compile(r"^\s*,\s*([^\W\d_][^,–—\d]{2,30}?)\s*[–—]\s")
"""The place between the date and the dash with which a release begins."""
_POSTAL = re.compile(r"^(?:[A-Z]{1,2}-)?\d{4,6}\s+(?=[^\W\d_])")
"""A postal code before a town."""
_IN_PLACES_TEXT = (
    "am an der den de la le les du sur di del upon on bei im in ob nad en the of y e da do"
)
_IN_PLACES = frozenset(_IN_PLACES_TEXT.split())
"""Small words in the names of towns."""
_OPENS = re.compile(
    r"^\(?([^()\d]{3,40}?)\)?(?:\s*[(/\[](?:ots|dpa|afp|ap|pap|efe|ansa|interfax|укринформ)[)/\]]|"
    r",\s+(?:[^\W\d_]+\s+)?[12]\d{3}(?:\s+[^\W\d_]+\.?)?)?\s+(?:--|[–—-])\s",
    re.IGNORECASE,
)
"""The place with which a release begins."""
_ON_DAY = re.compile(r"(?:\w+\s+){3,}(?:am|le|el|il|on|w dniu|dnia|до|на)\s*(?:\w+,?\s*)?$")
"""Words before the day of an event."""
_BREAK = re.compile(r"[–—-]|:")
_PAPERS_TEXT = "lettera lettere letter lettre carta brief schreiben list pismo письмо лист хат news"
_PAPERS = frozenset(_PAPERS_TEXT.split())
"""What a page calls what it shows, beside the date."""
MOST_PLACE_WORDS = 4
_PUBLISHED = re.compile(
    r"\b(?:published|posted|updated|uploaded|veroffentlicht|erstellt|publie|mis en ligne|publicado|"
    r"pubblicato|opublikowan\w*|dodano|опубликован\w*|опубліковано|размещен\w*|жарияланды)\b"
)
"""Words before the day on which a page appeared."""
MOST_BEFORE = 60
"""Characters from the beginning of a line in which a place and a date may open it."""
MANY_DATES = 4
"""So many dates in one paragraph of a head list something."""
MOST_OPENINGS = 3
"""Paragraphs of which one may be the first: a long title and a summary stand above."""


def date(letter: Outline, headers: Sequence[tuple[str, str]] = ()) -> Finding:
    """Return the date of a document in EDTF; nothing where it does not say."""
    passed_over = _passed_over(letter)
    rated = [
        one
        for index, (line, part) in enumerate(zip(letter.lines, letter.parts, strict=True))
        if index not in passed_over and (one := _rated(letter, index, line, part)) is not None
    ]
    sent = _sent(headers)
    if not rated:
        return sent
    best = max(rated, key=lambda one: one.confidence)
    others = {one.value for one in rated if one.confidence >= LIKELY} - {best.value}
    others = {one for one in others if not best.value.startswith(one)}
    if others and best.confidence < SURE:
        return Finding(
            best.value, UNSURE, best.line, best.quote, f"also {', '.join(sorted(others))}"
        )
    if sent.value and sent.confidence > best.confidence:
        return sent
    return best


def _passed_over(letter: Outline) -> frozenset[int]:
    """Return the lines within paragraphs, and of those that list dates: links to other years."""
    made: set[int] = set()
    for chunk in letter.chunks:
        own = range(chunk.first, chunk.last)
        made.update(own[1:] if chunk.is_prose else ())
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
        or _is_foreign(before)
        or (labelled(line.words, "subject", colon=True) and part is Part.SUBJECT)
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
    line = letter.lines[index]
    if is_date_line(line.words) and not _PUBLISHED.search(folded(before)):
        body = next((i for i, p in enumerate(letter.parts) if p is Part.BODY), 0)
        head = part is Part.DATELINE and index <= body
        return SURE if head or part is Part.DATELINE else LIKELY
    if _PUBLISHED.search(folded(before)):
        return UNSURE + 0.05
    if labelled(line.words, "date_label", colon=True) is not None:
        return LIKELY + 0.1
    if part is Part.SALUTATION and undated(line.words) != line.words:
        return LIKELY
    openings = list(islice((c for c in letter.chunks if c.is_prose), MOST_OPENINGS))
    if any(index == opening.first for opening in openings):
        opens = Part.SALUTATION not in letter.parts and opens_release(before, after)
        return LIKELY + 0.1 if opens else 0
    if part is Part.SUBJECT and has(line.words, "resolution"):
        return LIKELY if begins_title(line.words) else 0
    if _tells_of_event(letter.lines[index], before):
        return 0
    if part in {Part.LETTERHEAD, Part.DATELINE} and len(line.words) < 100:
        return LIKELY if part is Part.DATELINE else UNSURE + 0.05
    if part in {Part.SIGNATURE, Part.AFTER} and len(line.words.split()) <= 8:
        return GUESS if part is Part.AFTER else UNSURE
    above = part is Part.BODY and openings and index < openings[0].first
    return UNSURE if above and len(line.words) < 100 else 0


def opens_release(before: str, after: str) -> bool:
    """Whether a release begins with place and date: `Warsaw, 12 October 2015 – The …`."""
    ends = re.match(r"\s*[)\]]?\s*[–—:\-./|,]", after) or after.strip()[:1].isupper()
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
    return found is not None and not re.fullmatch(r"\W*dated\W*", plain)


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


# -- place -----------------------------------------------------------------------------


def place(letter: Outline, date_line: int) -> Finding:
    """Return the place that stands beside the date, or with which a release begins."""
    found = beside_date(letter, date_line)
    if not found.value:
        found = _beside_same(letter, date_line)
    if not found.value:
        found = _named_near(letter, date_line)
    if found.value or Part.SALUTATION in letter.parts:
        return found
    openings = [letter.lines[c.first] for c in letter.chunks if c.is_prose][:MOST_OPENINGS]
    for opening in openings:
        if name := opening_place(opening.words):
            return Finding(name, LIKELY, opening.number, opening.words[:80])
    return NOTHING


def opening_place(text: str) -> str:
    """Return the place with which a release begins: `Wien (OTS) - …`; empty where none does."""
    found = _OPENS.match(text)
    return place_name(found.group(1)) if found else ""


def _beside_same(letter: Outline, date_line: int) -> Finding:
    """Return the place that stands beside the same date on another line."""
    line = next((x for x in letter.lines if x.number == date_line), None)
    day = {one.edtf for one in dates(line.words)[:1]} if line else set()
    for other in letter.lines:
        here = {one.edtf for one in dates(other.words[:MOST_BEFORE])[:1]}
        found = beside_date(letter, other.number) if here and here == day else NOTHING
        if other.number != date_line and found.value:
            return replace(found, confidence=min(found.confidence, LIKELY))
    return NOTHING


def beside_date(letter: Outline, date_line: int) -> Finding:
    """Return the place that stands beside the date."""
    index = next((i for i, line in enumerate(letter.lines) if line.number == date_line), None)
    if index is None or not date_line:
        return NOTHING
    line = letter.lines[index]
    words = next((cell for cell in line.cells if dates(cell)), line.words)
    found = dates(words)
    if not found:
        return NOTHING
    before, after = rest(words, found[0]).split("\u2402")
    others = [cell for cell in line.cells if cell != words and _TOWN.match(cell)]
    told = [(before, SURE), (after if is_date_line(words) else "", LIKELY)]
    later = _AFTER_DATE.match(after)
    told += [(later[1], LIKELY)] if later else []
    for text, confidence in (*told, *((one, LIKELY) for one in others)):
        name = place_name(text)
        if name:
            return Finding(name, confidence, line.number, line.words[:120])
    if not before.strip(" ,") and is_date_line(line.words) and index:
        above = letter.lines[index - 1]
        name = place_name(above.words)
        near = not line.gap and above.align is line.align and above.kind is LineKind.TEXT
        if (
            name
            and len(name.split()) == 1
            and near
            and letter.parts[index - 1] is not Part.ADDRESSEE
        ):
            return Finding(name, UNSURE, above.number, above.words)
        below = letter.lines[index + 1] if index + 1 < len(letter.lines) else None
        after_that = letter.lines[index + 2] if index + 2 < len(letter.lines) else None
        ends = after_that is None or after_that.gap > 0
        if below is not None and not below.gap and below.align is line.align and ends:
            name = place_name(below.words)
            if name and len(name.split()) <= 2 and letter.parts[index + 1] is not Part.ADDRESSEE:
                return Finding(name, UNSURE, below.number, below.words)
    return NOTHING


def _named_near(letter: Outline, date_line: int) -> Finding:
    """Return the place that a line near the date says to be one: `г. Москва`."""
    index = next((i for i, line in enumerate(letter.lines) if line.number == date_line), None)
    if index is None or not date_line:
        return NOTHING
    for line in letter.lines[max(0, index - 2) : index + 3]:
        match = _TOWN.match(line.words)
        name = place_name(match["after"] or match["before"]) if match else ""
        if name:
            return Finding(name, LIKELY, line.number, line.words)
    return NOTHING


_POSTED = frozenset(["posted", "published", "updated", "written", "issued"])
"""Words before a date on a page."""


def place_name(text: str) -> str:
    """Return the name of a place in what stands beside a date; empty where it is none."""
    bare = _POSTAL.sub("", text.strip(" ,;:()[]–—-*|/_«»\"'").lstrip("."))
    bare = _without(bare, "before_place", at_end=False)
    bare = _without(bare, "before_date", at_end=True)
    if re.search(r"[»>→]", text) or folded(bare) in _POSTED:
        return ""
    bare = _without(bare, "weekdays", at_end=True)
    bare = _without(bare, "date_label", at_end=False)
    bare = re.split(r",|\(|\s[–—-]\s|\s/\s|\|", bare.strip(" ,;:–—-").lstrip("."))[0].strip(" ,")
    bare = bare if _INITIALS.search(bare) else bare.rstrip(".")
    bare = re.sub(r"\s+(?:қ|қаласы|city)\.?$", "", bare)
    small = [x for x in bare.split() if x[0].islower() and folded(x) not in _IN_PLACES]
    if small and bare.split()[0] != small[0]:
        return ""
    if not bare or not _PLACE.match(bare) or len(bare.split()) > MOST_PLACE_WORDS:
        return ""
    if begins(bare, "salutations") and len(bare.split()) > 1:
        return ""
    if any(c.isdigit() for c in bare) or names_event(bare):
        return ""
    if not bare[0].isupper() or has(bare, "weekdays") or is_office(bare):
        return ""
    if any(has(bare, field) for field in ("press_release", "statement", "open_letter")):
        return ""
    if folded(bare) in _PAPERS:
        return ""
    if (len(bare.split()) > 1 and is_body(bare)) or folded(bare) in entries("date_label"):
        return ""
    return ordinary(bare)


def _without(text: str, field: str, *, at_end: bool) -> str:
    for entry in entries(field):
        plain = folded(text)
        if at_end and re.search(rf"(?:^|[\s,.]){re.escape(entry)}[\s,.:]*$", plain):
            return _without(own(text, 0, plain.rindex(entry)).rstrip(" ,:("), field, at_end=True)
        if not at_end and re.match(rf"{re.escape(entry)}[\s:]", plain):
            return own(text, len(entry)).lstrip(" :")
    return text
