"""Is this a person? By the words alone, in nine languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from dossier.importing.lexicon import LANGUAGES, either, entries, folded, words
from dossier.importing.recognise.name_words import AFTER, ALSO_NAMES, MATTERS
from dossier.importing.recognise.navigation import is_navigation
from dossier.importing.recognise.offices import (
    MANY,
    begins_with_acronym,
    is_body_word,
    is_company,
    is_office_word,
)
from dossier.importing.recognise.stamps import unstamped

_PARTICLES_TEXT = (
    "de da di do du del della dello dei degli des der den dem van von zu zur zum vom la le les los "
    "las el al bin ibn bint ter ten te op 't y i e af av och ap und d' dos das san st st. o' abu "
    "ould "
    "mac ben ul ur oglu ogly kyzy uly углы улы оглы кызы ұлы қызы фон де ван дер аль эль"
)
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_NOBLE = frozenset({"de", "von", "van", "di", "da", "du", "zu"})
_VON = frozenset({"von", "van", "zu"})
"""With a title before it a name may begin so: `Herr de Maizière`."""
_ARTICLES = frozenset({"la", "el", "los", "las", "le", "les", "den"})
"""With one word more they are a town: `La Habana`."""
_INITIALS = re.compile(r"^(?:[^\W\d_]{1,2}\.-?){1,4}$")
_WORDLIKE = re.compile(r"^[‘ʻʿ]?[^\W\d_][^\W\d_'’ʼ.\-‑]*(?:['’ʼ\-‑][^\W\d_][^\W\d_'’ʼ]*)*[.’]?$")
_RUN_ON = re.compile(r"(?<=\b[^\W\d_a-zа-яіїє]\.)(?=[^\W\d_a-zа-яіїє][^\W\d_]{2})")
"""Between initials and the surname that run on: `N.N.Name`."""
_INITIAL_FIRST = re.compile(r"[^\W\d_]{1,2}\.")
_CYRILLIC_INITIAL = re.compile(r"[А-ЯІЇЄҐ]\.")
"""An initial; titles of one letter are small: `о. Петро`, `п. Степан`."""
_RETIRED = re.compile(
    r"^(?:w st(?:\.|anie) spocz(?:\.|ynku)|i\.\s?R\.|a\.\s?D\.|e\.\s?h\.|em\.|ret\.|\(ret\.?\)|"
    r"the(?=\s(?:Lord|Lady|Baroness|Baron|Viscount|Earl)\b))\s+"
)
"""Between a title and a name: that it was held, or the article of another title."""
_OF_POST = re.compile(r"(?:General\s)?of\s|General\s*(?:,|$)")
"""What follows an office that is a title too: `Attorney General of …`."""
_SCHOOL = re.compile(r"^[A-ZŁŚ]{2,4}\s+")
_RANK = re.compile(r"(?:gen|plk|ppłk|mjr|kpt|nadinsp|insp|kontradm|bryg|nadbryg|dyw|st)\b")
"""Ranks behind which Polish has the letters of a service: `gen. bryg. SG N. N.`."""
_OF_SCHOOL = re.compile(r"^[Pp]rof\.?\s+[A-ZŁŚŻ]{2,5}$")
"""`prof. UJ dr hab.`: a university between two titles."""
_YOUNGER = re.compile(r"(?<=[^\W\d_]{2}),?\s(?:Jr\.?|Sr\.?|II|III|IV)$")
"""Which of a family somebody is, which belongs to the name: `N. N. Jr.`"""
_WITHIN_NAME = re.compile(
    r"(?<=[^\W\d_])\s[“\"„«][^\W\d_]{2,15}[”\"“»]\s(?=[^\W\d_])|(?<=\b(?:Mac|Nic))\s(?:an|na)\s(?=[A-Z])"
)
"""What somebody is called by friends, and the article in Irish names."""
_PLACED = frozenset({"en", "in", "fait", "done", "dado"})
"""Words before a town that begin no name: `En N., a 5 de mayo`."""
MOST_TOKENS = 7
NAME_AND_LETTERS = 3
"""Words of a name with the letters of a body behind it, and the letters themselves."""
SHORT_NAME, LONG_TITLE = 2, 3
_WITHIN = frozenset({"ing", "dott", "avv", "prof", "arch", "mgr"})
"""Titles that no name has within."""
LONG_OFFICE = 5
"""Letters of an office before a hyphen: `Director-General N. N.`"""
_RANKS_TEXT = (
    "senior associate deputy vice assistant junior chief executive former emeritus dean fellow "
    "lead acting honorary programme program project policy advocacy legal special"
)
_RANKS = frozenset(_RANKS_TEXT.split())
"""Words that stand with those of offices: no name is made of nothing else."""
_DISTRICTS = frozenset({"D.C.", "D.C", "DC", "D.F."})
"""With a town before it: `Washington D.C.`."""
_ANDS = frozenset({"i", "y", "e", "и", "та", "och"})
"""Particles before the last word of a name alone; elsewhere they join what offices are for."""


_PEER = re.compile(r"(?:Lord|Lady|Baroness|Baron|Viscount|Earl)$")
_ESTATE = re.compile(r"^[^\W\d_][\w'’-]+(?:\s(?:of|de)\s[^\W\d_][\w'’ -]+)?$")
"""Lords and ladies are called by their title: `Lord Alton of Liverpool`."""
_LIKE_BODIES = frozenset(["chiesa", "church", "hope", "post", "bridges", "chambers", "bond"])
_SURNAMES = frozenset({"paz"})
"""Those of them that are words of organisations and, after a given name, surnames."""


def is_like_surname(text: str) -> bool:
    """Whether a name ends with a word of organisations that is a surname too, and has no other."""
    tokens = folded(text).split()
    if len(tokens) == NAME_AND_LETTERS and tokens[-1] in _SURNAMES:
        return not any(map(is_body_word, tokens[:-1]))
    return len(tokens) == SHORT_NAME and tokens[-1] in _LIKE_BODIES | _SURNAMES


class Name(Struct, frozen=True):
    """A person's name."""

    text: str
    """Without titles, capitals made ordinary."""
    honorifics: str = ""
    after: str = ""
    """What followed it, such as MEP."""


