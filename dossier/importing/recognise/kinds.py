"""What a document is: letter, open letter, press release, statement, resolution or reply."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import begins, folded, pattern
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.calendar import dates
from dossier.importing.recognise.finding import GUESS, LIKELY, SURE, UNSURE, Finding
from dossier.importing.recognise.greeted import opening
from dossier.importing.recognise.replies import answers, reply
from dossier.importing.recognise.rolls import roll
from dossier.importing.signs import is_heading_of, is_letter_to

_SIGNED_BELOW = re.compile(r"\babajo firmantes\b|\blos firmantes\b|\blas firmantes\b")
"""Says in the text that several speak and sign."""
_COMUNICADO = re.compile(r"\bcomunicado\b(?! de prensa)")
"""The Spanish word for what is made known: by a press office, or by those who sign it."""
_OUR_OPEN = re.compile(
    r"\b(?:this|our|the present|my) open letter\b|\b(?:cette|notre|presente|ma) lettre ouverte\b|"
    r"\b(?:diese[nrms]?|unsere[nrms]?|meine[nrms]?) offene[nrs]? brief|"
    r"\b(?:esta|nuestra|presente|mi) carta abierta\b|"
    r"\b(?:questa|nostra|presente|mia) lettera aperta\b|"
    r"^(?:open letters|lettres ouvertes|offene briefe|cartas abiertas|lettere aperte)\b|"
    r"\b(?:ten|niniejszy|nasz|tego|tym|naszym) list\w* otwart|"
    r"\b(?:это|наше|этого|нашего|данное|настоящее) открыт\w+ (?:письм|обращен)|"
    r"\b(?:цеи|наш|цього|нашого|даний) відкрит\w+ (?:лист|звернен)|\bосы ашық хат"
)
"""Speaks of itself, or of what went before, as an open letter."""
_APPEAL = re.compile(
    r"\bapp(?:el|ell|ello|eal)\b|\bapel\b|llamamiento|обращени|звернен|заклик|призыв"
)
_PRESS = re.compile(r"press|presse|stampa|prensa|pras[ao]w|media|newsroom|redakc|redakt|пресс|прес")
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
_CALL = re.compile(
    r"(?:protest(?:a|ation|e)?|aufruf|appello?|appeal|appel|apel|call|llamamiento|llamado|odezwa|"
    r"manifest[eo]?|заклик|призыв|звернення|обращение|відозва|воззвание|манифест|манiфест|протест|"
    r"үндеу)\b"
)
"""How the title of a call or a protest begins; folded."""
_FIRST_PERSON = re.compile(
    r"\b(?:we|our|i|nous|notre|nos|je|wir|unsere?|ich|nosotros|nuestr[ao]s?|noi|nostr[aoie]|"
    r"skladam\w*|protestuj(?:e|emy)|wyraza(?:m|my)|apeluj(?:e|emy)|wzywa(?:m|my)|oczekuj(?:e|emy)|"
    r"zwracamy|мы|наш\w*|ми|звертаємо\w*|закликаємо|призываем|требуем|обращаемся|протестуємо|біз)\b"
)
FIRST_PARAGRAPHS = 3
STANCE = 200
_WRITES_TO_YOU = re.compile(
    r"^(?:we|i)(?: are| am)?(?:, the undersigned,?)? writ(?:e|ing) (?:to|as|in|on|about|with)\b|"
    r"\bnos dirigimos a (?:usted|ud|su|vuestra|ustedes)|\bme dirijo a (?:usted|ud|su|vuestra)|"
    r"\b(?:nous vous (?:ecrivons|adressons)|je vous (?:ecris|adresse))\b|"
    r"\b(?:ich schreibe|wir schreiben|ich wende mich an|wir wenden uns an) (?:ihnen|sie)\b|"
    r"\b(?:le|vi) scriv(?:o|iamo)\b|\bci rivolgiamo a (?:lei|voi)\b|"
    r"\bzwraca(?:m|my) sie do (?:pana|pani|panstwa)\b|"
    r"\bобраща(?:юсь|емся) к (?:вам|ваше)|\bзверта(?:юся|ємося|юсь) до вас|\bсізге жазып"
)
"""Speaks in its first words to somebody, as letters do; folded."""
HEAD_LINES = 14
SHORT_TITLE = 2
FEW_TOLD, MOST_TOLD = 8, 14
"""Words of a line that has the name of a release in it, or begins with it."""
SHORT, MANY_SIGN = 140, 4


def kind(letter: Outline, headers: Sequence[tuple[str, str]] = ()) -> Finding:
    """Return the kind of a document, from its own words first, then from its shape."""
    lines = _top(letter)
    greets = Part.SALUTATION in letter.parts
    told = _told(lines, greets=greets)
    if told is not None and told.value == "statement" and _is_petition(letter, told):
        return Finding("letter", LIKELY, told.line, told.quote, "addressed, though called so")
    if told is not None and told.value == "letter" and _is_appeal(letter, told, greets=greets):
        return Finding("statement", LIKELY, told.line, told.quote, "nobody is addressed")
    if told is not None and told.value == "press-release":
        greeted_or_left = greets or Part.CLOSING in letter.parts
        told = (
            _signed_release(letter, told) or _released_letter(lines, greets=greeted_or_left) or told
        )
    if told is not None:
        return told
    if greets:
        found = reply(letter) or _calls_itself_open(letter)
        return found or Finding("letter", SURE, *_first(letter, Part.SALUTATION))
    shape = _by_shape(letter, is_mail=bool(headers) and not _is_to_press(headers))
    greeted = opening(letter)
    if greeted is not None:
        return reply(letter) or Finding("letter", LIKELY, greeted.number, greeted.words)
    signed = Part.SIGNATURE in letter.parts
    may_reply = shape.value == "letter" or (signed and shape.confidence < LIKELY)
    return (reply(letter) if may_reply else None) or shape


def _signed_release(letter: Outline, told: Finding) -> Finding | None:
    """A Spanish `comunicado` that several sign is what they state, no release."""
    signed = any(is_heading_of(line.words, "signed") for line in letter.of(Part.SIGNATURE))
    signed = signed or any(_SIGNED_BELOW.search(folded(x.words)) for x in letter.of(Part.BODY))
    signed = signed or any(
        roll(" ".join(line.words for line in lines)) for lines in letter.groups(Part.SIGNATURE)
    )
    if not signed or not _COMUNICADO.search(folded(told.quote).replace("-", " ")):
        return None
    return Finding("statement", LIKELY, told.line, told.quote, "those who speak sign it")


def _released_letter(lines: Sequence[Line], *, greets: bool) -> Finding | None:
    """An open letter that greets somebody is one, though a press office sends it out."""
    own = next((one for one in lines if begins(one.words, "open_letter")), None)
    if own is None or not greets:
        return None
    return Finding("open-letter", LIKELY, own.number, own.words, "sent out as a release")


def _is_appeal(letter: Outline, told: Finding, *, greets: bool) -> bool:
    """Whether what is called a joint appeal goes to nobody by name."""
    addressed = greets or Part.ADDRESSEE in letter.parts
    return not addressed and _APPEAL.search(folded(told.quote)) is not None


def _is_to_press(headers: Sequence[tuple[str, str]]) -> bool:
    """Whether a mail goes from or to a press office or newsroom."""
    people = (value for key, value in headers if key.lower() in {"from", "to", "reply-to"})
    return any(_PRESS.search(folded(value)) for value in people)


def _is_petition(letter: Outline, told: Finding) -> bool:
    """Whether what is called a statement is addressed above: `Прокурору …`, then `Заявление`."""
    first = next(iter(letter.of(Part.ADDRESSEE)), None)
    size = len(told.quote.split())
    if first is None or size > SHORT_TITLE:
        return False
    greeted = Part.SALUTATION in letter.parts and first.kind is not LineKind.HEADER
    return greeted or (size == 1 and first.number < told.line)


def _top(letter: Outline) -> list[Line]:
    """Return the lines above the text, and the subject."""
    body = next((i for i, p in enumerate(letter.parts) if p is Part.SALUTATION), None)
    if body is None:
        body = next((c.first for c in letter.chunks if c.is_prose), HEAD_LINES)
    top = list(letter.lines[: min(body, 40)])
    return top + [line for line in letter.of(Part.SUBJECT) if line not in top]


_FIELDS = (
    ("press_release", "press-release"),
    ("open_letter", "open-letter"),
    ("resolution", "resolution"),
    ("statement", "statement"),
    ("joint_letter", "letter"),
)


def _told(lines: Sequence[Line], *, greets: bool) -> Finding | None:
    """Return the kind that the head names: by the order above, a longer name before a shorter."""
    answer = next((x for x in lines if len(x.words) <= SHORT and answers(x)), None)
    if answer is not None:
        return Finding("reply", LIKELY, answer.number, answer.words)
    found = [
        (size, -rank, value, line)
        for rank, (field, value) in enumerate(_FIELDS)
        for line in lines
        if (size := _says(line, field, greets=greets))
    ]
    if not found:
        return None
    first = next(one for one in found if one[1] == max(rank for _, rank, _, _ in found))
    longer = [one for one in found if one[3] is first[3] and one[0] > first[0]]
    _, _, value, line = max(longer, key=lambda one: one[0]) if longer else first
    return Finding(value, SURE, line.number, line.words)


def _says(line: Line, field: str, *, greets: bool) -> int:
    """Return how many letters of a line say that a document is of a kind; 0 if none do."""
    text = line.words
    entry = begins(text, field)
    if len(text) > SHORT:
        titled = field == "statement" and line.kind is LineKind.HEADING and not greets
        return len(entry) if field == "open_letter" or titled else 0
    anywhere = pattern(field, r"(?<!\w){}(?!\w)").search(folded(text))
    size = len(anywhere.group()) if anywhere else 0
    if field == "press_release":
        named = len(text.split()) <= (MOST_TOLD if entry else FEW_TOLD)
        return size if named or is_heading_of(text, field) else 0
    if field == "open_letter":
        return size
    if field == "joint_letter":
        return len(entry)
    if greets:
        return len(entry) if entry and line.number <= 4 else 0
    if entry:
        return len(entry)
    joint = pattern(
        field,
        r"(?:^|\s){}(?:\s*[:.]|\s*$|\s+(?:on|by|of|sur|zu|sobre|sulla?|w sprawie|щодо|о|про|по)\b)",
    )
    return size if joint.search(folded(text)) and len(text.split()) <= 14 else 0


def _calls_itself_open(letter: Outline) -> Finding | None:
    """A letter that speaks of its open letter is one, or goes on with one."""
    for line in letter.lines:
        if _OUR_OPEN.search(folded(line.words)):
            return Finding("open-letter", UNSURE, line.number, line.words[:120])
    return None


def _first(letter: Outline, part: Part) -> tuple[int, str]:
    line = letter.of(part)[0]
    return line.number, line.words


def _called(letter: Outline) -> Finding | None:
    """A call or a protest that somebody makes in the first person is what they state."""
    called = next((x for x in _top(letter) if _CALL.match(folded(x.words))), None)
    if called is None or len(called.words) > SHORT:
        return None
    firsts = [chunk for chunk in letter.chunks if chunk.is_prose][:FIRST_PARAGRAPHS]
    text = " ".join(x.words for one in firsts for x in letter.lines[one.first : one.last])
    if not _FIRST_PERSON.search(folded(text)):
        return None
    return Finding("statement", UNSURE, called.number, called.words, "a call, by its title")


def _by_shape(letter: Outline, *, is_mail: bool) -> Finding:
    """A document that neither greets nor says what it is."""
    contact = [line for line in letter.lines if is_heading_of(line.words, "contact")]
    opening = next((letter.lines[c.first] for c in letter.chunks if c.is_prose), None)
    starts_dated = opening is not None and any(d.start < 60 for d in dates(opening.words[:90]))
    signed = Part.SIGNATURE in letter.parts
    closes = Part.CLOSING in letter.parts
    addressed = any(x.kind is not LineKind.HEADER for x in letter.of(Part.ADDRESSEE))
    if letter.lines and (closes or addressed or is_mail):
        line = (letter.of(Part.CLOSING) or letter.of(Part.ADDRESSEE) or [letter.lines[0]])[0]
        return Finding(
            "letter", LIKELY if closes else UNSURE, line.number, line.words, "it has no salutation"
        )
    if opening is not None and _WRITES_TO_YOU.search(folded(opening.words)[:STANCE]):
        words = opening.words[:120]
        return Finding("letter", UNSURE, opening.number, words, "it has no salutation")
    if len(letter.of(Part.SIGNATURE)) >= MANY_SIGN and any(
        is_heading_of(line.words, "signed") for line in letter.of(Part.SIGNATURE)
    ):
        line = letter.of(Part.SIGNATURE)[0]
        return Finding("statement", UNSURE, line.number, line.words, "many have signed it")
    titled = next((x for x in _top(letter) if is_letter_to(x.words)), None)
    if titled is not None:
        return Finding("letter", UNSURE, titled.number, titled.words, "by its title")
    called = _called(letter)
    if called is not None:
        return called
    if contact or starts_dated:
        line = contact[0] if contact or opening is None else opening
        number, words = line.number, line.words[:120]
        return Finding(
            "press-release",
            LIKELY if contact and not signed else UNSURE,
            number,
            words,
            "it does not call itself a press release",
        )
    stated = opening is not None and _STANDS.search(folded(opening.words)[:STANCE]) is not None
    value = "statement" if signed or stated else "press-release"
    return Finding(value, GUESS, note="nothing in it says what it is")
