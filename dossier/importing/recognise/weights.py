"""What else speaks for one of several names of organisations, and which of them are one."""

from __future__ import annotations

import re
from collections import Counter

from dossier.importing.lexicon import folded, words
from dossier.importing.recognise.body_names import PUBLIC
from dossier.importing.recognise.headlines import LINKS

SMALL = 3
"""Letters of a small word."""
_DOMAIN = re.compile(r"(?:@|www\.|https?://(?:www\.)?)([\w-]+)\.[\w.-]+")


def weigh(points: Counter[str], text: str, known: frozenset[str]) -> None:
    """Count what else speaks for each name, and join names that are one."""
    domains = {re.sub(r"\W", "", folded(found)) for found in _DOMAIN.findall(text)}
    for name in points:
        points[name] += 3 if any(_is_domain_of(name, domain) for domain in domains) else 0
        often = min(4, len(re.findall(re.escape(name), text, re.IGNORECASE)) - 1)
        points[name] += 0 if points[name] < 2 and PUBLIC.search(folded(name)) else often
        points[name] += 2 if len(name) > 5 and name in known else 0
    for name in [one for one in points if any(_is_headline(one, other) for other in points)]:
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
    for name in list(points):
        longer = [one for one in points if one != name and _is_longer(one, name)]
        if len(longer) == 1:
            points[longer[0]] += points.pop(name)


def _is_longer(whole: str, name: str) -> bool:
    """Whether one name is another's longer form, or the same with the ending of German cases."""
    if folded(whole).startswith(f"{folded(name)} "):
        return True
    if folded(whole).endswith(f" {folded(name)}"):
        return folded(whole.split(maxsplit=1)[0]) in words("bodies")
    first, _, rest = name.partition(" ")
    return bool(rest) and first.endswith("e") and whole in {f"{first}r {rest}", f"{first}s {rest}"}


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
    if not text.startswith(f"{name} "):
        return False
    rest = text[len(name) + 1 :].split()
    return rest[0][0].islower() and len(rest) > 1 and rest[0] not in LINKS
