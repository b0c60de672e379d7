"""Whom a salutation names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.importing.layout import Line
from dossier.importing.lexicon import begins, folded, own, words
from dossier.importing.outline import Outline, Part
from dossier.importing.recognise.calls import uncalled
from dossier.importing.recognise.entry import bare_office, parse, person_in
from dossier.importing.recognise.finding import GUESS, UNSURE, Party
from dossier.importing.recognise.name_and_office import GERMANIC, NOBLE, office_and_surname
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import (
    begins_with_office,
    is_body,
    is_office,
    is_office_word,
)
from dossier.importing.recognise.tidy import unique
from dossier.importing.recognise.witnesses import one_called
from dossier.importing.signs import is_salutation, undated

_MANY_TEXT = (
    "friends colleagues all members editors editor readers partners comrades everyone team both "
    "journalists citizens freunde kollegen kolleginnen freundinnen genossen amis collegues "
    "camarades amigos companeros colegas amici colleghi compagni koledzy przyjaciele коллеги "
    "mitburger mitburgerinnen citoyens citoyennes cittadini ciudadanos obywatele граждане "
    "друзья колеги друзі достар әріптестер"
)
_MANY = frozenset(folded(word) for word in _MANY_TEXT.split())
"""Who is greeted without being named."""
_PANIE = re.compile(r"^(?:Panie|Pani|Państwo|[Пп]ане|[Пп]ані)\s+")
"""Sir and Madam before an office, as Polish and Ukrainian call people."""
_AND = re.compile(r"\s+(?:and|et|und|y|e|i|и|та|і|және|&)\s+")
_OPENING = re.compile(r"^([^,!:.?]{6,60}[,!:])\s+(?=[^\W\d_])")
MOST_ABOVE = 6
"""Blocks among which the first paragraph of a text without a salutation of its own stands."""
_NOBODY = re.compile(r"[Xx.…_*\s-]*|N\.?\s?N\.?|[Xx]{2,}\s?[Yy]*")
"""What stands where a name was taken out."""
ALONE = "from the salutation alone"
OFFICE = "only the office is named, in the salutation"
_MYRZA = re.compile(r"\s(?:мырза|ханым)$|^Mesdames et Messieurs (?=les\s)", re.IGNORECASE)
"""Mr and Mrs where they stand behind an office, and several of them before one."""
_HONOURED = re.compile(
    r"(?:honou?rable|distinguished) (?:members|delegates|deputies)$", re.IGNORECASE
)
"""Members of a parliament, called by nothing else."""
_BRACKETED = re.compile(r"\s+\(([^()]{3,60})\)$")
"""What a salutation says of whom it calls, in brackets: `Dear Mr N. (Ambassador to …)`."""
_GROUP = re.compile(
    r"(?:all |the |les |tous les |los |las |i |gli |die |alle )*"
    r"(?:members|membres|mitglieder|miembros|membri|czlonkowie|члены|члени|delegates|participants|"
    r"participantes|representatives|teilnehmer|colleagues|friends|amis|freunde|amici|amigos)\s"
    r"(?:and |et |y |e |und )?(?:of|at|in|from|de|du|des|d'|der|del|della|dei|do)\b"
)
"""How a part of a salutation begins that calls many by what they belong to: `members of the X`."""
_OF_SOMEWHERE = re.compile(
    r"[^\W\d_]+(?:\s(?:and|et|und|y|e|i|oraz|и|та)\s[^\W\d_]+)?\s"
    r"(?:of|from|in|de|du|des|d'|aus|der|von|del|della|dei|di|z|ze|w|из|з|із)\s(?=.*[^\W\d_a-zà-ÿа-я])\S.+"
)
"""Many who are called by where they are from: `readers and friends from the Valley`."""
_DEAR = re.compile(r"\W*(?:dear|sehr geehrte|liebe)", re.IGNORECASE)
"""How a salutation begins in languages in which no office is followed by `de` or `di`."""
_LETTERS = re.compile(r"^(?:[A-Z]{2,5}(?:/[A-Z]{2,5})*\s+)(?=[^\W\d_]+\s+[^\W\d_])")
"""Letters for an office before a name: `HR/VP N. N.`"""


def called(letter: Outline) -> frozenset[str]:
    """Return the words of names by which the salutation calls somebody, folded."""
    found = set()
    for line in letter.of(Part.SALUTATION):
        for word in re.findall(r"[^\W\d_]{3,}", line.words):
            if word[0].isupper() and not is_office(word) and not begins(word, "salutations"):
                found.add(folded(word))
    return frozenset(found) - words("honorifics")


def opening(letter: Outline) -> Line | None:
    """Return the salutation with which the text's first line begins: `Sir, We learn that …`."""
    firsts = (letter.lines[chunk.first] for chunk in letter.chunks[:MOST_ABOVE] if chunk.is_prose)
    first = next(firsts, None)
    found = _OPENING.match(first.words) if first else None
    if first is None or found is None or not is_salutation(found[1]):
        return None
    return replace(first, words=found[1])


