"""Which language a text is in, by its small words and letters; no model, nine languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from dossier.importing.lexicon import LANGUAGES
from dossier.importing.recognise.finding import LIKELY, NOTHING, SURE, UNSURE, Finding

_WORD = re.compile(r"[^\W\d_]+")
_OTHERS = {
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als maar door naar "
    "hebben wij bij heeft deze worden",
    "pt": "o a de que e do da em um para com não uma os no se na por mais as dos como mas ao das "
    "foi são pelo pela também nos senhor",
    "cs": "a se v na je že o s z do i to k ve pro za by ale si po jako od které která který jsou "
    "byl při není také však",
    "ro": "și de la în a cu o pe nu că din pentru este care mai au sunt prin dar fost către lui "
    "după această acest",
    "sv": "och i att det som en på är av för med den till inte har de om ett men var vi kan från "
    "ska också",
    "lt": "ir kad yra į iš su tai buvo dėl bet kaip per apie prie nuo jos jų mūsų šio šis teisės",
    "be": "і у на што не да з як гэта за па яго ад ён былі аб але таксама для быў пры",
    "tr": "ve bir bu için ile da de çok olarak daha olan gibi kadar sonra hem her ancak ya",
}
"""Neighbours, so that their texts are not taken for one of the nine."""
MANY_OWN = 50
"""Of so many letters at least one is Kazakh alone where a text is Kazakh."""
_MOST = 4000
"""Words that are enough to know a language by."""


@cache
def _common() -> dict[str, frozenset[str]]:
    known = {language.code: frozenset(language.common.split()) for language in LANGUAGES}
    return known | {code: frozenset(text.split()) for code, text in _OTHERS.items()}


@cache
def _letters() -> dict[str, frozenset[str]]:
    return {language.code: frozenset(language.letters) for language in LANGUAGES}


def scores(text: str) -> Counter[str]:
    """Return how well each language fits a text: its common words, and its letters."""
    found = [word.casefold() for word in _WORD.findall(text)[:_MOST]]
    letters = Counter("".join(found))
    made: Counter[str] = Counter()
    for code, common in _common().items():
        made[code] = 10 * sum(word in common for word in found)
    for code, own in _letters().items():
        made[code] += 2 * sum(letters[letter] for letter in own)
    if sum(letters[letter] for letter in _letters()["kk"]) * MANY_OWN > sum(letters.values()):
        made["ru"] -= 2 * letters["ы"]  # letters that Kazakh has as well
        made["uk"] -= 2 * letters["і"]
    if letters["э"] + letters["ъ"] + letters["ё"] == 0 and letters["ў"]:
        made["be"] += 20 * letters["ў"]
    return made


def language(texts: Iterable[str]) -> Finding:
    """Return the language of a letter's text, by BCP 47 code."""
    text = "\n".join(texts)
    total = len(_WORD.findall(text)[:_MOST])
    ranked = scores(text).most_common(2)
    (code, best), (_, second) = ranked[0], ranked[1]
    if total < 4 or best == 0:  # three words are no language
        return NOTHING
    lead = (best - second) / best
    if best < total or lead < 0.15:  # under a tenth of the words, or a close race
        return Finding(code, UNSURE, note="few words tell")
    return Finding(code, SURE if lead > 0.3 and total > 20 else LIKELY)
