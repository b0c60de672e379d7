"""Days and years of this century in words: `a siete de julio de dos mil dieciséis`."""

from __future__ import annotations

from dossier.importing.lexicon import folded

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
_FIRSTS = ("premier", "primo", "primero", "primer", "erster")
_SLAVIC = {
    "pl": "pierwszego drugiego trzeciego czwartego piatego szostego siodmego osmego dziewiatego "
          "dziesiatego jedenastego dwunastego trzynastego czternastego pietnastego szesnastego "
          "siedemnastego osiemnastego dziewietnastego dwudziestego trzydziestego",
    "ru": "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого "
          "одиннадцатого двенадцатого тринадцатого четырнадцатого пятнадцатого шестнадцатого "
          "семнадцатого восемнадцатого девятнадцатого двадцатого тридцатого",
    "uk": "першого другого третього четвертого пʼятого шостого сьомого восьмого девʼятого "
          "десятого одинадцятого дванадцятого тринадцятого чотирнадцятого пʼятнадцятого "
          "шістнадцятого сімнадцятого вісімнадцятого девʼятнадцятого двадцятого тридцятого",
}  # fmt: skip
_SLAVIC_TENS = {"pl": ("dwudziestego", "trzydziestego"), "ru": ("двадцать", "тридцать"),
                "uk": ("двадцять", "тридцять")}  # fmt: skip
_SLAVIC_THOUSANDS = {"pl": "dwa tysiace", "ru": "две тысячи", "uk": "дві тисячі"}
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


def _ordinals(code: str) -> dict[str, int]:
    """Return the ordinals of a Slavic language in the genitive, as dates have them."""
    words = folded(_SLAVIC[code]).split()
    made = {word: n if n <= len(words) - 1 else 30 for n, word in enumerate(words, 1)}
    for tens, word in zip((20, 30), _SLAVIC_TENS[code], strict=True):
        made |= {f"{folded(word)} {one}": tens + n for n, one in enumerate(words[:NINE], 1)}
    return made


NUMBERS = _numbers()
_SLAVIC_DAYS = {code: _ordinals(code) for code in _SLAVIC}
DAYS = (
    {word: n for word, n in NUMBERS.items() if n <= LAST_DAY}
    | {word: n for listed in (_ORDINALS, _GERMAN) for n, word in enumerate(listed.split(), 1)}
    | dict.fromkeys(_FIRSTS, 1)
    | {word: n for days in _SLAVIC_DAYS.values() for word, n in days.items() if n <= LAST_DAY}
)
"""Days of a month in words, folded."""
YEARS = {
    f"{thousand}{word}": 2000 + n
    for thousand in _THOUSANDS
    for word, n in NUMBERS.items()
} | {
    f"{folded(_SLAVIC_THOUSANDS[code])} {word}": 2000 + n
    for code, days in _SLAVIC_DAYS.items()
    for word, n in days.items()
}  # fmt: skip
"""Years in words, folded."""