@cache
def _honorific() -> re.Pattern[str]:
    options = either(entries("honorifics"))
    return re.compile(rf"^(?:{options})(?:\.|(?=[\s:])|(?<=\.))\s*")


@cache
def _small() -> frozenset[str]:
    """Words that no name holds: the common words of all languages, particles apart."""
    common = {folded(word) for language in LANGUAGES for word in language.common.split()}
    return frozenset(common - {folded(one) for one in _PARTICLES}) - {"will", "may"}


@cache
def _not_names() -> frozenset[str]:
    """Single words that mean that a text is no person's name."""
    found: set[str] = {word for word in words("weekdays") if len(word) > 3}
    for field in ("offices", "bodies", "streets", "places"):
        found |= {word.rstrip(".") for word in words(field)}
    for field in ("press_release", "open_letter", "statement", "resolution", "joint_letter"):
        found |= {part for entry in entries(field) for part in entry.split() if len(part) > 3}
    found |= {
        folded(f) for one in LANGUAGES for m in one.months for f in m.split("|") if len(f) > 3
    }
    found |= MATTERS
    return frozenset(found) - ALSO_NAMES


def untitled(text: str) -> tuple[str, str]:
    """Return a text without the titles it begins with, and these titles."""
    rest = unstamped(text)
    taken: list[str] = []
    while match := _honorific().match(folded(rest)):
        # Folding keeps the number of characters for all titles but those with œ or ß.
        after = rest[match.end() :].lstrip(" .")
        title = folded(match.group()).strip()
        letter = len(title.strip(".")) == 1 and (
            taken or _INITIAL_FIRST.match(after) or _CYRILLIC_INITIAL.match(rest)
        )
        if (title == "general" and _names_post(after)) or letter or _OF_POST.match(after):
            break
        taken.append(rest[: match.end()].strip())
        rest = after
        rest = _RETIRED.sub("", rest)
        if not rest or folded(rest).strip(" .,") in entries("honorifics"):
            return text.strip(), ""
        school = _SCHOOL.match(rest)
        served = _RANK.match(title) is not None
        if school and (served or _honorific().match(folded(rest[school.end() :]))):
            rest = rest[school.end() :]
    return rest, " ".join(taken)


def _names_post(text: str) -> bool:
    """Whether a text begins with an office or a body: `General Prosecutor's Office`."""
    first = folded(text.split(maxsplit=1)[0]).removesuffix("'s") if text.split() else ""
    return is_office_word(first) or first in words("bodies")


