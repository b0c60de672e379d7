"""Days and years of this century in words: `a siete de julio de dos mil dieciséis`."""

from __future__ import annotations

_UNITS = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen "
          "fourteen fifteen "
          "sixteen seventeen eighteen nineteen twenty",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
          "dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres "
          "veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
          "quinze seize "
          "dix-sept dix-huit dix-neuf vingt",
    "it": "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
          "quindici sedici diciassette diciotto diciannove venti ventuno ventidue ventitre "
          "ventiquattro venticinque ventisei ventisette ventotto ventinove trenta",
    "de": "ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn "
          "funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
}  # fmt: skip
_OVER_TWENTY = {
    "en": ("twenty-{}", "thirty-{}"),
    "es": ("", "treinta y {}"),
    "fr": ("vingt-{}", "trente et {}"),
    "it": ("", "trent{}"),
    "de": ("{}undzwanzig", "{}unddreissig"),
}
_ROUND = {"en": "thirty", "es": "", "fr": "trente", "it": "", "de": "dreissig"}
_THOUSANDS = ("two thousand and ", "two thousand ", "dos mil ", "deux mille ", "deux mil ",
              "duemila ", "duemila", "zweitausendund", "zweitausend")  # fmt: skip
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first"
)
_GERMAN = (
    "ersten zweiten dritten vierten funften sechsten siebten achten neunten zehnten "
    "elften zwolften "
    "dreizehnten vierzehnten funfzehnten sechzehnten siebzehnten achtzehnten "
    "neunzehnten zwanzigsten"
)
LAST_DAY, NINE = 31, 9


def _numbers() -> dict[str, int]:
    made: dict[str, int] = {}
    for code, text in _UNITS.items():
        units = text.split()
        made |= {word: number for number, word in enumerate(units, 1)}
        for tens, form in zip((20, 30), _OVER_TWENTY[code], strict=True):
            if form:
                made |= {form.format(word): tens + n for n, word in enumerate(units[:NINE], 1)}
        made |= {_ROUND[code]: 30} if _ROUND[code] else {}
    return made | {"vingt et un": 21, "trentuno": 31}


NUMBERS = _numbers()
DAYS = {word: n for word, n in NUMBERS.items() if n <= LAST_DAY} | {
    word: n for listed in (_ORDINALS, _GERMAN) for n, word in enumerate(listed.split(), 1)
}
"""Days of a month in words, folded."""
YEARS = {
    f"{thousand}{word}": 2000 + n
    for thousand in _THOUSANDS
    for word, n in NUMBERS.items()
}  # fmt: skip
"""Years in words, folded."""
