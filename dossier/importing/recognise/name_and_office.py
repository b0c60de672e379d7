"""A name and an office with nothing between them: which words are whose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.importing.lexicon import folded
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office

SHORT = 2
"""Letters that are too few for an office."""
LONGEST_OFFICE = 16
"""Words of an office before a name."""
LONG_NAME = 4
"""Words of a name behind an office of several words."""
_GENERAL = frozenset({"general", "generale"})
"""What ends an office, though it is a title too: `Directora General de …`."""
MOST_LETTERS = 4
"""Letters that stand for an organisation."""


def name_and_office(part: str) -> tuple[str, str, str] | None:
    """Return name, office before it, letters after it."""
    found = person(part)
    if titled := _then_title(part):
        return titled
    if found is not None:
        return found.text, "", found.after
    tokens = untitled(part)[0].split()
    run_on = bool(tokens) and _INITIAL.match(tokens[-1]) is not None  # one word of `N.N.Name`
    for size in range(1, min(len(tokens) - 1 + run_on, LONGEST_OFFICE)):
        before, after = tokens[:size], tokens[size:]
        if folded(after[0]) in _GENERAL and leads_on(after[1]):
            continue
        found = person(" ".join(after))
        if found is not None and _is_office_of(before, after):
            return found.text, " ".join(before), found.after
    return _then_office(tokens)


def _then_title(part: str) -> tuple[str, str, str] | None:
    """Return a name behind a title in the middle of a line: `CAPO SETTORE RETI Ing. N. N.`."""
    for match in _MIDDLE.finditer(part):
        name, titles = untitled(part[match.start() :])
        found = person(name) if titles else None
        before = part[: match.start()].strip(" ,.")
        told = before.isupper() or is_office(before) or is_body(before)
        if found is not None and told and len(before.split()) > 1:
            return found.text, before, found.after
    return None


def _is_office_of(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether words are an office, and those after it a name and no more of the office."""
    office, name = " ".join(before), " ".join(after)
    if len(office) <= SHORT or not is_office(office):
        return False
    if len(after) > LONG_NAME + (len(before) == 1):
        return False
    if not (begins_with_office(office) or is_office(before[-1])) or leads_on(before[-1]):
        return False
    if _SURNAMES.match(name):
        return False
    if _STATES.match(folded(name)) or after[0] in _STATE_LETTERS or leads_on(after[0]):
        return False
    if len(before) == 1 and folded(before[0]) in _OF_SOMEBODY:
        return False
    if folded(before[-1]) in _NAMED_AFTER | _UNITED or _LETTERS.match(after[0]):
        return False
    return not (_names_state(before[-1], name) or _ends_in_letters(name))


_SURNAMES = re.compile(
    r"[\u0400-\u04ff'’-]{3,}\s[\u0400-\u04ff'’-]{3,}\s(?:[\u0400-\u04ff]\.\s?){1,2}$"
)
"""Two words before initials, of which the second alone is a surname: `Дагестан Алиеву А. И.`."""
_NAMED_AFTER_TEXT = (
    "prix prize preis premio nagrody nagroda премии премія fondation foundation stiftung fundacion "
    "fondazione fundacji фонда фонду institut institute instituto istituto instytutu института "
    "інституту centre center centro zentrum centrum центра центру ecole school universite "
    "university universidad universita universitat uniwersytetu college lycee academy academie "
    "akademie museum musee theatre hospital stowarzyszenia towarzystwa association komitetu"
)
_NAMED_AFTER = frozenset(_NAMED_AFTER_TEXT.split())
"""What is called by the name of somebody who is not meant: `Présidente du Prix N. N.`; folded."""
_OF_SOMEBODY = frozenset(
    {"адвокаты", "защитники", "родственники", "адвокати", "захисники", "родичі", "адвокатов"}
)
"""People who are many, before the name of somebody else in the genitive; folded."""
_UNITED = frozenset({"estados", "united", "etats", "stati", "stanow", "vereinigten"})
"""What begins the name of a union of states."""
_LETTERS = re.compile(r"[^\W\d_a-zà-ÿа-яёіїєґAEIOUYÀ-ÝАЕЁИОУЫЭЮЯІЇЄ]{2,4}$")
"""Letters that stand for an organisation and can be no name: `SSP`."""
_STATE_LETTERS_TEXT = "РК РФ РБ КР РТ РУ США ЕС ЄС ООН ОБСЕ ОБСЄ СНГ МВД МИД КНБ UE"
_STATE_LETTERS = frozenset(_STATE_LETTERS_TEXT.split())
"""What stands for a state or a body between an office and a name."""
_LANDS_TEXT = (
    "regione provincia comune region province commune departement comunidad municipio "
    "bundesland landkreis kanton wojewodztwa powiatu gminy области края району краю "
    "friuli trentino emilia valle castilla castiglia provence kujawsko warminsko"
)
_LANDS = frozenset(_LANDS_TEXT.split())
"""What a land or a town is, before its name: `Regione Val d'Aosta`."""
_MIDDLE = re.compile(
    r"(?<=\s)(?:Ing|Avv|Dott|Dr|Prof|Arch|Geom|Rag|On|Sen|Mons|Dipl|Lic|Mag|RA|Ing|mgr|dr|prof|adw|"
    r"inż|mec|гр|проф)\.?(?:ssa)?(?:in)?\s(?=[^\W\d_])"
)
"""A title within a line."""
_INITIAL = re.compile(r"[^\W\d_]\.")
_STATES = re.compile(
    r"^(?:republi[ck]|repubblica|republique|rzeczpospolit|rzeczypospolit|республик)"
)
_OF_STATES = re.compile(
    r"^(?:sociali|democrati|demokrati|popula|people|islami|federa|foedera|boliva|arab|ludow|"
    r"tcheque|francaise|italian|federativ|социалист|народн|демократ|исламск)"
)


