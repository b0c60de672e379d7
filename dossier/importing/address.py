"""How much speaks for a block of lines in a head being the addressee's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from dossier.importing.chunks import Chunk
from dossier.importing.foot import is_foot
from dossier.importing.layout import Align, Line, LineKind
from dossier.importing.lexicon import begins, entries, folded, own
from dossier.importing.outline import Part
from dossier.importing.recognise.calls import plain_many
from dossier.importing.recognise.cases import nominative_office
from dossier.importing.recognise.correspondents import tells
from dossier.importing.recognise.datives import of_dative
from dossier.importing.recognise.entry import parse, person_in, pieces
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.navigation import is_navigation
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office
from dossier.importing.recognise.postal import is_address, is_contact, is_street
from dossier.importing.recognise.sides import sides
from dossier.importing.recognise.slavic_titles import is_genitive_office
from dossier.importing.signs import SENDER_BEFORE, is_date_line, labelled

_TO_MANY = re.compile(
    r"^(?:Aux|An die|An alle|To the(?! attention)|To all|A los|A las|Ai|Agli|Alle)\s+(?=\w)"
)
"""How a line begins that says to which people a letter goes."""
_MANDATES = re.compile(r"(?:Mandates? of|Mandats? (?:de|du|des)|Mandatos? de)\s")
"""How those begin whom the United Nations have charged with something: they write."""
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_MANDATES = re.compile(r"(?:Mandates? of the|Mandatos? del|Mandats? d[eu])\b", re.IGNORECASE)
"""How letters of the United Nations' experts name their senders at the top."""
MANY_WORDS = 12
_OFFICES_OWN = re.compile(r"^(?:(?:Le|La|LE|LA|Il|The|Der|Die|El)\s+(?=[A-Z])|L[ea]\s+(?=[a-z]))")
"""How French ministries begin their letters: `Le Ministre`."""
HIGH, MOST_BELOW = 8, 7
"""Lines at the top of a page; lines below a block that may be contacts."""
SHORT_LABEL = 4
"""Letters of words such as `to` and `an`, which may begin anything."""
SHORT_ADDRESS = 2
HEADLINE = 8
"""Words of a heading that is a sentence."""
ENOUGH = 3
"""Points from which a block is taken for the addressee's."""


def _is_return_address(text: str) -> bool:
    """Whether a line has a whole address: that of whom to send back to, above whom it goes to."""
    return is_address(text) and "," in text


def points_of(  # noqa: PLR0913, PLR0917  # a block, its place, and who is spoken of
    lines: Sequence[Line],
    chunk: Chunk,
    parts: Sequence[Part],
    end: int,
    names: frozenset[str],
    called: frozenset[str],
) -> int:
    """Say how much speaks for a block being the addressee's."""
    free = [i for i in range(chunk.first, min(chunk.last, end)) if parts[i] is Part.BODY]
    texts = [one.words for side in sides([lines[i] for i in free]) for one in side]
    if not texts or chunk.is_prose:
        return -9
    points = _by_words(texts) + _by_place(lines, chunk, parts, free, end)
    words = {word for text in texts for word in re.findall(r"[^\W\d_]{3,}", folded(text))}
    points += 3 if any(_alike(one, word) for one in called for word in words) else 0
    points -= _against(lines, free, texts, end)
    points -= 2 if _is_top(lines, free[0]) and not _calls(texts) and points < ENOUGH + 2 else 0
    found = [parse(text) for text in texts if not _is_return_address(text)]
    told = [folded(one.name) for one in found if one]
    points -= 6 if any(f"{one} ".startswith(f"{name} ") for one in told for name in names) else 0
    own = {folded(x.name) for x in found if x and not re.search(r"\d", x.quote)}
    points -= 6 if names & {one for one in own if " " in one} else 0
    return points


def _is_top(lines: Sequence[Line], index: int) -> bool:
    """Whether nothing but the headers of a mail and a page's menus stand above a line."""
    return all(line.kind is LineKind.HEADER or is_menu(line.words) for line in lines[:index])


_BYLINE = re.compile(r"(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or)\s[A-ZÀ-Ý][\w'’-]+\s[A-ZÀ-Ý]")
"""How a line begins that says who has written."""
_MENU = re.compile(r"\s[|>›»]\s|cookie|\bcooky", re.IGNORECASE)


