"""How a document is made, and whom it speaks to."""

from __future__ import annotations

import itertools
import re

from dossier.importing.foot import is_foot
from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import folded, pattern
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.calendar import dates, rest
from dossier.importing.recognise.greeted import opening
from dossier.importing.recognise.own_date import opens_release
from dossier.importing.recognise.places import MOST_BEFORE, MOST_OPENINGS, opening_place
from dossier.importing.recognise.replies import of_yours, refers
from dossier.importing.recognise.rolls import roll
from dossier.importing.recognise.seen import Read, first_with
from dossier.importing.recognise.voice import calls_you, speaks_for_itself
from dossier.importing.signs import is_heading_of

STANCE, OPENING = 200, 400
"""Characters of a first sentence, and of what a document opens with."""
MOST_FIRST = 2
"""Paragraphs of which one may be the first, below a title."""
MANY_SIGN = 5
"""Lines of a signature of many, or names in its run."""

_PRESS_WORK = re.compile(
    r"press(?:e)?[ -]?(?:contact|kontakt|office|officer|stelle|sprecher\w*|abteilung|service|"
    r"dienst|team|releases?|aussendung|information|meldung|mitteilung)|"
    r"media (?:contact|enquir|inquir|relations|releases?|office)|\bots\b|attache\w* de presse|"
    r"service de presse|contacts? presse|communiques? de presse|ufficio stampa|"
    r"comunicat[oi] stampa|(?:oficina|gabinete|departamento|contacto) de prensa|notas? de prensa|"
    r"biuro prasowe|rzeczni\w+ prasow|komunikaty? prasow|пресс-?служб|пресс-?релиз|прес-?служб|"
    r"прес-?реліз|(?:press|presse|media|prensa|stampa|newsroom|biuroprasowe)@|баспасоз"
)
"""Words of those who work for the press, wherever they stand."""
_STANDS = re.compile(
    r"\b(?:express(?:es)? (?:\w+ ){0,3}(?:concern|solidarity|indignation|regret|protest|outrage)|"
    r"(?:strongly |firmly )?condemns?|deplores?|protests? against|"
    r"exprim\w+ (?:\w+ ){0,3}(?:inquietude|solidarite|indignation|preoccupation)|condamn\w+|"
    r"denonc\w+|protestier\w+|verurteil\w+|expres\w+ su (?:\w+ ){0,2}(?:preocupacion|solidaridad|"
    r"rechazo)|condenam?|rechaza\w*|condann\w+|"
    r"esprim\w+ (?:\w+ ){0,3}(?:preoccupazione|solidarieta)|"
    r"wyraza\w* (?:\w+ ){0,3}(?:sprzeciw|zaniepokojenie|solidarnosc|oburzenie|protest)|potepia\w*|"
    r"выража\w+ (?:\w+ ){0,4}(?:озабоченност|протест|солидарност|тревог)|осужда\w+|"
    r"висловлю\w+ (?:\w+ ){0,4}(?:стурбован|занепоко|протест|солідарн)|засуджу\w+|протесту\w+)"
)
"""Takes a stance, as statements do in their first sentence; folded."""
_WRITES_TO_YOU = re.compile(
    r"^(?:we|i)(?: are| am)?(?:, the undersigned,?)? writ(?:e|ing) (?:to|as|in|on|about|with)\b|"
    r"\bnos dirigimos a (?:usted|ud|su|vuestra|ustedes)|\bme dirijo a (?:usted|ud|su|vuestra)|"
    r"\b(?:nous vous (?:ecrivons|adressons)|je vous (?:ecris|adresse))\b|"
    r"\b(?:ich schreibe|wir schreiben|ich wende mich an|wir wenden uns an) (?:ihnen|sie)\b|"
    r"\b(?:le|vi) scriv(?:o|iamo)\b|\bci rivolgiamo a (?:lei|voi)\b|"
    r"\bzwraca(?:m|my)? sie do (?:pana|pani|panstwa)\b|"
    r"\bобраща(?:юсь|емся|ется) к (?:вам|ваше)|\bзверта(?:юся|ємося|юсь|ється) до вас|"
    r"\bсізге жазып"
)
"""Speaks in its first words to somebody, as letters do; folded."""
_SPOKEN = re.compile(
    r"[\"”»“],?\s(?:said|says|declared|stated|d[eé]clare|a d[eé]clar[eé]|erkl[aä]rte?|sagte?|so\b|"
    r"ha dichiarato|afirm[aó]|dijo|powiedzia|заявил|заявив|сказал|сказав)|"
    r"(?:said|says|erklärt|sagte|déclare|declared|afirmó|señaló|заявил\w*|заявив|повідомив)\s"
)
"""Tells what somebody has said, as releases do."""
_STATE = re.compile(
    r"minist|gouvern|government|regierung|gobierno|governo|rzad|praesid|presiden|prokurat|prosecut|"
    r"прокурат|министер|мiнiстер|міністер|embass|ambassad|botschaft|embajad|ambasciat|посольств|"
    r"amt\b|behorde|\bcouncil\b|\bagency\b|\bauthority\b|\boffice\b|prefect|\bmairie\b|urzad|"
    r"defenseur|ombuds|rzecznik|home office|foreign office|bundesamt|auswartiges|commission|"
    r"министрл|департамент|department|council of europe|united nations|nations unies"
)
"""Words of authorities, who answer more often than they ask; folded."""


