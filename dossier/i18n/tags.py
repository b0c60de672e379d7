"""Language tags: what each is a case of, and where its lines begin."""

import re
from functools import cache
from typing import Literal

Direction = Literal["ltr", "rtl"]

_RTL_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ku-arab", "ps", "sd", "syr", "ug", "ur", "yi")
)
_RTL_SCRIPTS = frozenset(("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"))
SCRIPT_LETTERS = 4


def broader(tag: str) -> list[str]:
    """Give a tag and all that it is a case of: `zh-Hant-TW`, `zh-Hant`, `zh`."""
    parts = re.split("[-_]", tag.strip().lower())
    return ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]


@cache
def direction(tag: str) -> Direction:
    """Tell where the lines of a language begin; a script in the tag decides."""
    primary, *rest = broader(tag)[0].split("-")
    scripts = [part for part in rest if len(part) == SCRIPT_LETTERS and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RTL_SCRIPTS else "ltr"
    return "rtl" if primary in _RTL_LANGUAGES else "ltr"