def is_menu(text: str) -> bool:
    """Whether a line is a page's: its menu, where it stands, a notice on cookies."""
    return is_navigation(text) or is_foot(text) or _MENU.search(text) is not None


def _by_words(texts: Sequence[str]) -> int:
    """Count the words by which addresses call people: labels, titles, offices and names."""
    first = texts[0]
    points = 0
    if _is_labelled(texts):
        points += 4
    elif begins(first, "to") and (is_office(first) or is_body(first) or titled(first)):
        points += 2
    points += 3 if any(titled(text) for text in texts[:4]) else 0
    points += 2 if any(begins_with_office(untitled(text)[0]) for text in texts[:2]) else 0
    points += 1 if any(is_office(text) for text in texts[1:4]) else 0
    points += 2 if any(person(a) and is_office(b) for a, b in pairwise([*texts, ""])) else 0
    points += _title_alone(texts)
    points += 2 if any(_office_then_name(*three) for three in _threes(texts, [""])) else 0
    dative = any(nominative_office(text) != text for text in texts[:2])
    points += 2 if dative or plain_many(first) != first else 0
    points += 2 if of_dative(first) and is_body(first) else 0
    points += 2 if any(_TO_WHOM.search(text) for text in texts) else 0
    points += 3 if len(texts) > 1 and all(map(_holds_office, texts)) else 0
    return points


def _holds_office(text: str) -> bool:
    """Whether a line names a person and then the office: `N. N., President of the Commission`."""
    found = parse(text)
    return found is not None and person_in(found) is not None and is_office(found.capacity)


def _title_alone(texts: Sequence[str]) -> int:
    """Count a title on a line of its own, and below it whoever is called so: `Señores`."""
    first, *below = texts
    if untitled(first)[1] or folded(first).strip(" ,:") not in entries("honorifics"):
        return 0
    named_below = below and (is_body(below[0]) or is_office(below[0]) or person(below[0]))
    return 4 if named_below else 2


def _by_place(
    lines: Sequence[Line], chunk: Chunk, parts: Sequence[Part], free: Sequence[int], end: int
) -> int:
    """Count where a block stands: above the salutation, below the date, at the left."""
    first = free[0]
    texts = [lines[i].words for i in free]
    points = 1 if all(i >= end or parts[i] is not Part.BODY for i in range(chunk.last, end)) else 0
    points += 1 if any(parts[i] is Part.DATELINE for i in range(first)) else 0
    if _is_top(lines, first):
        return points
    points += 1 if any(is_address(text) for text in texts[1:]) else 0
    points += 1 if is_body(texts[0]) and lines[first].align is Align.LEFT else 0
    points += 2 if _is_second_address(lines, first, texts) else 0
    points += 2 if any(_office_and_name(text) for text in texts[:2]) else 0
    return points


def _is_second_address(lines: Sequence[Line], first: int, texts: Sequence[str]) -> bool:
    """Whether an organisation's whole address stands below one that is the sender's."""
    whole = is_body(texts[0]) and len(texts) > SHORT_ADDRESS and is_address(texts[-1])
    if not whole or any(map(is_contact, texts)):
        return False
    above = lines[max(0, first - MANY_WORDS) : first]
    return any(is_address(line.words) or is_contact(line.words) for line in above)


