"""Who a heading says writes to whom: `Letter from N. N. to N. N.`, `N. N. writes to N. N.`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, folded, own
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise import slavic_titles
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.finding import UNSURE, Party
from dossier.importing.recognise.genitive import plain
from dossier.importing.recognise.headings import ABOUT, named_first, surnamed
from dossier.importing.recognise.names import untitled
from dossier.importing.recognise.offices import begins_with_office, is_body
from dossier.importing.recognise.tidy import plain_case

_PAPER = (
    r"(?:(?:open|joint|public|offener|offene|lettre|ouverte|gemeinsamer)\s)*"
    r"(?:letter|appeal|message|memorandum|response|reply|answer|lettre(?: ouverte)?|appel|reponse|"
    r"question(?: ecrite| orale)?|courrier|\w*brief|\w*schreiben|"
    r"\w*telegramm?|kondolenz|beileid|gruss|telegramme|telegram+a|depesza|\w*botschaft|gluckwunsche?|appell|antwort|antwortschreiben|"
    r"carta(?: abierta)?|respuesta|mensaje|escrito|lettera(?: aperta)?|risposta|appello|"
    r"messaggio|list(?: otwarty)?|apel|odpowiedz|pismo)"
)
_BY = r"(?:from|by|signed by|of|de|du|des|d'|von|vom|der|del|di|della|dell'|da|dal|od)"
_TO = (
    r"(?:to|addressed to|a|au|aux|a l'|a la|a l'attention d[eu]|an|an den|an die|an das|ans|al|"
    r"a los|a las|ai|alla|allo|all'|agli|do)"
)
_FROM_TO = re.compile(
    rf"(?:^|[:.|–—-]\s){_PAPER}\s{_BY}(?:\s|(?<='))(?P<by>\S.{{3,110}}?)\s{_TO}(?:\s|(?<='))"
    r"(?P<to>\S.{3,160})$"
)
_OPEN_TO = re.compile(
    r"\s[–—:|.-]\s(?:open letter|lettre ouverte|offener brief|carta abierta|lettera aperta|"
    rf"list otwarty)\s{_TO}(?:\s|(?<='))(?P<to>\S.{{3,140}})$"
)
"""An open letter after a headline, and to whom."""
_WITHIN = re.compile(
    rf"\s{_PAPER}\s{_BY}(?:\s|(?<='))(?P<by>\S.{{3,110}}?)\s{_TO}(?:\s|(?<='))"
    r"(?P<to>\S.{3,160})$"
)
"""The same within a sentence: `We publish the letter from N. N. to N. N.`."""
_TO_FROM = re.compile(
    rf"(?:^|[:.|–—-]\s){_PAPER}\s{_TO}(?:\s|(?<='))(?P<to>\S.{{3,110}}?)\s"
    r"(?:from|by|signed by|de la part d[eu]|von|vom|da|dal|dalla|por parte de|od)\s"
    r"(?P<by>\S.{3,110})$"
)
_POLISH = re.compile(rf"^{_PAPER}\s(?P<by>[^\W\d_].{{2,90}}?)\sdo\s(?P<to>\S.{{3,140}})$")
_WRITES = re.compile(
    r"^(?P<by>\S.{4,90}?)\s(?:writes|wrote|appeals|addresses|schreibt|ecrit|escribe|scrive|pisze)\s"
    r"(?:(?:an?|une|eine[n]?|una)\s)?(?:(?:open|joint|offenen|carta|lettre|lettera|list)\s)*"
    r"(?:letter|brief|abierta|ouverte|aperta|otwarty)?\s?"
    rf"{_TO}(?:\s|(?<='))(?P<to>\S.{{3,140}})$"
)
_TURNS_TO = re.compile(
    r"^(?P<by>\S.{4,90}?)\s(?:gratuliert|kondoliert|dankt|antwortet|congratulates|condoles with|"
    r"thanks|(?:replies|responds) to|felicite|remercie|repond a|presente ses condoleances a|"
    r"felicita a|agradece a|responde a|si congratula con|ringrazia|risponde a|gratuluje|dziekuje)\s"
    r"(?P<to>\S.{5,140})$"
)
"""A headline that says to whom somebody turns with good wishes, thanks or an answer; folded."""
_SORTS = frozenset({"open", "joint", "public", "an open", "a joint", "new", "our"})
_THEIRS = re.compile(
    r"^(?P<by>[^\W\d_].{2,80}?)(?:'s)?\s(?:(?:open|joint|public)\s)*(?:letter|appeal)\s"
    r"(?:to)\s(?P<to>\S.{3,140})$"
)
"""How a heading, folded, says who writes to whom."""
_ARTICLE = re.compile(
    r"^(?:the|le|la|les|l['’]|der|die|das|dem|den|des|el|los|las|il|lo|i|gli)(?:\s+|(?<=['’]))",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s(?:and|et|und|y|e|oraz|i)\s(?:to |to the |à |au |aux |an |an den |al |a la |a |alla |do )?"
    r"(?=[A-ZÀ-ÝŁŚŻ])"
)
_ACRONYM = re.compile(r"\s(?:de la |del |de )[A-Z][a-z]{2,4}$")
"""What looks like a surname, and was an acronym: `Sala de la SCJN`."""
_MANY = re.compile(
    r"\b(?:organi[sz]ations|ngos|groups|associations|members|mps|meps|parliamentarians|lawyers|"
    r"associazioni|organizzazioni|organizaciones|asociaciones|organisationen|verbande|verbanden|"
    r"organizacji|stowarzyszen|deputes|deputies|scholars|experts|citizens)\b"
)
"""Several who are not named: `from 40 organisations`."""
MOST_LINES, LONGEST = 12, 260
_ABOVE = frozenset({Part.BODY, Part.LETTERHEAD, Part.SUBJECT})


class Told(Struct, frozen=True):
    """What one heading says: who writes, and to whom."""

    writer: Party | None
    readers: tuple[Party, ...]


NOBODY = Told(None, ())


def correspondents(letter: Outline) -> Told:
    """Return who the first heading that tells of both says writes to whom."""
    for line in _headings(letter):
        told = _of(line)
        if told.writer or told.readers:
            return told
    writer = next(filter(None, map(_before_title, letter.lines[:MOST_LINES])), None)
    return Told(writer, ())


def _before_title(line: Line) -> Party | None:
    """Return who stands before a title with a colon: `N. N.: Open letter to …`."""
    before, colon, after = line.words.partition(":")
    titled = colon and any(begins(after, field) for field in ("open_letter", "joint_letter"))
    party = parse(before, line.number) if titled else None
    if party is None or person_in(party) is None:
        return None
    return replace(party, confidence=UNSURE, quote=line.words, note="from the heading")


def _headings(letter: Outline) -> Iterator[Line]:
    """Return the lines above the text that may be a heading, one over several lines as one."""
    for chunk in letter.chunks:
        if chunk.first >= MOST_LINES or letter.parts[chunk.first] is Part.SALUTATION:
            return
        lines = letter.lines[chunk.first : chunk.last]
        text = " ".join(line.words for line in lines)
        same = all(part in _ABOVE for part in letter.parts[chunk.first : chunk.last])
        if same and lines[0].kind is not LineKind.HEADER and len(text) < LONGEST:
            yield replace(lines[0], words=text.strip(" *_"))


def _of(line: Line) -> Told:
    if slavic := slavic_titles.both(line.words):
        reader = slavic_titles.written_to(slavic[1], line.number)
        by = slavic[0]
        writer = slavic_titles.named_last(by) if slavic_titles.says(line.words) else None
        writer = writer or slavic_titles.written_by(by) or _body(by if by.isupper() else plain(by))
        if writer or (reader and person_in(reader)):
            return _both(writer, [reader] if reader else [], line)
    text = folded(line.words).rstrip(" .:")
    for form in (_FROM_TO, _TO_FROM, _WRITES, _POLISH, _THEIRS):
        match = form.search(text)
        if match is None or match["by"] in _SORTS:
            continue
        by, to = (own(line.words, *match.span(group)) for group in ("by", "to"))
        writer, readers = _one(by, line, titled=form is not _WRITES), _several(to, line)
        if readers and (writer or form in {_FROM_TO, _TO_FROM}):
            return _both(writer, readers, line)
    if turned := _TURNS_TO.match(text):
        readers = _several(own(line.words, *turned.span("to")), line)
        if any(map(person_in, readers)):
            return _both(None, readers, line)
    if opened := _OPEN_TO.search(text):
        return _both(None, _several(own(line.words, *opened.span("to")), line), line)
    match = _WITHIN.search(text)
    if match is None:
        return NOBODY
    by, to = (own(line.words, *match.span(group)) for group in ("by", "to"))
    writer, readers = _one(by, line, titled=False), _several(to, line)
    return _both(writer, readers, line) if writer and any(map(person_in, readers)) else NOBODY


def tells(line: Line) -> bool:
    """Whether a line says who writes to whom, and is no address."""
    told = _of(line)
    turns = _TURNS_TO.match(folded(line.words)) is not None
    both = slavic_titles.both(line.words)
    says = slavic_titles.says(line.words) or turns or bool(both and both[0])
    return bool(told.readers) and (told.writer is not None or says)


def _body(name: str) -> Party | None:
    whole = " " in name or (name.isupper() and len(name) > 1)
    return Party(name, is_supplied=not name.isupper()) if whole else None


def _both(writer: Party | None, readers: Sequence[Party], line: Line) -> Told:
    def told(one: Party) -> Party:
        note = f"{one.note}, from the heading" if one.note else "from the heading"
        return replace(one, confidence=UNSURE, line=line.number, quote=line.words, note=note)

    return Told(plain_case(told(writer)) if writer else None, tuple(told(one) for one in readers))


def _one(text: str, line: Line, *, titled: bool) -> Party | None:
    """Return the person or the organisation that some words of a heading name.

    An office alone, too, where a title says in so many words whose letter it is.
    """
    bare = _ARTICLE.sub("", text.strip(" ,."))
    party = named_first(text, line) or parse(bare, line.number)
    if party is None or person_in(party):
        return party
    if _MANY.search(folded(bare)):
        return None
    is_office_alone = titled and bare[0].isupper() and begins_with_office(bare)
    return party if is_office_alone or (is_body(bare) and not party.note) else None


def _several(text: str, line: Line) -> list[Party]:
    """Return whom some words of a heading name as those written to."""
    whole = parse(_ARTICLE.sub("", text.strip(" ,.")), line.number)
    if whole is not None and person_in(whole) and whole.capacity and not _is_acronym(whole, line):
        return [whole]
    told = ABOUT.split(text)[0].strip(" ,.")
    made: list[Party] = []
    for part in _AND.split(told):
        bare = _ARTICLE.sub("", part.strip())
        party = named_first(part, line) or parse(bare, line.number)
        party = surnamed(party, bare) if party else None
        if party is not None and _is_acronym(party, line):
            party = None
        called = party and (person_in(party) or begins_with_office(bare) or is_body(bare))
        if party is not None and (called or untitled(part)[1]):
            made.append(party)
        elif not made:  # whoever stands first is not understood
            return []
    return made


def _is_acronym(party: Party, line: Line) -> bool:
    """Whether what looks like a surname was an acronym, or part of a name: `Sala de la SCJN`."""
    return _ACRONYM.search(party.name) is not None and not line.words.isupper()