def _names_state(before: str, after: str) -> bool:
    """Whether words go on with the name of a republic: `République` `Socialiste du Vietnam`."""
    if folded(before) in _LANDS:
        return not _INITIAL.match(after)
    return _STATES.match(folded(before)) is not None and _OF_STATES.match(folded(after)) is not None


def _ends_in_letters(text: str) -> bool:
    """Whether words end in the letters of organisations, as no name does: `Biura KP SLD`."""
    first, *rest = text.split()
    short = [one for one in rest if one.isupper() and one.isalpha() and len(one) <= MOST_LETTERS]
    return len(short) > 1 and len(short) == len(rest) and not first.isupper()


def _then_office(tokens: Sequence[str]) -> tuple[str, str, str] | None:
    """Return a name and the office after it, with nothing between: `N. N. Senator for …`."""
    for size in (2, 3):
        name, office = " ".join(tokens[:size]), " ".join(tokens[size:])
        found = person(name)
        if found is None or found.after or is_office(name) or is_body(name) or not office:
            continue
        if not tokens[size][0].isupper():
            continue
        if is_office(tokens[size]) and (len(tokens) > size + 1 or _is_only_office(tokens[size])):
            return found.text, "", office
        if tokens[size].isupper() and len(tokens) > size + 1 and is_office(tokens[-1]):
            return found.text, "", office  # `UK Director`
    return None


def _is_only_office(token: str) -> bool:
    """Whether a word is an office and no name: `Director`, not `King`."""
    return person(f"Anna {token}") is None


GERMANIC = frozenset({"von", "van", "vom", "zu", "ter", "ten"})
NOBLE = GERMANIC | {"de", "di", "da", "du", "del", "dos"}
"""What a surname begins with behind an office; the others only where no office goes on so."""
_WITHIN = frozenset({"der", "den", "dem", "la", "las", "los"})


def office_and_surname(text: str, noble: frozenset[str]) -> tuple[str, str] | None:
    """Return an office and the surname behind it: `President von der N.`, `Minister N.`."""
    tokens = text.split()
    first = len(tokens) - 1
    while first > 1 and (tokens[first - 1] in noble or tokens[first - 1] in _WITHIN):
        first -= 1
    starts = tokens[first] in noble or first == len(tokens) - 1
    office, name = " ".join(tokens[:first]), " ".join(tokens[first:])
    if not office or not starts or leads_on(tokens[first - 1]) or not is_office(office):
        return None
    return (office, name) if person(tokens[-1], alone=True) else None


def leads_on(token: str) -> bool:
    """Whether a word wants another after it, which is then no name: `Head of …`."""
    return folded(token) in _LEADING


_LEADING_TEXT = (
    "of for the and at in to de du des d' di del della dei delle dello da el la le les los y e et "
    "für und der die das des im am beim zu von w we i do na ds dla ds. в по на и з із та із у "
    "sprawie concerning regarding betreffend per para pour por "
    "gli lo i los las agli ai alle dei degli"
)
_LEADING = frozenset(folded(one) for one in _LEADING_TEXT.split())
