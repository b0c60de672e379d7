"""What else speaks for one of several names of organisations, and which of them are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dossier.importing.lexicon import folded, mended, words
from dossier.importing.parts import Outline
from dossier.importing.recognise.body_names import PUBLIC
from dossier.importing.recognise.headlines import LINKS
from dossier.importing.recognise.names import ordinary
from dossier.importing.recognise.speech import VERB

SMALL = 3
"""Letters of a small word."""
LONG_VERB = 4
"""Letters of a word that may be within a name, though it is a verb: `Calls`."""
MOST_SHORT = 2
"""Letters of initials that may be anybody's."""
NUMBERED = re.compile(r"[A-Z]{3,}\s\d{1,3}")
"""A name with a number: `ARTICLE 19`."""
_DOMAIN = re.compile(r"(?:@|www\.|https?://(?:www\.)?)([\w-]+)\.[\w.-]+")


def weigh(points: Counter[str], text: str, known: frozenset[str]) -> None:
    """Count what else speaks for each name, and join names that are one."""
    domains = {re.sub(r"\W", "", folded(found)) for found in _DOMAIN.findall(text)}
    for name in points:
        points[name] += 3 if any(_is_domain_of(name, domain) for domain in domains) else 0
        often = min(4, len(re.findall(re.escape(name), text, re.IGNORECASE)) - 1)
        points[name] += 0 if points[name] < 2 and PUBLIC.search(folded(name)) else often
        points[name] += 2 if len(name) > 5 and name in known else 0
    sorted_too = {one for one in points if any(_has_sort(one, other) for other in points)}
    told = [one for one in points if any(_is_headline(one, other) for other in points)]
    for name in set(told) - sorted_too:
        del points[name]
    for name in [one for one in points if folded(one) in words("bodies")]:
        whole = [one for one in points if one != name and name in one.split()]
        if len(whole) == 1:  # `the Foundation`
            points[whole[0]] += points.pop(name)
    for short in [one for one in points if one.isupper() and " " not in one]:
        whole = [one for one in points if " " in one and initials(one) == short]
        if len(whole) == 1 and short in points:
            printed = folded(whole[0]) in folded(text)
            one, other = (whole[0], short) if printed else (short, whole[0])
            points[one] += points.pop(other)
    for name in sorted(points, key=len, reverse=True):
        longer = [one for one in points if one != name and _is_longer(one, name)]
        if len(longer) == 1:
            points[longer[0]] += points.pop(name)


def _is_longer(whole: str, name: str) -> bool:
    """Whether one name is another's longer form, or the same with the ending of German cases."""
    if folded(whole).startswith(f"{folded(name)} ") or _has_sort(whole, name):
        return True
    if folded(whole).endswith(f" {folded(name)}"):
        return folded(whole.split(maxsplit=1)[0]) in words("bodies")
    first, _, rest = name.partition(" ")
    return bool(rest) and first.endswith("e") and whole in {f"{first}r {rest}", f"{first}s {rest}"}


def _has_sort(whole: str, name: str) -> bool:
    """Whether a name has, within, words in small letters that the other leaves out.

    `Intergruppo parlamentare Diritti e Libertà`, and `Intergruppo Diritti e Libertà`.
    """
    first, *rest = name.split()
    tokens = whole.split()
    more = len(tokens) - len(rest) - 1
    if not rest or more < 1 or tokens[0] != first or tokens[1 + more :] != rest:
        return False
    return all(one.islower() and not VERB.fullmatch(one) for one in tokens[1 : 1 + more])


def initials(name: str) -> str:
    """Return the first letters of the words of a name, small words apart."""
    bare = (re.sub(r"\W", "", word) for word in re.split(r"[\s-]", name))
    told = (x for x in bare if x and not (x.islower() and len(x) <= SMALL))
    return "".join(x[0] for x in told if folded(x) not in LINKS).upper()


def _is_domain_of(name: str, domain: str) -> bool:
    squeezed = re.sub(r"\W", "", folded(name))
    first = folded(initials(name))
    if squeezed[:6] in domain or domain in squeezed:
        return True
    return len(first) > 2 and domain.startswith(first)


def _is_headline(text: str, name: str) -> bool:
    """Whether a text only says something of a name that it begins with: a verb comes next."""
    if text.isupper() and not name.isupper() and folded(text).startswith(f"{folded(name)} "):
        return VERB.fullmatch(folded(text[len(name) :]).split()[0]) is not None
    if not text.startswith(f"{name} "):
        return False
    rest = text[len(name) + 1 :].split()
    if _is_within(text, rest):
        return False
    if rest[0].istitle() and len(rest[0]) > LONG_VERB and VERB.fullmatch(rest[0].lower()):
        return True  # `The X Project Condemns …`
    return rest[0][0].islower() and len(rest) > 1 and rest[0] not in LINKS


_WHERE_TEXT = "im in am an bei beim dans en nel nella presso w przy в у при at near sur"
_WHERE = frozenset(_WHERE_TEXT.split())
"""What stands between a group and the parliament or the town where it is."""


def _is_within(text: str, rest: Sequence[str]) -> bool:
    """Whether a longer form of a name says where a group is: `X-Fraktion im Landtag Y`."""
    tells = any(VERB.fullmatch(one.lower()) for one in rest)
    return rest[0] in _WHERE and rest[-1][0].isupper() and not tells and " " in text


_SORTED = re.compile(r"(?:[a-zà-ÿ][\w-]+\s)+(?=[A-ZÀ-Ý]\S+\s\S)")
"""What an organisation is, in small letters before its name: `organización Sol y Mar`."""


def by_name(name: str, text: str) -> str:
    """Return a name of several words without what it is before it, in small letters or by initials.

    `Organización Sol y Mar`, where a text speaks of `SYM`.
    """
    found = _SORTED.match(name)
    bare = name[found.end() :] if found else name
    first, _, rest = bare.partition(" ")
    short = initials(rest)
    known = len(short) > MOST_SHORT and folded(first) in words("bodies")
    return rest if known and re.search(rf"\b{re.escape(short)}\b", text) else bare


def as_written(name: str, letter: Outline) -> str:
    """Prefer the form with small letters, and the letters as they are printed."""
    if not name.isascii() and all(name not in line.words for line in letter.lines):
        for line in letter.lines:
            place = mended(line.words).find(name)
            if place >= 0:
                return line.words[place : place + len(name)]
    if not name.isupper() or len(name.split()) == 1 or NUMBERED.fullmatch(name):
        return name
    for line in letter.lines:
        found = re.search(re.escape(name), line.words, re.IGNORECASE)
        if found and not found.group().isupper():
            return found.group()
    first, *rest = ordinary(name).split()
    return " ".join((first, *(x.lower() if folded(x) in LINKS else x for x in rest)))
