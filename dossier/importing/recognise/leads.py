"""Which organisation acts in the first sentences of a release, whatever it does: `The X sued …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import folded, mended, words
from dossier.importing.outline import Outline
from dossier.importing.recognise.mentions import (
    BETWEEN,
    LONGEST,
    STOP,
    Hint,
    count,
    is_common,
    is_own,
    is_spoken_of,
)
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import is_body, is_office
from dossier.importing.recognise.postal import is_place
from dossier.importing.recognise.speech import STANCE, VERB
from dossier.importing.signs import is_prose

FIRST, NEXT, CALLED = 2, 1, 2
"""What it counts to act in the first paragraph, or in the next; to be called `the union` later."""
MOST_READ, MOST_BLOCKS, FEWEST = 600, 2, 8
"""Characters of a paragraph that are read; paragraphs; words of one."""
LONG_SORT, SHORT_SORT = 6, 4
"""Letters of a word for what a body is that do not change; of one too short to tell."""
_DATED = re.compile(
    r"^\W*(?:[^.–—]{0,70}?\d{4}[^.–—\d]{0,8}(?:\.[-–—]?|\s?[–—]{1,2}|\s-{1,2}|--|\s?[,:])|"
    r"[^\W\d_][^.–—]{2,40}\)?\s?[–—]|\([^()]{3,30}\))\s*"
)
"""Where and when, before the first sentence."""
_ARTICLE = (
    r"(?:(?:[Tt]he|[Ll]a|[Ll]e|[Ll]es|[Dd]er|[Dd]ie|[Dd]as|[Ee]l|[Ll]os|[Ll]as|[Ii]l|[Ll]o|[Ii]|"
    r"[Gg]li)\s|[Ll]['’])"
)
_SUBJECT = re.compile(
    rf"(?:(?:^|[.:]\s|\b(?:that|dass|che|que|że|что|що)\s|\bqu['’]){_ARTICLE}?|,\s{_ARTICLE})"
    r"(?=[^\W\d_a-zà-ÿа-яёіїєґ])"
)
"""Where a subject may begin: a sentence, a clause."""
_INVERTED = re.compile(
    r"\b(?:teilte?|erklärte?|erklären|fordert|fordern|kritisiert|warnt|meldet|so|said|says|"
    r"annonce|a annoncé|a déclaré|rappelle|ha annunciato|informó|anunció|mówi|informuje)\s"
    r"(?:the|der|die|das|la|le|les|il|el|lo|l['’])\s?(?=[^\W\d_a-zà-ÿа-яёіїєґ])"
)
"""A verb before its subject: `Das teilte der …`."""
_PUBLIC = re.compile(
    r"\b(?:minist|conseil|comune\b|gemeinde|city\b|town\b|stadt|landtag|region\b|regione\b|rada\b|"
    r"miast|police|polizei|universi|company|bank\b|банк|совет\b|міська|городск)"
)
"""What is told of as often as it tells; folded."""
_SLAVIC_VERB = re.compile(
    r"(?:ся|сь|ет|ёт|ит|ут|ют|ат|ят|ал|ил|ел|ала|ила|ела|ало|ило|али|или|ели|ав|ив|ув|є|ає|ує|ють|ять)$"
)

_STANCE = re.compile(
    r"(?P<who>[A-ZÀ-ÝŁŚŻА-ЯЁІЇЄҐ][\w'’-]+(?:\s[A-ZÀ-ÝŁŚŻА-ЯЁІЇЄҐ][\w'’-]+){0,4})"
    rf"(?:\s\([^()]{{2,12}}\)|,\s[^,.]{{5,80}},)?\s(?:{STANCE.pattern})\b"
)
_PROPER = r"[A-ZÀ-ÝŁŚŻ][\w'’-]+"
_WITHIN = r"(?:(?:of|for|the|and|de|des|du|für|der|di|del|per)\s)*"
_BODY = rf"(?:{_PROPER}|\d+)(?:\s{_WITHIN}{_PROPER}){{0,6}}"
_OF = r"(?:of|from|for|von|vom|de|du|di|del|della|z|ze)\s(?:the\s|la\s|le\s|der\s)?"
_SPEAKER = re.compile(
    rf"(?P<one>{_PROPER}(?:\s{_PROPER}){{1,2}}),?\s{_OF}(?P<whom>{_BODY})(?:\s\([^)]{{2,9}}\))?,?\s"
    r"(?:said|says|warned|told|explained|sagt|erklärt|déclare|explique|dichiara|spiega|afirma)\b|"
    r"(?:said|says|warned|explained|sagte?|erklärte?|dichiara|afirmó|mówi)\s"
    rf"(?P<other>{_PROPER}(?:\s{_PROPER}){{1,2}}),?\s{_OF}(?P<who>{_BODY})"
)
_PASSIVE = re.compile(r"[а-яіїєґ]{2}(?:ён|ен|ан|ят|ена|ана|ено|ано|ены|аны|ені|ані|ято)$")
"""What is done to somebody."""


def leading(letter: Outline) -> Iterator[Hint]:
    """Return every organisation that acts in the first paragraphs, with what that counts."""
    blocks = [letter.lines[chunk.first : chunk.last] for chunk in letter.chunks]
    read = [(block, _text(block)) for block in blocks]
    told = [(block, text) for block, text in read if _is_told(block, text)]
    whole = folded(" ".join(text for _, text in told))
    yield from ((name, NEXT, block[0]) for block, text in told for name in _of_whom(text))
    for place, (block, text) in enumerate(islice(told, MOST_BLOCKS)):
        for name in dict.fromkeys(_subjects(text)):
            again = CALLED if _is_called(name, whole) else 0
            yield name, (NEXT if place else FIRST) + again, block[0]


def _text(block: Sequence[Line]) -> str:
    return mended(" ".join(line.words for line in block))


def _is_told(block: Sequence[Line], text: str) -> bool:
    """Whether a block tells something: it is prose, or a short sentence."""
    ends = text.endswith((".", "!", "”", "»", '"'))
    short = ends and len(text.split()) >= FEWEST and any(map(str.islower, text.split()))
    return block[0].kind is LineKind.TEXT and (is_prose(text) or short)


def _of_whom(text: str) -> Iterator[str]:
    """Return for whom somebody speaks whose office is not told: `said N. N. of the X`."""
    for match in _SPEAKER.finditer(text[:MOST_READ]):
        name = match["whom"] or match["who"]
        if name and person(match["one"] or match["other"]) and not is_place(name):
            yield name


def _subjects(text: str) -> Iterator[str]:
    """Return the organisations that stand where a subject does, and no state's."""
    told = _DATED.sub("", text)[:MOST_READ]
    for form in (_SUBJECT, _INVERTED):
        for match in form.finditer(told):
            name, follows = _name(told[match.end() :])
            if match.end() == 0 or form is _SUBJECT:
                yield from _taking_a_stance(told[match.end() :], text)
            acts = form is _INVERTED or (follows[:1].islower() and folded(follows) not in BETWEEN)
            acts = acts and _PASSIVE.search(follows) is None
            if name and acts and _may_speak(name):
                yield name


