"""Lines of an address that go on in the next: a name with its patronymic, a long office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.importing.layout import Line
from dossier.importing.lexicon import entries, folded, own, pattern
from dossier.importing.recognise.cases import PATRONYMIC
from dossier.importing.recognise.entry import parse, person_in
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import begins_with_office, is_body, is_office
from dossier.importing.signs import labelled

_TO_THE = re.compile(
    r"^(?:(?:[Aa]lla (?:c\.a\.|cortese attenzione) )?(?:dell['’]|del|della)|all['’])\s*(?=[A-Z])"
)
"""Italian words between whom a letter goes to and what he is called."""
LONG_LABEL = 5
"""Letters from which a label before a name is no small word: `A la atención de`."""
MOST_JOINED = 4
"""Lines over which an office may go, before whoever holds it."""
OF = re.compile(r"\s(?:of|de|du|des|der|del|della|dell'|di|do)\s|\s[^\W\d_]+(?:и|ы|ої|ї|ego|ej)\b")
"""Between an office and what it is held of."""
_OF_WHAT = re.compile(r"(?:del|della|dell['’]|dei|degli|of the|du|des|de la)\s?(?=[^\W\d_])")
"""How a line begins that says of what somebody holds the office on the line above."""


_WHERE = re.compile(r"(?:w|we|przy|в|у|м\.|г\.)\s[^\W\d_a-zа-яіїє][\w-]+(?:\s[\w-]+){0,2}")
"""Where a court or an office is, on the line below its name: `w Larchowie`."""


def whole_names(lines: Sequence[Line]) -> list[Line]:
    """Join a patronymic on a line of its own to the name above, and the end of an office to it."""
    made: list[Line] = []
    for index, line in enumerate(lines):
        held = any(starts_name(below.words) for below in lines[index + 1 :])
        joined = None if held and _STATE.match(line.words) else _joined_to(made, line)
        if joined is None:
            made.append(line)
        else:
            made[joined:] = [
                replace(made[joined], words=" ".join(x.words for x in (*made[joined:], line)))
            ]
    return made


def _joined_to(above: Sequence[Line], line: Line) -> int | None:
    """Return from which line on those above are one with a line; None where none is."""
    for index in range(len(above) - 1, max(-1, len(above) - MOST_JOINED), -1):
        before = [one.words for one in above[index:]]
        if _is_of_one(" ".join(before), line.words):
            return index
        if not before[0][:1].islower():
            return None
    return None


def _is_of_one(above: str, text: str) -> bool:
    """Whether two lines are one name with its patronymic, or one office with its holder."""
    fathers = PATRONYMIC.match(text) is not None and starts_name(above)
    told = _goes_on_to_a_name(above, text) or _says_of_what(above, text) or _of_state(above, text)
    return fathers or told or (is_body(above) and _WHERE.fullmatch(text) is not None)


def _says_of_what(above: str, text: str) -> bool:
    """Whether a line goes on with an office: `Al Sig. Sindaco`, `del Comune di …`."""
    office = untitled(unlabelled(above))[0]
    alone = begins_with_office(office) and not above.endswith((",", ";")) and not OF.search(office)
    return _OF_WHAT.match(text) is not None and alone and not starts_name(above)


_STATE = re.compile(
    r"(?:Rzeczypospolitej|Republiki|Królestwa|Республики|Республіки|Королевства|Королівства|Української|"
    r"Российской|Кыргызской|Федеративной|України|Украины)(?:\s|$)"
)
"""How a line begins that says of what state somebody holds the office above, in the genitive."""


def _of_state(above: str, text: str) -> bool:
    """Whether a line says of what state an office is: `Marszałek Senatu`, `Rzeczypospolitej …`."""
    office = begins_with_office(untitled(unlabelled(above))[0]) or is_body(above)
    return (
        _STATE.match(text) is not None and office and above[-1].isalpha() and not starts_name(above)
    )


def _goes_on_to_a_name(above: str, text: str) -> bool:
    """Whether a line goes on with the office above and ends with who holds it."""
    if (
        not text[:1].islower()
        or untitled(text)[1]
        or above.endswith((",", ";"))
        or not begins_with_office(above)
    ):
        return False
    found = parse(f"{above} {text}")
    return found is not None and person_in(found) is not None and not starts_name(above)


def starts_name(text: str) -> bool:
    """Whether a line names a person."""
    found = parse(text)
    return found is not None and person_in(found) is not None


def unlabelled(text: str) -> str:
    """Return a line without the label or the small words before whom a letter goes to."""
    value = labelled(text, "to", colon=True)
    if value is not None:
        return value
    if folded(text).strip(" ,.") in entries("to"):
        return ""
    text = _TO_THE.sub("", text)
    match = pattern("to", r"^{}\s+(?=\S)").match(folded(text))
    if match:
        left = own(text, match.end())
        named = match.end() > LONG_LABEL and person(left) is not None
        if untitled(left)[1] or is_office(left) or is_body(left) or named:
            return left
    return text
