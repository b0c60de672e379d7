"""What stands behind a name with nothing between: `N. N. ALDE`, `N. N. Renew Europe, Spain`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dossier.importing.layout import Line
from dossier.importing.recognise.entry import MARKER
from dossier.importing.recognise.names import person, untitled
from dossier.importing.recognise.offices import is_office
from dossier.importing.recognise.postal import is_contact, is_place

_GROUP = re.compile(
    r"\s+(?=(?:the\s+)?(?:Renew(?:\s+Europe)?|S&D|EPP|PPE|EVP|ALDE|ADLE|ECR|EFDD?|GUE/NGL|GUE|NGL|"
    r"The Left|Greens?(?:\s?/\s?EFA)?|Verts(?:\s?/\s?ALE)?|Grüne/EFA|Verdi/ALE|Verdes/ALE|"
    r"Non[- ][Aa]ttached|Non[- ][Ii]nscrits?|NI|PfE|Patriots|ESN|Independent|"
    r"Group of(?: the)?|Groupe (?:de|du|des)|Gruppo (?:de\w*)|Grupo (?:de\w*))\b)",
)
"""The groups of the European Parliament, as lists of its members have them."""
LINES, TIMES = 5, 3
"""In so many lines what ends so many of them alike is no surname."""
LONGEST_END = 3
_LINK = re.compile(r"\s*[(\[<]?(?:https?://|www\.)[^\s)\]>]+[)\]>]?")
_COLON = re.compile(r"\s?[:：]\s+")


def told_apart(lines: Sequence[Line]) -> list[Line]:
    """Return lines with a comma between a name and the group or country after it."""
    endings = _endings(lines)
    return [
        line if line.cells else replace(line, words=_apart(line.words, endings)) for line in lines
    ]


def without_links(line: Line) -> Line:
    """Return a line without the address of a page after a name: `League – www.…`."""
    if _LINK.search(line.words) is None:
        return line
    bare = _LINK.sub("", line.words).strip(" ,;–—-")
    named = len(bare) > TIMES and not bare.endswith(":") and not line.cells
    return replace(line, words=bare) if named and not is_contact(bare) else line


def turned(lines: Sequence[Line]) -> list[Line]:
    """Return lines with the name first, where each has before a colon whose it is or where.

    `Albania: Institute for …`, `League for … : N. N.`
    """
    sides = [_COLON.split(MARKER.sub("", line.words).strip(), maxsplit=1) for line in lines]
    if len(lines) < TIMES or any(len(one) != 2 for one in sides):
        return list(lines)
    left, right = [one[0] for one in sides], [one[1] for one in sides]
    people = sum(person(one.split(",")[0]) is not None for one in right)
    offices = sum(is_office(one.partition(",")[2]) for one in right)
    others = 0 if offices >= len(lines) / 2 else sum(person(one) is not None for one in left)
    named = people >= len(lines) / 2 and people > others
    if not named and sum(map(is_place, left)) < len(lines) / 2:
        return list(lines)
    return [
        replace(line, words=f"{name}, {told}")
        for line, name, told in zip(lines, right, left, strict=True)
    ]


def _apart(text: str, endings: frozenset[str]) -> str:
    mark = MARKER.match(text)
    start = mark.group() if mark else ""
    bare = text[len(start) :].strip()
    for name, rest in _cuts(bare, endings):
        if name.split()[-1].endswith((",", "-", "–", "(")):
            continue
        if person(name) is not None or (person(untitled(name)[0]) is not None):
            return f"{start}{name}, {rest}"
    return text


def _cuts(text: str, endings: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Return where the name may end, the surest place first."""
    for found in _GROUP.finditer(text):
        yield text[: found.start()], text[found.end() :]
    for ending in sorted(endings, key=len, reverse=True):
        if text.endswith(f" {ending}"):
            yield text[: -len(ending) - 1], ending
    size = _surname_ends(text.split())
    if size:
        tokens = text.split()
        yield " ".join(tokens[:size]), " ".join(tokens[size:])


def _surname_ends(tokens: Sequence[str]) -> int:
    """Return after how many words a surname in capitals is over; 0 where it ends the text.

    One that stands first, but for a title, has the given name after it: `M. DURAND Jean`.
    """
    first_of_name = untitled(" ".join(tokens))[0].split()[:1]
    if first_of_name and first_of_name[0].isupper() and len(first_of_name[0].strip(".")) > 2:
        return 0
    shouted = [len(re.sub(r"\W", "", token)) > 2 and token.isupper() for token in tokens]
    if not any(shouted[1:]) or shouted[0] or any(not one[0].isalpha() for one in tokens[:1]):
        return 0
    first = shouted.index(True)
    last = first
    while last + 1 < len(tokens) and shouted[last + 1]:
        last += 1
    return 0 if last + 1 == len(tokens) or not tokens[first - 1][0].isupper() else last + 1


def _is_letters(token: str) -> bool:
    """Whether a word is the letters of a party or a group: `ALDE`, `S&D`."""
    return token.isupper() and len(token) > 1 and not token.endswith(".")


def _endings(lines: Sequence[Line]) -> frozenset[str]:
    """Return the last words that end several lines of names alike."""
    bare = [MARKER.sub("", line.words).strip().split() for line in lines if not line.cells]
    counted: Counter[str] = Counter()
    for tokens in bare:
        for size in range(1, LONGEST_END + 1):
            if len(tokens) - size >= 2 and not tokens[-size - 1].endswith(","):
                counted[" ".join(tokens[-size:])] += _is_letters(tokens[-1])
    if len(bare) < LINES:
        return frozenset()
    found = {one for one, times in counted.items() if times >= TIMES}
    share = sum(any(" ".join(t).endswith(f" {one}") for one in found) for t in bare)
    return frozenset(found) if share >= len(bare) / 2 else frozenset()
