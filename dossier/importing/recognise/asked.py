"""Questions in parliaments, and notes between authorities: who writes, and to whom, by their form.

`Question for written answer to the Commission`; `The Embassy presents its compliments to …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dossier.importing.layout import Line
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.correspondents import NOBODY, Told
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.finding import LIKELY, UNSURE, Party
from dossier.importing.recognise.names import person
from dossier.importing.recognise.offices import is_body, is_office
from dossier.importing.recognise.sane import is_name
from dossier.importing.recognise.tidy import plain_case

MOST_HEAD, MOST_BELOW, MOST_READ = 14, 9, 700
"""Lines among which a question has its title; lines below that; characters of a first paragraph."""
_QUESTION = re.compile(
    r"^\W*(?:(?:parliamentary |priority )?question "
    r"(?:for|with request for) (?:written|oral) answer|"
    r"question (?:avec demande de réponse )?(?:écrite|orale)|"
    r"(?:kleine |große |dringliche )anfrage|(?:schriftliche|mündliche) (?:an)?frage|"
    r"anfrage zur (?:schriftlichen|mündlichen) beantwortung|"
    r"pregunta (?:con solicitud de respuesta )?(?:escrita|oral)|pregunta para respuesta|"
    r"interrogazione (?:con richiesta di |a )risposta|interpellanza|interpelacja|interpellation|"
    r"zapytanie (?:nr|poselskie)|pytanie wymagające odpowiedzi|"
    r"депутатский запрос|запит народного депутата)",
    re.IGNORECASE,
)
"""How the title of a question begins."""
_TO = re.compile(
    r"(?:^|\s)(?i:to the|an die|an den|à la|à l['’]|au|aux|a la|al|alla|all['’]|ai|do|"
    r"dirigida al?)\s?"
    r"(?P<to>(?!(?:nr|rule)\b)[A-ZÀ-ÝŁŚ][\w'’/ -]{3,90}?|minist\w+ [^,;:.\d]{3,60}?|"
    r"premiera|prezesa rady ministrów)"
    r"(?=$|[,;:.(]|\s(?:rule|article|artikel|w sprawie|ws\.|on|sur|über|sobre|su|concerning)\b)"
)
_WRITER = re.compile(
    r"^(?:[Zz]głaszając\w+|[Aa]utor(?:e|zy|en|s)?|[Aa]uthors?|[Pp]resentat[oa](?: da)?|"
    r"[Ss]ubmitted by|[Tt]abled by|[Pp]résentée? par|[Dd]e[rs] Abgeordneten|[Vv]on|[Bb]y|"
    r"[Pp]resentada por|[Aa]utores)\s?:?\s+(?P<who>[^\W\d_].{3,300})$"
)
_BY_LABEL = re.compile(
    r"^(?:presentat[oa] da|presentada por|submitted by|zgłaszający|autor\w*)\W*$", re.IGNORECASE
)
"""A label above the name of whoever asks."""
_OF = re.compile(
    r"^Question (?:écrite|orale)[^,]*?\sde\s(?:M\.|Mme|Mlle)\s"
    r"(?P<who>[^(\d,–-]{4,60}?)\s*(?:\(|,|$|–|-\s)"
)
_GROUPED = re.compile(r"(?P<who>[^\W\d_][^(),;]{3,50}?)\s*\([^()]{2,40}\)")
"""Whoever asks, with the political group: `N. N. (S&D)`."""
_ATTENTION = re.compile(
    r"(?:attire (?:une nouvelle fois )?l['’]attention d(?:e|u)|interroge|demande à|"
    r"souhaite interroger|appelle l['’]attention de)\s(?:M\.|Mme|Mlle|Monsieur|Madame)\s"
    r"(?P<to>(?:le|la|l['’])\s?.{4,120}?)"
    r"\s(?:sur|au sujet|à propos|quant|s['’]il|si|de bien|quelles?|quels?)\s"
)
_BY, _TO_WHOM, _ENDS = r"(?P<by>[^\W\d_a-z].{3,140}?)", r"(?P<to>[^\W\d_].{3,140}?)", r"(?:\s?,|\.)"
_COMPLIMENTS = tuple(
    re.compile(rf"^\W*(?:{article})?{_BY} (?:{words}){_TO_WHOM}(?:{end}|{_ENDS})")
    for article, words, end in (
        ("The ", "presents? (?:its|his|her|their) compliments to (?:the )?", ",? and| in "),
        ("L['’]|La |Le ", "présente ses compliments (?:au |à la |à l['’]|aux )", ",? et"),
        (
            "L['’]|La |Il ",
            "presenta i (?:suoi|propri) complimenti (?:al |alla |all['’])",
            ",? ed? ",
        ),
        ("La |El ", "(?:saluda|presenta sus)[^,.]{0,40}? (?:al |a la |a el )", ",? y "),
        ("Die |Das ", "(?:beehrt sich,?|entbietet) (?:dem |der )", " mitzuteilen| ihre| und"),
        ("", "(?:przesyła|przedstawia) (?:swoje )?wyrazy [^,.]{3,30}? (?=[A-ZŁŚ])", ",? i "),
        ("", "свидетельствует сво[её] уважение ", ",? и "),
        ("", "(?:засвідчує|висловлює) сво[юєї] повагу ", ",? (?:та|і|й) "),
    )
)
"""How a note between authorities begins, from one to the other."""
_DATIVE = {
    "министерству": "Министерство", "міністерству": "Міністерство", "посольству": "Посольство",
    "департаменту": "Департамент", "секретариату": "Секретариат", "миссии": "Миссия",
    "секретаріату": "Секретаріат", "представництву": "Представництво", "місії": "Місія",
    "представительству": "Представительство", "ministerstwu": "Ministerstwo",
    "ambasadzie": "Ambasada", "departamentowi": "Departament",
}  # fmt: skip


def between_authorities(letter: Outline) -> Told:
    """Return between whom a note goes that begins with compliments."""
    for chunk in letter.chunks[:MOST_HEAD]:
        first = letter.lines[chunk.first]
        text = " ".join(x.words for x in letter.lines[chunk.first : chunk.last])[:MOST_READ]
        match = next(filter(None, (form.match(text) for form in _COMPLIMENTS)), None)
        if match and is_body(match["by"]):
            to = match["to"].strip()
            word, space, rest = to.partition(" ")
            plain = f"{_DATIVE.get(word.lower(), word)}{space}{rest}"
            note = "by the words with which the note begins"
            return Told(
                Party(match["by"].strip(), "", "", LIKELY, first.number, first.words, note),
                (Party(plain, "", "", LIKELY, first.number, first.words, note, plain != to),),
            )
    return NOBODY


def asked(letter: Outline) -> Told:
    """Return who asks, and whom, by the lines below the title of a question."""
    title = next(
        (i for i, line in enumerate(letter.lines[:MOST_HEAD]) if _QUESTION.match(line.words)), None
    )
    if title is None:
        return NOBODY
    lines = letter.lines[title : title + MOST_BELOW]
    writers = list(_writers(lines))
    if not writers and any(part is Part.SIGNATURE for part in letter.parts):
        return Told(None, tuple(_readers(letter, lines)))
    return Told(writers[0] if len(writers) == 1 else None, tuple(_readers(letter, lines)))


def _writers(lines: Sequence[Line]) -> Iterator[Party]:
    """Return who asks: behind a label, below one, or with the group in brackets."""
    for index, line in enumerate(lines):
        labelled = _OF.match(line.words) or _WRITER.match(line.words)
        below = index and _BY_LABEL.match(lines[index - 1].words)
        text = labelled["who"] if labelled else line.words if below else ""
        found = [one["who"] for one in _GROUPED.finditer(text)] or [text.partition(",")[0]]
        if not text and not _QUESTION.match(line.words):
            found = [one["who"] for one in _GROUPED.finditer(line.words)]
        told = [x for x in (parse(one.strip(), line.number) for one in found) if x]
        people = [one for one in told if person_in(one) and person(one.name)]
        if people and len(people) == len(found):
            note = "by the lines above the question"
            yield from (replace(x, confidence=LIKELY, quote=line.words, note=note) for x in people)
            return


def _readers(letter: Outline, lines: Sequence[Line]) -> Iterator[Party]:
    """Return who is asked: below the title, or by the first words of the question."""
    note = "who is asked, by the words of the question"
    for line in lines:
        match = _TO.search(line.words) if len(line.words) < MOST_READ / 4 else None
        name = match["to"].strip() if match else ""
        leads = match is not None and match.start() == 0
        if name and is_name(name) and (is_body(name) or is_office(name) or leads):
            yield plain_case(Party(name, "", "", UNSURE, line.number, line.words, note))
            return
    for chunk in letter.chunks:
        first = letter.lines[chunk.first]
        text = " ".join(x.words for x in letter.lines[chunk.first : chunk.last])[:MOST_READ]
        match = _ATTENTION.search(text)
        if match:
            name = re.sub(r"^(?:le |la |l['’])", "", match["to"].strip())
            yield Party(name, "", "", UNSURE, first.number, first.words, note)
            return
