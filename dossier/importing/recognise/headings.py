"""Whom a heading above a letter says that it goes to, in any words: `N. N. writes to N. N.`."""

from __future__ import annotations

import itertools
import re

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, folded, own, words
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.name_and_office import GERMANIC, office_and_surname
from dossier.importing.recognise.name_words import MATTERS
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office_word

_WRITES = re.compile(
    r"\b(?:letters?|appeals?|writes?|wrote|written|asks?|asked|call|calls|petition|message|"
    r"brief|schreiben|schreibt|appell|appelliert|bitte[nt]?|aufruf|"
    r"lettre|lettres|appel|ecrit|ecrivent|demande|demandent|message|interpelle\w*|"
    r"lettera|lettere|appello|scriv\w+|scritto|chied\w+|chiesto|messaggio|rivol\w+|"
    r"carta|cartas|llamamiento|escrib\w+|pid\w+|piden|mensaje|"
    r"list|listy|apel|apeluj\w*|pismo|pisz\w+|zwrac\w+|wniosek|"
    r"письмо|обращение|обращен\w+|призыв\w*|пишет|пишут|просит|просят|лист|звернен\w+|"
    r"хат|үндеу)\b"
)
"""That somebody writes to somebody."""
_TO = re.compile(
    r"(?<!\w)(?:a l'(?:intention|attention) d(?:e\s+|')|for the attention of )(?=\S)|"
    r"(?<!\w)(?:to|an|at|a|au|aux|al|alla|allo|all'|ai|do|к|до)\s+(?:the |la |le |l'|el |den |die |"
    r"das |der |herrn |frau )?(?=\S)|(?<!\w)(?:all'|a l')(?=\w)"
)
_ENDS = re.compile(
    r"\s[–—-]\s|[:;!?|(«\"“„]|\.(?:\s|$)|"
    r"\s(?:per|for|on|about|regarding|concerning|over|wegen|zur|zum|sur|pour|sobre|para|por|"
    r"contre|against|gegen|contro|w sprawie|про|о|об|щодо|la|le|il|el|to|zu|di|de|s'|che|que|"
    r"dass|that|and|und|et|sul|sulla|sui)\s|\ssull['’]"
)
MOST_HEAD = 12
MOST_NAME = 4
"""Words of a name in a heading."""


ABOUT = re.compile(
    r"\s(?:on|about|regarding|concerning|over|following|after|amid|ahead of|re:|sur|concernant|"
    r"à propos|au sujet|über|wegen|zur|zum|sobre|su|sul|sulla|sui|in merito|w sprawie|ws\.|щодо|"
    r"по поводу)\s|\ssull['’]|\s(?:ce jour|en date|(?:vom|du|of|le) \d)|"
    r"\s?:\s|[;(|]|(?<=[^\W\d_]{3})\.\s|\s[–—-]\s|"
    r",\s(?:of |dated )?\d|,\s(?:le|del|vom|z dnia)\s\d",
    re.IGNORECASE,
)
"""Between whom a title says that a letter goes to, and what it is about."""
_SENT = re.compile(
    r"\b(?:following|below|this|open) letter (?:was |has been )?(?:sent |addressed )?to\s|"
    r"\b(?:sent|wrote|written|addressed) (?:(?:the|a|an|this) )?(?:\w+ )?(?:letter )?to\s|"
    r"\blettre (?:ouverte )?(?:suivante )?(?:adressee |envoyee )?(?:a|au|aux)\s|"
    r"\bcarta (?:abierta )?(?:enviada |dirigida )?(?:a|al)\s|"
    r"\blettera (?:inviata )?(?:a|al|alla)\s|"
    r"\b(?:inviat[ao]|mandat[ao]|spedit[ao])\b[^:]{0,40}?\b(?=(?:al|alla|ai|agli|all')\s?\w)|"
    r"\b(?:letter|communication|message) (?:has been |was )?sent to\s|"
    r"\b(?:gesandt|gerichtet|geschickt) an\s|\b(?:adresse|envoye)e? (?=(?:a|au|aux)\s)|"
    r"\b(?:enviad|remitid|dirigid)[ao] (?=(?:a|al|a la)\s)|"
    r"\b(?:folgenden |offenen )?brief an (?:den |die |das )?"
)
"""What an introduction says before whom the letter below went to; folded."""
_AND = re.compile(r",?\s+(?:and|et|und|y|e|oraz)\s+(?:to\s+|à\s+|an\s+|al?\s+)?(?=[A-ZÀ-Ý])")
_ABOVE = frozenset({Part.BODY, Part.LETTERHEAD, Part.SUBJECT})
FEW_BLOCKS, LONGEST_INTRODUCTION = 5, 600


_BYLINE = re.compile(r"(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i)\s[A-ZÀ-Ý][\w'’-]+\s[A-ZÀ-Ý]")
"""How a line begins that says who has written."""


