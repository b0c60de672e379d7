"""One line, or a few, about somebody → who it is, in what capacity, for whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.importing.lexicon import entries, folded
from dossier.importing.recognise.finding import LIKELY, SURE, UNSURE, Party
from dossier.importing.recognise.name_and_office import name_and_office
from dossier.importing.recognise.names import is_like_surname, person, untitled
from dossier.importing.recognise.navigation import is_navigation
from dossier.importing.recognise.offices import (
    SHORT_CAPITALS,
    begins_with_office,
    is_body,
    is_office,
)
from dossier.importing.recognise.postal import (
    begins_with_road,
    is_address,
    is_contact,
    is_place,
)
from dossier.importing.recognise.stamps import amid, unstamped
from dossier.importing.recognise.whole_bodies import CHAPTER, is_service, whole_body, with_subtitle

MARKER = re.compile(
    r"^\s*(?:\(?\d{1,3}[.)]\s+|\d{1,3}-\s+|\d{1,3}\t|[-–—•·▪◦‣*○●■➢✓(]\s+|\(?[a-z]\)\s+)"
)
INITIAL = 2
"""Up to so many letters before a full stop may be an initial."""
_SPLIT = re.compile(r"\s*(?:\t|\||;|\s[–—-]{1,2}\s|,(?!\d)|\u2003|\s{3,})\s*")
_BRACKET = re.compile(r"\s*[(\[](?![^\W\d_][)\]])([^()\[\]]*)[)\]]")
_HANDLE = re.compile(r"\s*\(?(?<![\w.])@[\w-]+\)?(?=[\s,;)]|$)")
"""A name among programmers: `(@nn)`."""
_QUOTED = re.compile(
    r"^(?:[Tt]he|[Ii]l|[Ll]a|[Ll]o|[Ee]l|[Dd]er|[Dd]ie|[Dd]as|[Ll]e)\s(?P<mark>[\"“„«]\s?)([^\"”“»«„]{4,80}?)\s?[\"”“»]"
    r"(?:\s(?:di|de|of|in|aus|from|à|w)\s[A-ZÀ-Ý][\w-]+)?"
)
"""An organisation named in quotation marks, after an article: `Il "Centro …" di Viterbo`."""
_NICKNAME = re.compile(
    r",?\s+(?:ps|pseud|pseudonim|alias|vel|dit|dite|detto|detta|genannt|a\.\s?k\.\s?a)\b\.?\s*"
    r"(?:[„“”\"«][^„“”\"«»]+[“”\"»]|[^\W\d_]+$)"
)
"""A name in the resistance or on the stage: `ps. „N”`."""
_FOOTNOTE = re.compile(r"(?<=\w)[.,]?\s*(?:\(?\*+\)|\*+|\[\d{1,2}\]|\(\d\)|\s\d\)|[¹²³†‡]+)$")
"""The sign of a footnote behind a name: `N. N. *)`."""
_OWN_ARTICLE = re.compile(
    r"^(?:L['’]\s?|(?:La|Le|Les|Il|Lo|El|Los|Las|Der|Die|Das|LA|LE|LES|IL|EL|DER|DIE|"
    r"DAS)\s+)(?P<first>[^\W\d_]+)(?=\s)"
)
"""An article before what an organisation is: `L'Association …`."""
_MYRZA = re.compile(r"\s(?:мырза|ханым)(?:ға)?[ ,]*$", re.IGNORECASE)
"""Mr and Mrs behind a Kazakh name."""
_STAMP = re.compile(
    r"(?<=\w)\s+[(/](?:підпис|подпись|podpis|signature|signed|firma|қолы)[)/]\s+(?=[^\W\d_])"
)
"""A place for a signature between an office and a name."""
_SLASHED = re.compile(r"^/\s*([^/]+?)\s*/$")
"""A name between strokes, behind the place for a signature: `____ / N. N. /`."""
_MAIL = re.compile(r"(?<=\w)\W*<[\w.+-]+@[\w.-]+>")
_SUFFIX = re.compile(
    r",\s+(?=(?:Inc|LLC|L\.L\.C|Ltd|LLP|PLC|Corp|GmbH|AG|S\.?A|S\.?r\.?l|SARL|SAS|e\.\s?V|B\.V|"
    r"Jr|Sr|II|III|z\.\s?s|z\.\s?ú|o\.\s?p\.\s?s|o\.\s?z|A\.\s?C|S\.\s?C|APS|ODV|ONLUS|ASBL|asbl|MTÜ|VšĮ)\b)"
)
"""The comma between a company's name and what it is by law."""
_BRACKETED = re.compile(r"^\(([^()]+)\)[.,]?$")
"""A name in brackets below the place for a signature: `(N. N.)`."""
_HEADED = re.compile(
    r"^(?:on behalf of|for and on behalf of|for the|au nom de|pour|im namen|"
    r"für(?= d(?:ie|en|as)\s)|"
    r"w imieniu|от имени|від імені|en nombre de|a nome di|per|por|за)\s+"
    r"(?:the\s+|l['’]|il\s+|la\s+|le\s+|el\s+|die\s+|den\s+|das\s+)?",
    re.IGNORECASE,
)


