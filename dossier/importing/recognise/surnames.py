"""Russian and Ukrainian surnames in the dative → the nominative."""

from __future__ import annotations

import re

Endings = tuple[tuple[re.Pattern[str], str], ...]


def _endings(*pairs: tuple[str, str]) -> Endings:
    return tuple((re.compile(f"(?:{form})$", re.IGNORECASE), plain) for form, plain in pairs)


_CONSONANT = "[бвгґджзйклмнпрстфхцчшщь]"
_UNCHANGED = re.compile(
    r"(?:дзе|швілі|швили|еску|их|ых|аго|ово|ко|йне|ремі|анрі|[оаі]ні|лл[іе]|тті|ссі|цці|ккі|рді|улы|оглы|ұлы|қызы|кызы)$",
    re.IGNORECASE,
)
"""Surnames that have no cases."""
_STRESSED = (
    "толст|крут|бережн|ов|кос|крив|нем|цветн|степн|лесн|рудн|прост|пуст|свят|слеп|молод|худ|сед|"
    "прям|хром|удал|голуб|больш|чуж|сух|плох|глух|лих"
)
"""Beginnings of Russian surnames in -ой."""
_SPECIAL = {
    "лебедю": ("лебідь", "лебедь"), "ведмедю": ("ведмідь", "ведмедь"), "коню": ("кінь", "конь"),
    "журавлю": ("журавель", "журавль"), "орлу": ("орел", "орёл"), "козлу": ("козел", "козёл"),
    "зайцу": ("заєць", "заяц"), "чорноволу": ("чорновіл", "чорновол"), "шилу": ("шило", "шил"),
    "киселю": ("кисіль", "кисель"), "вовку": ("вовк", "вовк"), "полку": ("полк", "полк"),
    "вовкові": ("вовк", "вовк"), "киселеві": ("кисіль", "кисель"),
    "лебедеві": ("лебідь", "лебедь"), "мороці": ("морока", "морока"),
    "сосні": ("сосна", "сосна"), "весні": ("весна", "весна"), "козі": ("коза", "коза"),
    "березі": ("береза", "береза"), "лозі": ("лоза", "лоза"), "ковбасі": ("ковбаса", "ковбаса"),
}  # fmt: skip
"""Surnames of which the stem changes otherwise, in Ukrainian and in Russian."""
_BOTH = _endings(
    (r"([сцз]ьк)ому", r"\1ий"),
    (r"([сц]к)ому", r"\1ий"),
    (r"([оеєё]в|[иіїы]н)у", r"\1"),
    (r"([вб])['’ʼь]ю", r"\1ей"),
    (r"([бвгджкмптхчш])лю", r"\1ель"),
    (r"([аеєиіїоуыэ])ю", r"\1й"),
)
_UKRAINIAN = _endings(
    (r"ьому", "ій"),
    (r"ому", "ий"),
    (rf"(?<={_CONSONANT})к(?:у|ові)", "ко"),
    (r"хн(?:у|ові)", "хно"),
    (r"йл(?:у|ові)", "йло"),
    (r"йц(?:ю|еві)", "єць"),
    (r"(?<=[бвгджзклмнпрстхчш])ь?ц(?:ю|еві)", "ець"),
    (r"ц(?:ю|еві)", "ць"),
    (r"р(?:ю|еві)", "р"),
    (r"([аеєиіїоу])єві", r"\1й"),
    (r"([жчшщ])еві", r"\1"),
    (r"([бвгджкмптхчш])леві", r"\1ель"),
    (r"еві", "ь"),
    (rf"(?<={_CONSONANT})ю", "ь"),
    (r"ові", ""),
    (rf"(?<={_CONSONANT})у", ""),
)
_RUSSIAN = _endings(
    (rf"({_STRESSED})ому", r"\1ой"),
    (r"([гкхжшчщ])ому", r"\1ий"),
    (r"ому", "ый"),
    (r"ь?ему", "ий"),
    (r"йку", "йко"),
    (rf"(?<={_CONSONANT})ку", "ок"),
    (r"(^[^аеиоуыэюяё]*[аеиоуыэюяё][рнлть]+ц)у", r"\1"),
    (r"йцу", "ец"),
    (r"(?<=[бвгджзклмнпрстхчш])ь?цу", "ец"),
    (rf"(?<={_CONSONANT})ю", "ь"),
    (rf"(?<={_CONSONANT})у", ""),
)
_WOMENS_UKRAINIAN = _endings((r"ій", "а"), (r"ьої", "я"))
_WOMENS_RUSSIAN = _endings(
    (r"([сц]к)ой", r"\1ая"),
    (r"([оеё]в|[иы]н)ой", r"\1а"),
    (r"(?<=\w{3})ой", "ая"),
    (r"([жчшщ])ей", r"\1ая"),
)
_IN_A_UKRAINIAN = _endings(
    (r"иці", "иця"),
    (r"ці", "ка"),
    (r"зі", "га"),
    (r"([аоиу])сі", r"\1ха"),
    (r"([бвгджзкмпрсстфхчш]|ул|юл|ол)лі", r"\1ля"),
    (r"([бвгджзклмпрстфхчш]|е)ні", r"\1ня"),
    (r"([уюе])лі", r"\1ля"),
    (r"ії", "ія"),
    (r"ї", "я"),
    (r"([бвдлмнпртфжчшщ])і", r"\1а"),
)
_IN_A_RUSSIAN = _endings(
    (r"ии", "ия"),
    (r"([бвгджзкмпрсстфхчш]|у)ле", r"\1ля"),
    (r"([бвгджзклмпрстфхчш]|е)не", r"\1ня"),
    (r"([аеиоуьй])е", r"\1я"),
    (r"([бвгджзклмнпрстфхцчшщ])е", r"\1а"),
)


def surname(token: str, *, woman: bool | None, ukrainian: bool, is_sure: bool = True) -> str:
    """Return a surname in the nominative.

    `is_sure` says that the name does stand in the dative: endings that others have too count then.
    """
    if "-" in token:
        parts = token.split("-")
        made = (surname(x, woman=woman, ukrainian=ukrainian, is_sure=is_sure) for x in parts)
        return "-".join(made)
    if _UNCHANGED.search(token) or len(token) < len("Лию"):
        return token
    if token.lower() in _SPECIAL and not (woman and token[-1] in "ую"):
        return _SPECIAL[token.lower()][0 if ukrainian else 1].capitalize()
    if re.search(r"(?:[ую]|[оеє]ві)$", token):
        return token if woman else _ended(token, _BOTH + (_UKRAINIAN if ukrainian else _RUSSIAN))
    if re.search(r"[оеі]й$", token):
        return _of_woman(token, ukrainian=ukrainian) if woman is not False else token
    if not is_sure and not re.search(r"(?:[кг]е|оде|[цз]і)$", token):
        return token
    return _ended(token, _IN_A_UKRAINIAN if ukrainian else _IN_A_RUSSIAN)


def _of_woman(token: str, *, ukrainian: bool) -> str:
    """Return the surname of a woman that is an adjective, or in -ова, -ина."""
    return _ended(token, _WOMENS_UKRAINIAN if ukrainian else _WOMENS_RUSSIAN)


def is_dative(token: str) -> bool:
    """Whether a surname has an ending of the dative that hardly any other has."""
    return re.search(
        r"(?:[^\W\d_]{2}[ую]|[оеє]ві|[оеє]в[оі]й|[иі]н[оі]й|[сц]ь?к[оі]й)$", token
    ) is not (None)


def _ended(token: str, endings: Endings) -> str:
    for form, plain in endings:
        if form.search(token):
            return form.sub(plain, token)
    return token