def introduced(letter: Outline) -> tuple[Party, ...]:
    """Return those with a title to whom a paragraph above the letter says that it went."""
    for chunk in letter.chunks[:FEW_BLOCKS]:
        line = letter.lines[chunk.first]
        above = (x.words for x in letter.lines[chunk.first : chunk.last])
        text = " ".join(itertools.takewhile(lambda x: not _BYLINE.match(x), above))
        plain = folded(text)
        titled = begins(text, "open_letter") or begins(text, "joint_letter")
        if letter.parts[chunk.first] not in _ABOVE or titled or len(plain) != len(text):
            continue
        match = _SENT.search(plain) if len(text) < LONGEST_INTRODUCTION else None
        told = [parse(one, line.number) for one in _AND.split(text[match.end() :])] if match else []
        named = [x for x in told if x and person_in(x) and (untitled(x.quote)[1] or x.capacity)]
        if named and told[0] is named[0]:
            note = "from what is said above the letter"
            return tuple(replace(one, confidence=UNSURE, note=note) for one in named)
        if match and text.rstrip().endswith(":") and (found := _listed(text[match.end() :], line)):
            return found
    return ()


_ONE_TO = re.compile(
    r"^(?:e|ed|and|et|und|y|oraz|as well as|sowie)?\s?(?:to |a |al |alla |ai |agli |all['’]|aux? |"
    r"à |"
    r"à l['’]|à la |an |an den |an die |a la |a los )?(?:the |la |le |l['’]|den |die |das )?",
    re.IGNORECASE,
)
"""What stands before each of several in a sentence that tells to whom something went."""
MOST_NAMED = 8


def _listed(text: str, line: Line) -> tuple[Party, ...]:
    """Return the offices, bodies and groups to whom a sentence says that the letter below went."""
    pieces = re.split(r",\s+|\s(?:and|et|und|y|e|ed|oraz|sowie)\s(?=\w)", text.strip(" :."))
    told = [_ONE_TO.sub("", piece, count=1).strip(" ,:") for piece in pieces]
    called = [x for x in told if x[:1].isupper() or _ALL.match(folded(x))]
    known = told[0] and (begins_with_office(told[0]) or is_body(told[0]))
    if not known or len(called) < len(told) or max(len(x.split()) for x in told) > MOST_NAMED:
        return ()
    note = "from what is said above the letter"
    return tuple(Party(x, "", "", UNSURE, line.number, line.words, note) for x in called)


_ALL = re.compile(r"(?:tutt[ei]|all|tou(?:te)?s|alle|tod[oa]s|wszyst\w+)\s")


def headed(letter: Outline) -> tuple[Party, ...]:
    """Return the one person to whom a heading says that somebody writes."""
    for line, part in zip(letter.lines[:MOST_HEAD], letter.parts, strict=False):
        if part in {Part.BODY, Part.LETTERHEAD, Part.SUBJECT} and line.kind is not LineKind.HEADER:
            found = _of_heading(line) if len(line.words) < 200 else None
            if found is not None:
                return (found,)
    return ()


def _of_heading(line: Line) -> Party | None:
    plain = folded(line.words)
    if len(plain) != len(line.words):
        return None
    written = _WRITES.search(plain)
    if written is None:
        return None
    for match in _TO.finditer(plain, written.end()):
        party = _called(line.words[match.end() :], line)
        if party is not None:
            return party
    return None


def _called(text: str, line: Line) -> Party | None:
    """Return who is named at the beginning of a text that goes on."""
    whole = named_first(text.strip(" *."), line)
    if whole is not None:
        return whole
    first = _ENDS.split(text)[0].strip(" ,.*")
    party = parse(first, line.number)
    if party is not None and person_in(party) and len(party.name.split()) > 1:
        return replace(party, confidence=UNSURE, quote=line.words, note="from a heading")
    bare, _ = untitled(first)
    alone = len(bare.split()) == 1 and person(bare, alone=True)
    if alone and bare[:1].isupper() and folded(bare) not in words("places") and len(bare) > 3:
        return Party(bare, "", "", UNSURE, line.number, line.words, "from a heading")
    return None


def named_first(text: str, line: Line) -> Party | None:
    """Return whom a text names before an office without a comma: `Mr N. N. President of …`."""
    bare, titles = untitled(text)
    tokens = bare.split()
    for size in range(2, min(MOST_NAME, len(tokens) - 1) + 1):
        name, office = " ".join(tokens[:size]).strip(","), " ".join(tokens[size:])
        if person(name) and is_office_word(folded(tokens[size]).strip(".,")) and titles:
            return Party(
                name, office.strip(" .,"), "", UNSURE, line.number, line.words, "from a heading"
            )
    return None


def surnamed(party: Party, text: str) -> Party:
    """Return by surname whom an office stands before: `Minister of Justice N.`; else as it is."""
    split = office_and_surname(text, GERMANIC) if "without a name" in party.note else None
    if split is None:
        return party
    office, name = split
    last = folded(re.split(r"[\s/]", office)[-1])
    known = folded(name) in words("bodies") | words("places") | MATTERS
    if known or not (is_office_word(last) or last in MATTERS):
        return party
    return replace(party, name=name, capacity=office, note="")


def opened(line: Line) -> str:
    """Return what a title says after `Open letter from … to`; empty where it says no such thing."""
    text = line.words.strip(" *_")
    entry = begins(text, "open_letter") or begins(text, "joint_letter")
    plain = folded(text)
    if not entry or len(plain) != len(text):
        return ""
    match = _TO.search(plain, len(entry))
    told = own(text, match.end()) if match else ""
    called = untitled(told)[1] or begins_with_office(told)
    return told if called or person(_ENDS.split(told)[0].strip(" ,.")) else ""