def pieces(text: str) -> list[str]:
    """Split what is said of somebody at commas, strokes, dashes and brackets."""
    text = _SUFFIX.sub("\u2063", text)
    inside = [found for found in _BRACKET.findall(text) if found.strip()]
    outside = [trimmed(part) for part in _SPLIT.split(_BRACKET.sub(" \t ", text))]
    made = [part for part in outside if part] + [f"({found})" for found in inside]
    return [part.replace("\u2063", ", ") for part in made]


def _is_dashed(text: str) -> bool:
    """Whether a dash or a wide gap parts what a text says: `Legambiente - Stefano Rossi`."""
    return re.match(r"^[^,;|]+?(?:\s[–—-]\s|\t)", text) is not None


def person_name(text: str) -> str:
    """Return the person's name that a text is; the text itself where it is none."""
    found = person(text)
    return found.text if found else text


def trimmed(text: str) -> str:
    """Take the punctuation off both ends, but not the full stop of an initial."""
    bare = text.strip(" ,:").lstrip(".")
    kept = re.search(r"(?:^|[\s.])[^\W\d_]\.$|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|e\.\s?V)\.$", bare)
    return bare if kept else bare.rstrip(".")


def parse(text: str, line: int = 0) -> Party | None:
    """Return who a line names; None where it names nobody."""
    plain = _plain(text)
    if not plain or (is_contact(plain) and "," not in plain) or is_navigation(plain):
        return None
    parts = pieces(plain)
    if not parts or begins_with_road(plain):
        return None
    found = _beside_stop(plain) or _among(parts, plain) or _nobody(parts, plain)
    return replace(found, line=line, quote=text.strip()) if found is not None else None


def _plain(text: str) -> str:
    """Return a text without marks of lists, addresses, nicknames, brackets and articles around."""
    plain = unstamped(_SLASHED.sub(r"\1", MARKER.sub("", text).strip(" \t;_")))
    signed = amid(plain)
    plain = f"{signed[1]}, {signed[0]}" if signed and person(signed[1]) else plain
    plain = _FOOTNOTE.sub("", plain).strip(" \t;*_")
    plain = _STAMP.sub(", ", _MYRZA.sub("", plain))
    plain = _HANDLE.sub("", _MAIL.sub("", _NICKNAME.sub("", plain))).strip(" ,–—-")
    plain = plain.strip('"') if plain.count('"') == 1 else plain
    first, comma, rest = plain.partition(",")
    if comma and folded(first).strip() in entries("honorifics"):
        plain = rest.strip()  # `д.и.н., проф. N. N.`
    plain = _QUOTED.sub(lambda found: found[2], plain)
    plain = _parted(plain)
    within = _BRACKETED.match(plain)
    plain = within[1] if within and person(within[1]) else plain
    article = _OWN_ARTICLE.match(plain)
    plain = plain[article.start("first") :] if article and is_body(article["first"]) else plain
    return _HEADED.sub("", plain) if person(plain) is None else plain


