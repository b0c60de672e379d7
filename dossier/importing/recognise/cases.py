"""Names in the dative, as Russian, Ukrainian and Kazakh addresses have them → the nominative."""

from __future__ import annotations

import re

from dossier.importing.recognise import given_names, surnames
from dossier.importing.recognise.datives import of_dative

_CYRILLIC = re.compile(r"^[\u0400-\u04ff\u02bc'’.\- ]+$")
PATRONYMIC = re.compile(
    r"^[А-ЯЁІЇЄҐ][а-яёіїєґ'’]+(?:ич|ович|евич|овна|евна|ична|ичу|їчу|овне|евне|івні|ївні|івна)$"
)
"""A patronymic that stands alone."""
_RUN_ON = re.compile(r"^((?:[А-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ]\.)+)([А-ЯЁІЇЄҐ][\w'’-]{2,})$")
"""Initials and surname without a space."""
_KAZAKH_LETTER = re.compile(r"[әғқңөұүһ]", re.IGNORECASE)
_KAZAKH_SURNAME = re.compile(r"(?:ов|ев|ин|ова|ева|ина|вич|ұлы|қызы|улы|кызы)(?:қа|ке|ға|ге|на)$")
_KAZAKH_DATIVE = re.compile(
    r"(?:[аәеёиоөуұүыіэюяйлмнңржзбгғд](?:ға|ге)|[пткқсшщфхцчвбгд](?:қа|ке)|(?:ұлы|қызы|улы|кызы)на)$"
)
"""The endings of the dative, which go with the sound before them."""
MANY = 3
"""So many words has a name with a patronymic."""
_INITIALS = re.compile(r"(?:\w\.-?)+")


def nominative(name: str, *, is_dative: bool = False, spoken: str = "") -> str:
    """Return a name in the nominative where its endings leave no doubt; else as it stands.

    `is_dative` says that a title before it stands in the dative, and so the name does.
    """
    if run_on := _RUN_ON.match(name):
        spaced = nominative(f"{run_on[1]} {run_on[2]}", is_dative=is_dative, spoken=spoken)
        return f"{run_on[1]}{spaced.split(' ', 1)[1]}"
    if not _CYRILLIC.match(name):
        return name
    tokens = name.split()
    if kazakh := _of_kazakh(tokens, is_kazakh=spoken == "kk"):
        return kazakh
    ukrainian = spoken == "uk"
    if spoken != "ru":
        ukrainian = ukrainian or re.search(r"[іїєґ]|[оеє]ві\b", name.lower()) is not None
    words = [token for token in tokens if not _INITIALS.fullmatch(token)]
    if len(words) < len(tokens):
        return _with_initials(tokens, words, is_dative=is_dative, ukrainian=ukrainian)
    return " ".join(_of_words(tokens, is_dative=is_dative, ukrainian=ukrainian))


def _of_kazakh(tokens: list[str], *, is_kazakh: bool) -> str:
    """Return a Kazakh name in the nominative; empty where it stands in no Kazakh dative."""
    last = tokens[-1]
    is_kazakh = is_kazakh or _KAZAKH_LETTER.search(" ".join(tokens)) is not None
    told = is_kazakh and _KAZAKH_DATIVE.search(last)
    if (told or _KAZAKH_SURNAME.search(last)) and len(last) > len("Алиге"):
        return " ".join([*tokens[:-1], last[:-2]])
    return ""


def _with_initials(tokens: list[str], words: list[str], *, is_dative: bool, ukrainian: bool) -> str:
    """Return a surname with initials in the nominative."""
    if len(words) != 1:
        return " ".join(tokens)
    plain = surnames.surname(words[0], woman=None, ukrainian=ukrainian, is_sure=is_dative)
    return " ".join(plain if token == words[0] else token for token in tokens)


def _of_words(tokens: list[str], *, is_dative: bool, ukrainian: bool) -> list[str]:
    """Return given name, patronymic and surname in the nominative, in their order."""
    fathers = next((i for i, x in enumerate(tokens) if i and given_names.is_patronymic(x)), None)
    if fathers is None or len(tokens) < MANY:
        sure = is_dative or _is_dative(tokens)
        return _of_two(tokens, ukrainian=ukrainian) if sure and len(tokens) > 1 else tokens
    first = 1 if fathers == len(tokens) - 1 and fathers > 1 else 0  # the surname stands first
    turkic = given_names.TURKIC.search(tokens[fathers]) is not None
    if turkic and not (is_dative or _is_dative(tokens)):
        return tokens
    woman = given_names.is_womans([*tokens[first:fathers], tokens[fathers]])
    made = []
    for index, token in enumerate(tokens):
        if index == fathers:
            made.append(given_names.patronymic(token))
        elif first <= index < fathers:
            made.append(given_names.given(token, ukrainian=ukrainian))
        else:
            made.append(surnames.surname(token, woman=woman, ukrainian=ukrainian))
    return made


def _of_two(tokens: list[str], *, ukrainian: bool) -> list[str]:
    """Return given names and a surname in the nominative."""
    *given, last = tokens
    woman = given_names.is_womans(given)
    made = [given_names.given(one, ukrainian=ukrainian) for one in given]
    plain = surnames.surname(last, woman=woman, ukrainian=ukrainian, is_sure=made != given)
    return [*made, plain]


def _is_dative(tokens: list[str]) -> bool:
    """Whether given name and surname have endings of the dative both, or one surely has."""
    given, last = tokens[0], tokens[-1]
    if given_names.is_given(given) or _WOMANS.search(last):
        return True
    ends = re.search(r"(?:[^\W\d_]{2}[ую]|[оеє]ві|ії|ии)$", given) is not None
    return ends and surnames.is_dative(last)


_WOMANS = re.compile(r"(?:[оеє]в|[иі]н)(?:ой|ій)$")
"""The surname of a woman in the dative or genitive."""
_KAZAKH_OFFICE = re.compile(
    r"(?:уәкіл|министр|прокурор|президент|төраға|депутат|елші|омбудсмен|судья|директор)"
    r"(?:[гк][ае]|қа|ға)$|(?<=[^\W\d_]{3})(?:сы|сі)н[ае]$|(?<=[^\W\d_]{4})(?:[дтл][іы]г[іы]|лығы|"
    r"т[ыі]|р[ыі]|л[ыі]|н[ті]і|[дт]і|лшісі|кімі|мені|[дс]ы|[дт]ағы)н[ае]$|\bсотына$"
)
"""Kazakh offices and bodies in the dative."""


def nominative_office(office: str) -> str:
    """Return an office, of which an address has the dative, in the nominative."""
    if _KAZAKH_OFFICE.search(office.lower()):
        return office[:-2]
    return of_dative(office) or office