@lru_cache(MANY)
def person(text: str, *, alone: bool = False) -> Name | None:
    """Return the person's name that a text is, or None; `alone` allows a single word."""
    rest, titles = untitled(text.strip(" \t*_,;|"))
    rest, after = _without_after(rest)
    full, rest = rest, _WITHIN_NAME.sub(" ", _YOUNGER.sub("", rest))
    peer = _PEER.search(titles)
    if peer and _ESTATE.match(rest):
        return Name(f"{peer.group()} {ordinary(rest)}", titles[: peer.start()].strip(), after)
    tokens = _RUN_ON.sub(" ", rest).split()
    fewest = 1 if alone or titles else 2
    if not fewest <= len(tokens) <= MOST_TOKENS or _is_no_name(text, rest):
        return None
    proper = [token for token in tokens if _is_proper(token)]
    noble = len(tokens) > 1 and tokens[0] in (_NOBLE if titles else _VON if alone else ())
    if len(proper) < fewest or not (noble or _is_proper(tokens[0], first=True)):
        return None
    if any(not _is_proper(token) and folded(token) not in _PARTICLES for token in tokens):
        return None
    plain = [folded(token).strip(".'") for token in tokens]
    if all(_INITIALS.match(token) for token in tokens) or len("".join(plain)) < 3:
        return None
    if any(_is_small(token) for token in tokens) or (begins_with_acronym(tokens) and not titles):
        return None
    if (
        (_is_title(plain) and not (noble and tokens[0] in _VON))
        or is_navigation(rest)
        or _lists(tokens, plain)
    ):
        return None
    both = zip(plain, tokens, strict=True)
    single = 0 if rest.isupper() else 1  # `N M N.`, but not a headline in capitals
    whole = [x for x, token in both if not (_INITIALS.match(token) or len(token) == single)]
    bad = sum(map(_speaks_against, whole))
    if tokens[-1] in _DISTRICTS or (bad and (bad > 1 or not titles or len(tokens) == 1)):
        return None
    if not _is_proper(tokens[-1]) or folded(tokens[-1]) in _PARTICLES:
        return None
    return Name(ordinary(rest) if full == rest else full.strip(" ,;"), titles, after)


def _is_no_name(text: str, rest: str) -> bool:
    """Whether a text has numbers, a title within, or one and a university: `prof. UJ`."""
    if folded(rest.partition(" ")[0]) in _PLACED or rest.startswith(("U.N. ", "U.S. ", "E.U. ")):
        return True
    within = (x.lower() for x in rest.split()[1:-1] if x.endswith(".") and len(x) > LONG_TITLE)
    if any(folded(x) in entries("honorifics") or folded(x[:-1]) in _WITHIN for x in within):
        return True
    return any(c.isdigit() for c in rest) or _OF_SCHOOL.match(text.strip(" ,")) is not None


def _lists(tokens: Sequence[str], plain: Sequence[str]) -> bool:
    """Whether words are an article and a noun, or joined by `and` as no names are."""
    return (len(plain) == 2 and plain[0] in _ARTICLES) or not _ANDS.isdisjoint(tokens[:-2])


def _is_title(plain: list[str]) -> bool:
    """Whether words are titles alone, or begin with an office or with nothing but particles."""
    if len(plain) > 1 and set(plain[:2]) <= _PARTICLES:
        return True
    if " ".join(plain) in entries("honorifics"):
        return True
    if all(word in words("honorifics") for word in plain):
        return True
    if plain[0] in _ARTICLES and len(plain) > 1 and is_office_word(plain[1]):
        return True
    first, hyphen, _ = plain[0].partition("-")
    if hyphen and len(first) > LONG_OFFICE and is_office_word(first):
        return True
    if all(word in _RANKS or is_office_word(word) for word in plain):
        return True
    return is_office_word(plain[0]) and plain[0] not in ALSO_NAMES


_ENGLISH_TEXT = "the of and in on for to with by from at our your this that we is are dear"
_ENGLISH = frozenset(_ENGLISH_TEXT.split())


def _is_small(token: str) -> bool:
    """Whether a token is a word of the language, not of a name; in capitals many may be either."""
    plain = folded(token).strip(".'")
    if plain in _PARTICLES:
        return False
    return plain in _ENGLISH or (plain in _small() and (token[0].islower() or len(plain) > 3))