_DEPARTMENT = re.compile(
    r"\babteilung|\breferat\b|\bdepartment\b|\bservice de\b|\bburgerservice|\bufficio\b|"
    r"\bdireccion\b|\bdirezione\b|\bdirection\b|\bdepartament|\bwydzial|\bбюро\b|отдел|відділ|управлени"
)
"""Words of a part of an authority that signs; folded."""


def of_state(letter: Outline) -> Line | None:
    """Return the line of the letterhead that names an authority."""
    return first_with(letter.of(Part.LETTERHEAD), _STATE, OPENING)


def of_department(letter: Outline) -> Line | None:
    """Return the line of the signature that names a part of an authority."""
    return first_with(letter.of(Part.SIGNATURE), _DEPARTMENT, OPENING)


def greeting(one: Read) -> Line | None:
    """Return the salutation."""
    return one.first(Part.SALUTATION)


def greeting_in_text(one: Read) -> Line | None:
    """Return the salutation with which a paragraph begins."""
    return None if one.greets else opening(one.letter)


def close(one: Read) -> Line | None:
    """Return the complimentary close."""
    return one.first(Part.CLOSING)


def address(one: Read) -> Line | None:
    """Return the first line of an address above the text."""
    lines = one.letter.of(Part.ADDRESSEE)
    return next((line for line in lines if line.kind is not LineKind.HEADER), None)


def signature(one: Read) -> Line | None:
    """Return the first line of the signature."""
    return next(iter(one.signers), None)


def bare(one: Read) -> Line | None:
    """Return the first line of a text that has nothing of a letter: no address, no name below."""
    parts = one.letter.parts
    of_letters = (Part.SALUTATION, Part.CLOSING, Part.ADDRESSEE, Part.SIGNATURE)
    has_any = any(part in parts for part in of_letters) or greeting_in_text(one) is not None
    return None if has_any or writes_to_you(one) else one.first(Part.BODY)


def many_sign(one: Read) -> Line | None:
    """Return the signature where many sign."""
    if len(one.signers) >= MANY_SIGN:
        return signature(one)
    names = roll(" ".join(line.words for line in one.signers))
    return signature(one) if names is not None and len(names.parts) >= MANY_SIGN else None


def list_of_signers(one: Read) -> Line | None:
    """Return the heading above those who sign."""
    lines = one.letter.of(Part.SIGNATURE)
    return next((line for line in lines if is_heading_of(line.words, "signed")), None)