_PARTED = re.compile(
    r"\s+/\s+|\s?:\s+|,?\s+(?=(?:for the|(?:for and )?on behalf of|im namen|au nom d[eu]|w imieniu|"
    r"от имени|від імені|en (?:nombre|representación) de|a nome d\w+|per conto d\w+)\s)",
    re.IGNORECASE,
)
"""What parts a name from for whom somebody signs."""
_SURNAME_FIRST = re.compile(
    r"^(?P<last>[^\W\d_a-zà-ÿа-яёіїєґ]['’\w-]+(?: [^\W\d_a-zà-ÿа-яёіїєґ]['’\w-]+)*),\s+"
    r"(?P<first>[^\W\d_]\w+(?:[ -][^\W\d_]\w+)?)(?=$|,|\s[(–—-])"
)
"""A surname in capitals and the given name: `NAME, Anna (Harbour Watch)`."""


def _parted(plain: str) -> str:
    """Return a text with a comma between somebody's name and for whom she signs."""
    turned = _SURNAME_FIRST.match(plain)
    if turned and _is_surname(turned["last"]) and not _is_surname(turned["first"]):
        name = f"{turned['first']} {turned['last']}"
        told = person(name) and not is_place(turned["first"])
        return f"{name}{plain[turned.end() :]}" if told else plain
    before, slash, after = plain.partition(" / ")
    if slash and person(before) and not person(after):
        return f"{before}, {after}"
    first, *others = _PARTED.split(plain)
    tells = (_HEADED.match(x) or is_body(x) or is_office(x) or is_place(x) for x in others)
    return ", ".join((first, *others)) if others and person(first) and all(tells) else plain


def _is_surname(text: str) -> bool:
    """Whether a word in capitals may be a surname, and is no short for a group."""
    return text.isupper() and len(text) > SHORT_CAPITALS - 1 and not is_body(text.title())


def _beside_stop(plain: str) -> Party | None:
    """Return whom a text names before full stops or after a colon that part what it says.

    `N. N. Lawyer. Centre for …`; `Centre for …: N. N.`
    """
    before, _, after = plain.partition(". ")
    titled = bool(before) and untitled(f"{before.split()[-1]}. {after}")[1]
    if before and after and not titled and len(before.split()[-1]) > INITIAL and person(before):
        said = re.split(r"(?<=\w{3})\.\s+", after.rstrip("."))
        return _with_capacity(Party(person_name(before), confidence=LIKELY), [x for x in said if x])
    before, _, after = plain.partition(": ")
    if after and person(after) and not person(before) and len(before) > 3:
        return Party(person_name(after), confidence=LIKELY, on_behalf_of=_HEADED.sub("", before))
    return None


def _among(parts: Sequence[str], plain: str) -> Party | None:
    """Return the person whom one of the first parts of a text names."""
    for index, part in enumerate(parts[:3]):
        told = index and (CHAPTER.match(folded(part)) or is_place(part))
        found = None if told else name_and_office(part)
        if found is None:
            continue
        name, before, after = found
        around = [*parts[:index], *parts[index + 1 :]]
        if index and begins_with_office(parts[0]) and _lists_matters(name):
            continue
        if index and _FRIENDS.match(folded(part)):
            continue
        known = all(is_office(p) or is_body(p) for p in parts[:index])
        if not known and not (index == 1 and _is_dashed(plain)):
            continue
        said = [one for one in (before, after, *around) if one]
        alone = not before or person(part) is not None
        return _with_capacity(Party(name, confidence=SURE if alone else LIKELY), said)
    return None