_ADJECTIVE = re.compile(r"(?:isch(?:e|en|er|es|em)|ensch(?:aft|aften))$")


_ABSTRACT = re.compile(
    r"(?:c|s)ion(?:es)?$|tions?$|ship$|heit$|keit$|schaft(?:en)?$|zion[ei]$|ность$|ості$|ція$|ция$|ции$|"
    r"ції$|ство$|ства$|cja$|cji$|nosc$|stwo$|ismo$|isme$|.{6}ung(?:en)?$|tat$|tats$|logie$|logy$|ция$"
)
"""Endings of words for things, which no name has."""
_CHRISTENED_TEXT = (
    "concepcion asuncion encarnacion consolacion anunciacion purificacion ascension visitacion "
    "conception assumption"
)
_CHRISTENED = frozenset(_CHRISTENED_TEXT.split())


@lru_cache(MANY)
def _speaks_against(word: str) -> bool:
    """Whether a word, folded, is seldom part of a person's name."""
    if word in _PARTICLES:
        return False
    if len(word) > 6 and _ABSTRACT.search(word) and word not in _CHRISTENED:
        return True
    word = re.sub(r"^(?:dell|all|l|d)'", "", word)
    if word in ALSO_NAMES:
        return False
    if word in _not_names() or _ADJECTIVE.search(word):
        return True
    return (len(word) > 8 and is_office_word(word)) or is_body_word(word)


def _without_after(text: str) -> tuple[str, str]:
    tokens = text.split()
    taken: list[str] = []
    while len(tokens) > 1 and _is_after(tokens[-1].strip(",()")):
        taken.insert(0, tokens.pop().strip(",()"))
    if not taken and _ends_in_letters(tokens):
        taken.append(tokens.pop())
    return " ".join(tokens).rstrip(",. ") if taken else text, " ".join(taken)


def _is_after(token: str) -> bool:
    """Whether letters are those of a degree or an order: `BA`, not the name `Ba`."""
    return folded(token) in AFTER and not (token.istitle() and len(token) == SHORT_NAME)


def _ends_in_letters(tokens: Sequence[str]) -> bool:
    """Whether letters for a body stand behind a name of two words: `N. Name GLA`."""
    if (
        len(tokens) != NAME_AND_LETTERS
        or len(tokens[-1]) != NAME_AND_LETTERS
        or is_company(" ".join(tokens))
    ):
        return False
    before = all(one[1:].islower() and len(one) > NAME_AND_LETTERS for one in tokens[:-1])
    return before and tokens[-1].isalpha() and tokens[-1].isupper()


def _is_proper(token: str, *, first: bool = False) -> bool:
    if _INITIALS.match(token) and token[0].isupper():
        return True
    if not _WORDLIKE.match(token):
        return False
    shouts = token.isupper() or token[0].islower()
    if shouts and token.lower().startswith(("all'", "all’", "dell'", "dell’")):
        return False
    if token.startswith(("d'", "d’", "l'", "l’", "al-", "el-", "ibn-", "аль-", "эль-", "o'")):
        return not first or token[2:3].isupper()
    return token.lstrip("‘ʻʿ")[:1].isupper()


def ordinary(text: str) -> str:
    """Write a name in capitals as names are written; other names stay as they are."""
    tokens = text.split()
    shouts = any(map(_shouts, tokens))
    made = [
        _lower(x) if _shouts(x) else _small_word(x) if shouts and i else x
        for i, x in enumerate(tokens)
    ]
    return " ".join(made).strip(" ,;")


def _small_word(token: str) -> str:
    """Write a particle in capitals as names have it: `DE` → `de`, `LE` → `Le`."""
    if not (token.isupper() and len(token) > 1 and folded(token) in _PARTICLES):
        return token
    return token.title() if folded(token) in _ARTICLES else token.lower()


def _shouts(token: str) -> bool:
    letters = [c for c in token if c.isalpha()]
    return len(letters) > 2 and all(c.isupper() for c in letters) and not _INITIALS.match(token)


def _lower(token: str) -> str:
    if token.casefold() in _PARTICLES:
        return token.lower()
    made = re.sub(r"[^\W\d_]+", lambda m: m.group()[0] + m.group()[1:].lower(), token)
    made = re.sub(r"^Mc([^\W\d_])", lambda m: "Mc" + m.group(1).upper(), made)
    return re.sub(r"(['’])S$", lambda m: m.group(1) + "s", made)
