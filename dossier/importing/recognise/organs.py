"""Boards and other organs, whose name goes on in the next line with whose organ they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.importing.lexicon import folded
from dossier.importing.recognise.entry import person_in
from dossier.importing.recognise.finding import LIKELY, Party

_ORGANS_TEXT = (
    "prezydium zarzad zarzadu rada komitet sekretariat oddzial zespol redakcja kolegium "
    "президиум правление совет комитет бюро секретариат редакция коллегия "
    "президія правління рада комітет секретаріат редакція "
    "vorstand prasidium bundesvorstand sekretariat redaktion "
    "bureau conseil comite direction secretariat presidium consiglio direttivo presidenza "
    "segreteria direzione junta directiva consejo directivo ejecutivo "
    "board executive council committee"
)
_ORGANS = frozenset(folded(word) for word in _ORGANS_TEXT.split())
_OF_WHOM = re.compile(
    r"^(?:of|des|der|de|du|d'|del|dell'|della|dei|degli)\s?\S|"
    r"^(?:stowarzyszenia|zwiazku|fundacji|komitetu|federacji|ligi|towarzystwa|izby|partii|ruchu|"
    r"instytutu|organizacji|klubu|союза|ассоциации|фонда|комитета|партии|движения|организации|"
    r"общества|федерации|центра|клуба|спілки|асоціації|фонду|комітету|партії|руху|організації|"
    r"товариства|федерації|центру|клубу|"
    r"спiлки|асоцiацii|комiтету|партii|органiзацii|федерацii)\s"
)
"""How the words begin that say whose organ it is."""
LONGEST, SHORT = 10, 4


def is_of_whom(word: str) -> bool:
    """Whether a word, folded, is that of an organisation in the genitive."""
    return _OF_WHOM.match(f"{word} ") is not None and len(word) > SHORT


def without_own_body(signed: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return one who signs with the organisation that stands below the name in brackets."""
    if len(signed) != 2 or signed[1].line != signed[0].line + 1:
        return signed
    one, other = signed
    if set(folded(one.name).split()) <= _ORGANS and person_in(other) is None:
        return (replace(other, quote=one.quote, line=one.line),)
    bracketed = re.fullmatch(r"\(.+\)", other.quote.strip(" ,."))
    if bracketed is None or person_in(one) is None or one.on_behalf_of:
        return signed
    return (replace(one, on_behalf_of=other.name),)


_SERVICE = re.compile(
    r"(?:communications?|press|media|public relations|information) (?:office|service|team|"
    r"department|unit|section)|press team|pressestelle|presseabteilung|"
    r"ufficio (?:stampa|comunicazione)|"
    r"service (?:de )?(?:presse|communication)|(?:oficina|gabinete|departamento) de (?:prensa|"
    r"comunicacion)|biuro (?:prasowe|komunikacji)|zespol prasowy|"
    r"(?:пресс|прес)-?служба"
)
"""Those who write for an organisation, and are none; folded."""


def without_service(signed: tuple[Party, ...]) -> tuple[Party, ...]:
    """Leave out the press office with whose name, on one line, an organisation signs."""
    if len(signed) != 2 or signed[0].line != signed[1].line:
        return signed
    kept = tuple(one for one in signed if not _SERVICE.fullmatch(folded(one.name)))
    return kept or signed


def is_organ(party: Party) -> bool:
    """Whether somebody is an organ, and nothing says whose: `The Board`."""
    alone = not (party.capacity or party.on_behalf_of)
    return alone and set(folded(party.name).split()) - {"the", "der", "le"} <= _ORGANS


def in_full(signed: tuple[Party, ...], named: Sequence[str]) -> tuple[Party, ...]:
    """Return an organisation that signs with its initials by the name that the heading has."""
    if not signed or not signed[0].name.isupper() or " " in signed[0].name:
        return signed
    short = signed[0].name
    whole = [x for x in named if "".join(word[0] for word in x.split()).upper() == short]
    others = [one for one in signed[1:] if not one.name.startswith(f"{short} ")]
    if not whole or others:
        return signed
    note = f"it signs as “{short}”"
    return (replace(signed[0], name=whole[0], confidence=LIKELY, is_supplied=True, note=note),)


def whole_organ(party: Party) -> Party:
    """Return the organ of an organisation with the name of that organisation."""
    rest = party.capacity or party.on_behalf_of
    plain, begun = folded(rest), folded(party.name).split()
    if not rest or not _OF_WHOM.match(plain) or not set(begun) & _ORGANS:
        return party
    if folded(party.quote).strip(" ,.") != folded(party.name) or len(rest.split()) > LONGEST:
        return party
    return replace(
        party,
        name=f"{party.name} {rest}",
        capacity="",
        on_behalf_of="",
        confidence=min(party.confidence, LIKELY),
        is_supplied=True,
        note="the name goes over two lines",
    )