def _against(lines: Sequence[Line], free: Sequence[int], texts: Sequence[str], end: int) -> int:
    """Count what speaks for a letterhead or a heading: contacts, a label, the middle, a verb."""
    first = texts[0]
    points = 5 if SENDER_BEFORE.match(first) or _WRITES_TO.search(folded(first)) else 0
    points += 6 if any(map(_is_sentence, texts)) else 0
    points += 9 if _MANDATES.match(first) else 0
    points += 4 if is_street(first) else 0
    points += 9 if _MANDATES.match(first) else 0
    points += 6 if any(FROM_WHOM.search(text) or is_genitive_office(text) for text in texts) else 0
    whole = replace(lines[free[0]], words=" ".join(texts))
    points += 6 if _is_headline(lines[free[0]]) or tells(lines[free[0]]) or tells(whole) else 0
    points += 3 if any(is_contact(text) for text in texts) and not labelled(first, "to") else 0
    align = lines[free[0]].align
    called = any(begins_with_office(text) or person(text) for text in texts)
    points += 2 if align is not Align.LEFT and not called else 0
    centred = align is Align.CENTRE and not any(map(named, texts))
    centred = centred and all(line.align is Align.CENTRE for line in lines[: free[0]])
    points += 4 if centred else 0
    own_office = _OFFICES_OWN.match(first) if free[0] <= HIGH and len(texts) <= 2 else None
    points += 6 if own_office and (free[0] == 0 or not first.startswith("The ")) else 0
    points += 3 if _is_senders(lines, free) else 0
    points += 6 if _BYLINE.match(first) else 0
    points += 9 if _heads_contacts(lines, free, end) else 0
    below = [i for i in range(free[-1] + 1, end) if lines[i].words]
    points += 3 if below and _is_top(lines, free[0]) and _heads_a_page(texts) else 0
    return points


def _heads_a_page(texts: Sequence[str]) -> bool:
    """Whether the first line is an organisation, and nobody is called by a title or a label."""
    first = texts[0]
    if not is_body(first) or is_office(first) or begins(first, "to") or _TO_MANY.match(first):
        return False
    if nominative_office(first) != first:
        return False
    return not any(titled(text) or _TO_WHOM.search(text) for text in texts)


def _is_senders(lines: Sequence[Line], free: Sequence[int]) -> bool:
    """Whether a block at the top begins with a name, as whoever writes has it, above a date."""
    first, below = lines[free[0]], free[-1] + 1
    bare = _BRACKETS.sub("", first.words).strip(" ,")
    dated = below < len(lines) and not lines[below].gap and is_date_line(lines[below].words)
    return dated and person(bare) is not None and not untitled(bare)[1]


def _heads_contacts(lines: Sequence[Line], free: Sequence[int], end: int) -> bool:
    """Whether contacts stand below a block that heads a page, or a column of its own.

    Nobody is called in it by a title, a label or an office in the dative.
    """
    first, below = lines[free[0]], free[-1] + 1
    texts = [lines[i].words for i in free]
    called = any(titled(text) or nominative_office(text) != text for text in texts)
    called = called or any(_TO_WHOM.search(text) for text in texts)
    if below >= end or (called and not first.column) or begins(texts[0], "to"):
        return False
    near = takewhile(lambda x: x.column == first.column, lines[below:end][:MOST_BELOW])
    contacts = any(is_contact(line.words) for line in near)
    return contacts and (first.column > 1 or (_is_top(lines, free[0]) and lines[below].gap > 0))


def _is_sentence(text: str) -> bool:
    """Whether a line is a sentence of a text, that ends with a full stop."""
    tokens = re.findall(r"[^\W\d_]+", text)
    small = sum(token[0].islower() for token in tokens)
    return text.endswith(".") and len(tokens) >= HEADLINE and small > 2 * len(tokens) / 3


def _is_headline(line: Line) -> bool:
    """Whether a heading tells what happens in a sentence, rather than naming somebody."""
    tokens = re.findall(r"[^\W\d_]+", line.words)
    small = sum(token[0].islower() and len(token) > SHORT_LABEL - 1 for token in tokens)
    is_long = line.kind is LineKind.HEADING and len(tokens) >= HEADLINE and small >= HEADLINE / 2
    return is_long and not titled(line.words) and labelled(line.words, "to") is None


def _calls(texts: Sequence[str]) -> bool:
    """Whether a block calls somebody by title, by office, or by both an office and a name."""
    first = texts[0]
    if any(titled(text) for text in texts[:4]) or begins_with_office(first):
        return True
    if begins(first, "to") != "" and is_body(first):
        return True
    if any(_TO_WHOM.search(text) for text in texts):
        return True
    return any(_office_then_name(*three) for three in _threes(texts[:-1], texts[-1:]))