_FRIENDS = re.compile(r"(?:amig[oa]s|amis|friends|freunde|amici|przyjaciele|друзья|друзі)\s")
"""How what an organisation is begins, behind a dash: `Foro N. – Amigos del Agua`."""
_ENDS_AS_OFFICE = re.compile(
    r"^(?!.*\s(?:of|for|to)\s).*\s(?:manager|officer|director|co-?ordinator|president|chair(?:man|"
    r"woman|person)?|secretary|editor|advis[eo]r|counsel|spokes(?:man|woman|person)|"
    r"representative|campaigner|treasurer|researcher)$|"
    r"(?-i:^[а-яәіғқңөұүһ]).*[әғқңөұүһі].*\s(?:министрі|президенті|төрағасы|төрайымы|директоры|хатшысы|прокуроры|басшысы|елшісі|"
    r"депутаты|уәкілі|кеңесшісі|өкілі|орынбасары|бастығы|әкімі|омбудсмені|жетекшісі)(?:н[ае])?$",
    re.IGNORECASE,
)
"""How English and Kazakh offices end that begin with what they are for: `Relations Manager`."""


def _nobody(parts: Sequence[str], plain: str) -> Party | None:
    """Return the office or the organisation of a text that names no person."""
    first = parts[0]
    named = not is_office(first) and _pen_name(parts)
    if named:
        return named
    told = begins_with_office(plain) or _ENDS_AS_OFFICE.search(first)
    if is_office(plain) and told and not is_service(first):
        return Party(bare_office(plain), confidence=UNSURE, note="an office without a name")
    if not is_body(first):
        return _pen_name(parts)
    first, said = whole_body(first, parts[1:])
    first, said = with_subtitle(first, said, plain)
    bare, titles = untitled(first)
    return Party(
        bare if titles and not is_body(titles) else first,
        capacity=", ".join(said).strip("()"),
        confidence=LIKELY,
    )


def _pen_name(parts: Sequence[str]) -> Party | None:
    """Return who is called by one name and then by what she does: `N., writer`."""
    first, *more = parts
    alone = " " not in first and first[:1].isupper() and not is_place(first)
    told = bool(more) and begins_with_office(more[0]) and not more[0].startswith("(")
    if not (alone and told and person(first, alone=True)):
        return None
    return Party(first, capacity=", ".join(more), confidence=UNSURE, note="by one name alone")


def _lists_matters(text: str) -> bool:
    """Whether words go on with what an office is for: `Labour and Social Policy`."""
    return re.search(r"\s(?:and|et|und|y|e|i|oraz|и|та)\s", text) is not None


_ARTICLE = re.compile(
    r"^(?:(?:the|les?|la|der|die|dem|den|el|los|las|il|lo|gli|an|to|al|alla|allo|ai|agli|alle|au|aux)\s+|(?:all|dell|l)['’])",
    re.IGNORECASE,
)


_TO = re.compile(
    r"^(?:Aux|À la|An die|An das|An den)\s+(?=\w)|^À l['’](?=\w)|"
    r"^(?:В|До|An|To|To the|À|Aux|Au|Al|Alla|Ai|Agli|Alle|Do|A los|A la)\s+(?=[A-ZÀ-ÝА-ЯҐІЇЄ])"
)


def bare_body(text: str) -> str:
    """Return an organisation's name without the word that says that it is written to."""
    return _TO.sub("", text)


def bare_office(text: str) -> str:
    """Return an office without the title and article before it."""
    bare = _ARTICLE.sub("", untitled(text.strip(" ,.:"))[0])
    return _ARTICLE.sub("", untitled(bare)[0]).strip(" ,.:")


def _with_capacity(party: Party, said: Sequence[str]) -> Party:
    """Sort what is said of a person into an office and an organisation."""
    kept = [one for one in said if not is_contact(one) and not is_address(one)]
    capacity, behalf = [], ""
    for one in kept:
        bare = one.strip("()")
        if is_place(bare):
            continue
        if is_body(bare) and not _tells_office(bare) and not behalf:
            behalf = bare
        else:
            capacity.append(bare)
    return replace(party, capacity=", ".join(capacity), on_behalf_of=behalf)


def _tells_office(text: str) -> bool:
    """Whether it is an office with words of a body in it: `Human Rights Officer`."""
    return begins_with_office(text) or is_office(text.rsplit(maxsplit=1)[-1])


def person_in(party: Party) -> str | None:
    """Return the party's name where it is a person's."""
    if "without a name" in party.note:
        return None
    found = person(party.name, alone=True)
    if found is None or (is_body(party.name) and not is_like_surname(party.name)):
        return None
    return found.text