_UNDERSIGNED = re.compile(
    r"\bundersigned\b|\bsoussigne|\bunterzeichn(?:et|er|end)|\bfirmantes\b|\bsottoscritt[aoie]\b|"
    r"\bsottoscriv|\bnizej podpisan|\bpodpisani\b|нижеподписавши|\bмы, подписавши|"
    r"нижчепідписан|що підписал|\bпідписанти\b|төменде қол қои|қол қоюшылар"
)
"""Says in the text that those speak who sign; folded."""


def undersigned(one: Read) -> Line | None:
    """Return the text where those speak who sign below."""
    return one.first(Part.BODY) if _UNDERSIGNED.search(one.plain[:OPENING]) else None


def contact(one: Read) -> Line | None:
    """Return the heading of a contact section; not a page's link above the text."""
    below = next((x.number for x in one.firsts), 0)
    lines = (x for x in one.letter.lines if x.kind is not LineKind.ITEM or x.number > below)
    return next((x for x in lines if is_heading_of(x.words, "contact")), None)


def named_release(one: Read) -> Line | None:
    """Return a line that has the name of a release in it, wherever it stands."""
    form = pattern("press_release", r"(?<!\w){}(?!\w)")
    both = zip(one.letter.lines, one.letter.parts, strict=True)
    own = itertools.takewhile(lambda x: x[1] is not Part.AFTER or not is_foot(x[0].words), both)
    return first_with([line for line, _ in own], form, STANCE)


def press_work(one: Read) -> Line | None:
    """Return a line that speaks of those who work for the press."""
    return first_with(one.letter.lines, _PRESS_WORK, STANCE)


def opens_as_release(one: Read) -> Line | None:
    """Return the paragraph that opens with a dateline, as releases do."""
    return next((x for x in one.firsts[:MOST_OPENINGS] if _opens_as_release(x.words)), None)


def _opens_as_release(text: str) -> bool:
    """Whether a paragraph begins with place, date and dash: `Berlin, 14 May 2018 – The …`."""
    if opening_place(text):
        return True
    for found in dates(text[:MOST_BEFORE])[:1]:
        before, after = rest(text, found).split("\u2402")
        return opens_release(before, after)
    return False


def stands(one: Read) -> Line | None:
    """Return the first paragraph where it takes a stance."""
    first = next(iter(one.firsts), None)
    return first if first and _STANDS.search(_begin(first)) else None


def tells_what_was_said(one: Read) -> Line | None:
    """Return the text where it tells what somebody has said."""
    return one.first(Part.BODY) if _SPOKEN.search(one.text) else None


def writes_to_you(one: Read) -> Line | None:
    """Return the first words by which somebody writes to somebody."""
    return next((x for x in one.firsts[:MOST_FIRST] if _WRITES_TO_YOU.search(_begin(x))), None)


def _begin(line: Line) -> str:
    return folded(line.words[:STANCE])


def no_you(one: Read) -> Line | None:
    """Return the text where it never calls the reader."""
    return one.first(Part.BODY) if calls_you(one.text) == 0 else None


def first_person(one: Read) -> Line | None:
    """Return the text where those who write speak for themselves."""
    return one.first(Part.BODY) if speaks_for_itself(one.text) else None


def answer(one: Read) -> Line | None:
    """Return the line by which a letter answers another."""
    return refers(one.letter)


_IN_ANSWER = re.compile(
    r"^\W*(?:re|r|aw|antw|odp|sv|rv|rif|res?p?|ответ|відп)\.?\s?(?:\[\d\])?:", re.IGNORECASE
)


def answers_mail(one: Read) -> Line | None:
    """Return the text of a mail whose subject says that it answers another."""
    told = (value for name, value in one.headers if name.lower() == "subject")
    return next(iter(one.letter.lines), None) if any(map(_IN_ANSWER.match, told)) else None


def yours(one: Read) -> Line | None:
    """Return the text where its first words speak of something that the reader has sent."""
    lines = [*one.letter.of(Part.SUBJECT), *one.letter.of(Part.BODY)]
    text = folded(" ".join(line.words for line in lines))[:OPENING]
    return lines[0] if lines and of_yours(text) else None


def authority(one: Read) -> Line | None:
    """Return the line of the letterhead that names an authority."""
    return of_state(one.letter)
