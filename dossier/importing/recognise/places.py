"""The place of a document: what stands beside its date, or with which a release begins."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, entries, folded, has, own
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.calendar import dates, rest
from dossier.importing.recognise.finding import LIKELY, NOTHING, SURE, UNSURE, Finding
from dossier.importing.recognise.names import ordinary
from dossier.importing.recognise.navigation import is_navigation
from dossier.importing.recognise.offices import is_body, is_office
from dossier.importing.recognise.sane import is_sentence
from dossier.importing.signs import is_date_line, names_event, says_little

_PLACE = re.compile(r"^[^\W\d_][\w'’.\- ]{1,40}(?:/[^\W\d_][\w'’.\- ]{1,40}|, D\.C\.)?$")
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
    "am an der den de la le les du sur di del upon on bei im in ob nad en the of y e da do "
    "los las sul sulla al alla"
)
_IN_PLACES = frozenset(_IN_PLACES_TEXT.split())
"""Small words in the names of towns."""
_OPENS = re.compile(
    r"^\(?([^()\d]{3,40}?)\)?(?:\s*[(/\[](?:ots|dpa|afp|ap|pap|efe|ansa|interfax|укринформ)[)/\]]|"
    r",\s+(?:[^\W\d_]+\s+)?[12]\d{3}(?:\s+[^\W\d_]+\.?)?)?\s+(?:--|[–—-])\s",
    re.IGNORECASE,
)
"""The place with which a release begins."""
_IN_BRACKETS = re.compile(r"^\(([^()\d]{3,30})\)\s+(?=[A-ZÀ-ÝŁŚŻА-ЯЁІЇЄҐ])")
"""The same in brackets, before the first sentence."""
_PAPERS_TEXT = (
    "statements press releases alerts signatarios signataires firmantes firmatari signatories "
    "publicado publie pubblicato published opublikowano comunicado comunicados communiques "
    "lettera lettere letter lettre carta brief schreiben list pismo письмо лист хат news "
    "reponse antwort respuesta risposta odpowiedz ответ відповідь жауап answer reply "
    "document documento dokument документ communication comunicazione mitteilung сообщение "
    "повідомлення protocollo protocolo protokoll protokol протокол prot ref reference "
    "aktenzeichen draft version entwurf projet bozza borrador projekt проект committee commission "
    "sitting plenary subject betreff objet oggetto asunto temat тема signed unterzeichnet "
    "firmato firmado podpisano подписано sede aggiornato wydano yesterday today tomorrow heute "
    "gestern oggi ieri hoy ayer dzis wczoraj сегодня вчера сьогодні вчора since seit depuis desde "
    "updated annex anlage annexe allegato anexo zalacznik приложение додаток"
)
_PAPERS = frozenset(folded(one) for one in _PAPERS_TEXT.split())
"""What a page calls what it shows, beside the date."""
_LABELS = re.compile(r"[»>→]|[:：]\s*$")
"""What leads to something else: the words before it name a date, or a part of a page."""
MOST_PLACE_WORDS = 4
MOST_BEFORE = 60
"""Characters from the beginning of a line in which a place and a date may open it."""
MOST_OPENINGS = 3
"""Paragraphs of which one may be the first: a long title and a summary stand above."""


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


def says_town(text: str) -> bool:
    """Whether a line says of a town that it is one, and nothing else: `Алматы қаласы`."""
    return _TOWN.match(text.strip(" ,.")) is not None


def opening_place(text: str) -> str:
    """Return the place with which a release begins: `Wien (OTS) - …`; empty where none does."""
    found = _OPENS.match(text) or _IN_BRACKETS.match(text)
    name = place_name(found.group(1)) if found else ""
    goes_on = found is not None and text[found.end() : found.end() + 1].islower()
    return "" if goes_on and " " in name else name  # a headline with a dash


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
    numbered = any(map(str.isdigit, _POSTAL.sub("", before.strip())))  # `…, Prot. 28 of`
    told = [(before, UNSURE if numbered else SURE), (after if is_date_line(words) else "", LIKELY)]
    later = _AFTER_DATE.match(after)
    told += [(later[1], LIKELY)] if later else []
    for text, confidence in (*told, *((one, LIKELY) for one in others)):
        name = place_name(text)
        if name:
            return Finding(name, confidence, line.number, line.words[:120])
    led = _without(before.strip(" ,"), "before_date", at_end=True)
    if not led and is_date_line(line.words) and index:
        above = letter.lines[index - 1]
        name = _only_place(above)
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
        of_date = below is not None and letter.parts[index + 1] is Part.DATELINE
        near = below is not None and below.align is line.align
        if below is not None and near and (of_date or (ends and not below.gap)):
            name = _only_place(below)
            if name and len(name.split()) <= 2 and letter.parts[index + 1] is not Part.ADDRESSEE:
                return Finding(name, UNSURE, below.number, below.words)
    return NOTHING


def _only_place(line: Line) -> str:
    """Return the place that a line near a date names, and a country perhaps; no title."""
    name = place_name(line.words) if line.kind is not LineKind.HEADING else ""
    rest_of = line.words[len(name) :].strip(" ,.;:()")
    whole = folded(line.words).startswith(folded(name)) and len(rest_of.split()) <= 1
    return name if whole else ""


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


_POSTED = frozenset(["posted", "published", "updated", "written", "issued", "prepared", "printed"])
"""Words before a date on a page."""


_AND = re.compile(r"\s+(?:and|und|et|y|e|i|oraz|и|та|і|және)\s+")
_DASH = re.compile(r"\s[–—-]\s")
FEW_TOWNS, LONG_TOWN = 3, 3


def _towns(text: str) -> str:
    """Return several towns as they are printed: `Berlin, Leipzig und Köln`, `PARIS – GENEVA – …`.

    Empty where they are none.
    """
    bare = text.strip(" ,;:()[]–—-").strip()
    bare = _without(bare, "before_date", at_end=True).strip(" ,")
    parts = bare.split(" / ") if " / " in bare else _DASH.split(bare)
    if len(parts) < FEW_TOWNS and " / " not in bare:
        first, *rest_of = _AND.split(bare)
        parts = [*first.split(", "), *rest_of] if len(rest_of) == 1 else []
    towns = (
        len(x.split()) <= LONG_TOWN and place_name(x) and not is_body(x.title()) for x in parts
    )
    return bare if parts and all(towns) else ""


def place_name(text: str) -> str:
    """Return the name of a place in what stands beside a date; empty where it is none."""
    if _AND.search(text) or " / " in text or len(_DASH.findall(text)) >= FEW_TOWNS - 1:
        several = _towns(text)
        if several:
            return several
    bare = _bare(text)
    labels = _LABELS.search(text) is not None and not begins(text, "date_label")
    return "" if labels or not bare or _is_no_place(bare) else ordinary(bare)


def _bare(text: str) -> str:
    """Return the first town in what stands beside a date, without the words that lead to it."""
    bare = _POSTAL.sub("", text.strip(" ,;:()[]–—-*|/_«»\"'").lstrip("."))
    bare = _without(bare, "before_place", at_end=False)
    bare = _without(bare, "before_date", at_end=True)
    if folded(bare) in _POSTED:
        return ""
    bare = _without(bare, "weekdays", at_end=True)
    bare = _without(bare, "date_label", at_end=False)
    bare = re.split(r",(?! D\.\s?C\.)|\(|\s[–—-]\s|\s/\s|\|", bare.strip(" ,;:–—-").lstrip("."))[
        0
    ].strip(" ,")
    bare = bare if _INITIALS.search(bare) else bare.rstrip(".")
    return re.sub(r"\s+(?:қ|қаласы|city)\.?$", "", bare)


def _is_no_place(bare: str) -> bool:
    """Whether some words are no name of a town: a sentence, an office, a title, an event."""
    tokens = bare.split()
    small = [x for x in tokens if x[0].islower() and folded(x) not in _IN_PLACES]
    if (small and tokens[0] != small[0]) or not bare[0].isupper():
        return True
    if (
        bare[-1] in "'’"
        or not _PLACE.match(bare)
        or len(tokens) > MOST_PLACE_WORDS
        or any(c.isdigit() for c in bare)
    ):
        return True
    if (begins(bare, "salutations") or is_body(bare)) and len(tokens) > 1:
        return True
    if names_event(bare) or has(bare, "weekdays") or is_office(bare):
        return True
    titled = any(has(bare, field) for field in ("press_release", "statement", "open_letter"))
    labels = folded(tokens[0]) in _PAPERS or folded(bare) in entries("date_label")
    none = is_navigation(bare) or is_sentence(bare) or says_little(bare)
    return titled or labels or none


def _without(text: str, field: str, *, at_end: bool) -> str:
    for entry in entries(field):
        plain = folded(text)
        if at_end and re.search(rf"(?:^|[\s,.]){re.escape(entry)}[\s,.:]*$", plain):
            return _without(own(text, 0, plain.rindex(entry)).rstrip(" ,:("), field, at_end=True)
        if not at_end and re.match(rf"{re.escape(entry)}[\s:]", plain):
            return own(text, len(entry)).lstrip(" :")
    return text