def _threes(texts: Sequence[str], more: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return each text with the two below it."""
    whole = [*texts, *more, "", ""]
    return [(whole[i], whole[i + 1], whole[i + 2]) for i in range(len(texts))]


def _is_labelled(texts: Sequence[str]) -> bool:
    """Whether a block begins with words that say that it goes to somebody."""
    first = texts[0]
    if labelled(first, "to", colon=True) is not None:
        return True
    if folded(first).strip(" ,.") in entries("to") and len(texts) > 1:
        return True
    if (
        _TO_MANY.match(first)
        and not is_office(first)
        and len(first.split()) <= MANY_WORDS
        and first[-1] not in ".:;"
    ):
        return True
    size = len(begins(first, "to"))
    return size > SHORT_LABEL and person(own(first, size)) is not None


def named(text: str) -> bool:
    """Whether a line names a person."""
    found = parse(text)
    return found is not None and person_in(found) is not None


def _office_and_name(text: str) -> bool:
    """Whether a line has an office and then a name: `Президенту Республики К. Токаеву`."""
    found = parse(text)
    if found is None or person_in(found) is None or not found.capacity:
        return False
    return text.rstrip(" ,.").endswith(found.name.rsplit(maxsplit=1)[-1])


def _office_then_name(office: str, name: str, other: str) -> bool:
    """Whether an office stands above a name, as in Slavic and Kazakh addresses."""
    if not (begins_with_office(office) or (is_office(office) and len(office.split()) <= 6)):
        return False
    return person(name) is not None or person(other) is not None


_WRITES_TO = re.compile(
    r"\b(?:writes?|wrote|appeals?|calls|urges?|asks?|letters?|schreibt|appelliert|ecrit|ecrivent|"
    r"scriv(?:e|ono)|escriben?|pisz[ea]|пишет|пишут|пише)\s(?:to|on|an|a|au|aux|al|alla|do|к|до)\s|"
    r"\b(?:letter|lettre|brief|carta|lettera|list|письмо|лист|хат)\s(?:from|by|von|od|от|від)\s"
)
"""What a heading says that tells who writes to whom; folded."""


FROM_WHOM = re.compile(
    r"(?:^(?!тұратын)|(?<=тұратын\s))(?P<name>(?:[\u0400-\u04ff.-]+\s){1,2}[\u0400-\u04ff-]+"
    r"(?:ов|ев|ин|ова|ева|ина|ұлы|қызы|улы|кызы)|[\u0400-\u04ff-]+(?:ұлы|қызы|улы|кызы)(?:\s[\u0400-\u04ff-]+){1,2})(?:[дтн][ае]н)$"
)
"""A name in the Kazakh ablative: who writes."""
_TO_WHOM = re.compile(
    r"[\u0400-\u04ff]{2}(?:ов|ев|ова|ева|ина|ұлы|қызы|улы|кызы)(?:қа|ке|ға|ге|на|не)$|"
    r"\s(?:мырзаға|ханымға)[ ,.;:]*$|"
    r"\s(?i:прокуроры|президенті|министрі|төрағасы|әкімі|басшысы|елшісі|омбудсмені)н[ае]$|"
    r"(?:уәкіл|министр|прокурор|президент|төраға|депутат|елші|омбудсмен)(?:ге|ке|ға|қа)[,.]?$|"
    r"\s(?i:соты|министрлігі|прокуратурасы|комитеті|әкімдігі|кеңесі|департаменті|полициясы)н[ае][,.]?$"
)
"""A name in the Kazakh dative: who is written to."""


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same but for their endings: Канат, Канату."""
    size = max(4, min(len(one), len(other)) - 1)
    return one[:size] == other[:size] and abs(len(one) - len(other)) <= 3


_TO = re.compile(r"^(?:A|À|Al|AL|Alla|ALLA|An|AN|To|TO|Do|DO|Dla)\s+(?=[A-ZÀ-ÝŁŚ])")
"""A small word before a title: `A MONSIEUR LE PRÉFET`."""


def titled(text: str) -> bool:
    """Whether a text begins with a title such as Mr, and a name or an office follows."""
    value = labelled(text, "to")
    bare = value if value and person(pieces(value)[0] if pieces(value) else value) else text
    name, titles = untitled(_TO.sub("", bare))
    if not titles:
        return False
    split = pieces(name)
    if not split:
        return False
    return (
        person(split[0], alone=True) is not None
        or begins_with_office(name)
        or parse(bare) is not None
    )