def greeted(letter: Outline) -> list[Party]:
    """Return whom the salutation names, by office or by name."""
    made: list[Party] = []
    lines = _whole(letter.of(Part.SALUTATION))
    inline = None if lines else opening(letter)
    for line in [inline] if inline else lines:
        text = _MYRZA.sub("", undated(line.words).strip(" ,:!*."))
        entry = begins(text, "salutations")
        bare = own(text, len(_undressed(entry))).strip(" ,") if entry else text
        told_in = _BRACKETED.search(bare)
        bare = bare[: told_in.start()] if told_in else bare
        first = len(made)
        for piece in re.split(r",\s*|\s+/\s+", bare):
            part = own(piece, len(_undressed(begins(piece, "salutations")))).strip()
            part = piece if _HONOURED.match(piece) else part
            told = part == piece and bool(made) and made[-1].line == line.number
            if told and _is_told_of(made[-1], part):
                made[-1] = replace(made[-1], capacity=made[-1].capacity or part)
                continue
            both = [part] if _GROUP.match(folded(part)) or _is_group(part) else _AND.split(part)
            both = both if all(map(_names_anybody, both[1:])) else [part]
            several = [one for text in both if (one := _greeted_one(text, line))]
            if len(both) > 1 and len(several) == len(both):
                made.extend(several)
            elif (party := _greeted_one(part, line)) and not _is_called_again(made, party):
                made.append(party)
        if told_in and len(made) == first + 1 and not made[-1].capacity:
            made[-1] = replace(made[-1], capacity=told_in[1])
    return one_called(unique(made))


def _is_called_again(made: Sequence[Party], party: Party) -> bool:
    """Whether a given name only calls once more whom the same line calls: `dear Federica`."""
    above = made[-1] if made else None
    same = above is not None and above.line == party.line and person_in(above) is not None
    return same and party.confidence == GUESS


def _whole(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a salutation, one that goes on in the next as one."""
    made: list[Line] = []
    for line in lines:
        above = made[-1].words if made else ","
        if above[-1] in ",:!." or is_salutation(line.words):
            made.append(line)
        else:
            made[-1] = replace(made[-1], words=f"{above} {line.words}")
    return made


def _is_group(text: str) -> bool:
    """Whether two words for people stand before where both are from."""
    return (
        _OF_SOMEWHERE.match(text) is not None
        and _AND.search(text) is not None
        and not (is_office(text) or untitled(text)[1])
    )


def _names_anybody(text: str) -> bool:
    """Whether what follows an `and` calls somebody: it may be what an office is for."""
    bare, titles = untitled(text)
    called = titles or begins_with_office(text) or folded(text).startswith(("all ", "the "))
    return bool(called) or person(bare, alone=True) is not None


def _undressed(entry: str) -> str:
    """Return how a salutation begins without the office that it ends with: `Gentile ministro`."""
    before, _, last = entry.rpartition(" ")
    return before if before and (is_office_word(last) or uncalled(last) != last) else entry


def _is_told_of(person_called: Party, text: str) -> bool:
    """Whether what follows a name in a salutation only says who that is."""
    named = person(untitled(text)[0]) is not None
    return person_in(person_called) is not None and not named and (is_office(text) or is_body(text))


def _greeted_one(text: str, line: Line) -> Party | None:
    """Return whom one part of a salutation calls: by name, by office and name, by office alone."""
    if _NOBODY.fullmatch(untitled(text)[0]):
        return None
    if all(folded(word) in _MANY or _AND.fullmatch(f" {word} ") for word in text.split()):
        return None
    if _HONOURED.match(text) or (_GROUP.match(folded(text)) and " " in text):
        return _called(text, "", line, "a group of people, in the salutation")
    text = _LETTERS.sub("", _PANIE.sub("", text))
    bare, titles = untitled(text)
    if uncalled(bare) != bare:
        return _called(uncalled(bare), "", line, OFFICE)
    found = person(text, alone=True)
    if found is not None and (titles or len(found.text.split()) > 1):
        return _called(found.text, "", line, ALONE)
    party = parse(bare)
    if party is not None and party.capacity and person_in(party):
        return _called(party.name, party.capacity, line, ALONE)
    if split := office_and_surname(bare, NOBLE if _DEAR.match(line.words) else GERMANIC):
        return _called(split[1], split[0], line, ALONE)
    if found is not None and folded(found.text) not in _MANY:
        woman = found.text.endswith("o") and f"Pani {found.text}" in line.words
        name = f"{found.text[:-1]}a" if woman else found.text  # `Pani Ewo`
        one = _called(name, "", line, "one name only, from the salutation alone")
        return replace(one, confidence=GUESS)
    return _nameless(text, line)


def _nameless(text: str, line: Line) -> Party | None:
    """Return whom a part of a salutation calls by no name: an office, or many from somewhere."""
    bare, titles = untitled(text)
    if bare and (is_office(bare) or is_body(bare)):
        name = uncalled(bare_office(bare))
        return _called(name, "", line, OFFICE)
    if _OF_SOMEWHERE.match(text) and not titles:
        return _called(text, "", line, "a group of people, in the salutation")
    return None


def _called(name: str, capacity: str, line: Line, note: str) -> Party:
    return Party(name, capacity, "", UNSURE, line.number, line.words, note)