def _taking_a_stance(text: str, whole: str) -> Iterator[str]:
    """Return what takes a stance, though no word says that it is a body: `Sol y Mar rechaza …`."""
    match = _STANCE.match(text)
    name = match["who"] if match else ""
    inner = name[1:] != name[1:].lower()
    told = not is_place(name) and not is_common(name) and not is_spoken_of(name)
    if name and told and (inner or count(name, whole) > 1) and not _titled(name):
        yield name


def _titled(name: str) -> bool:
    return is_office(name.split(maxsplit=1)[0]) or untitled(name)[1] != ""


def _may_speak(name: str) -> bool:
    plain = folded(name)
    known = is_own(name) and is_body(name) and not is_common(name)
    held = is_office(name.split(maxsplit=1)[0])
    return known and not (held or is_spoken_of(name) or _PUBLIC.search(plain))


def _name(text: str) -> tuple[str, str]:
    """Return the name with which a text begins, and the word that follows it."""
    stop = STOP.search(text)
    tokens = text[: stop.start() if stop else len(text)].split()[: LONGEST + 1]
    follows = text[stop.start() :] if stop else ""
    is_led = bool(tokens) and folded(tokens[0]) in words("bodies")
    is_slavic = bool(tokens) and not folded(tokens[0]).isascii()
    size = 0
    while size < len(tokens) and (size == 0 or _goes_on(tokens, size, is_led, is_slavic)):
        size += 1
    rest = tokens[size:]
    while size and folded(tokens[size - 1]) in BETWEEN:
        size -= 1
    after = rest[0] if rest else _behind(follows)
    return " ".join(tokens[:size]), after


def _behind(follows: str) -> str:
    """Return the word behind initials in brackets, or behind a comma."""
    found = re.match(r"\s?\([^()]{2,16}\),?\s(\S+)|,\s(\S+)", follows)
    return next(filter(None, found.groups()), "") if found else ""


def _goes_on(tokens: Sequence[str], index: int, is_led: bool, is_slavic: bool) -> bool:  # noqa: FBT001
    """Whether a word belongs to a name: it has a capital, joins, or tells of whom a body is."""
    token, before = tokens[index], folded(tokens[index - 1])
    if token[0].isupper() or token[0].isdigit() or folded(token) in BETWEEN:
        return True
    if not is_led or VERB.fullmatch(token):
        return False
    if is_slavic:
        named = any(one[0].isupper() for one in tokens[1:index])
        return not named and _SLAVIC_VERB.search(token) is None and len(token) > 1
    return before in BETWEEN or tokens[index - 1].lower().startswith(("d'", "d’"))


def _is_called(name: str, whole: str) -> bool:
    """Whether a text calls a body by what it is: `the Committee's chair`, `prezes fundacji`."""
    sorts = [token for token in folded(name).split() if token in words("bodies")]
    rest = whole.replace(folded(name), " ")
    stems = [re.escape(one[:LONG_SORT]) for one in sorts if len(one) > SHORT_SORT]
    return any(re.search(rf"\b{one}\w{{0,4}}\b", rest) for one in stems)
