"""What looks like a private person's contact data is withheld, or was looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from dossier import rules
from dossier.checks.base import DocumentOnFile
from dossier.diagnostics import Findings, Span
from dossier.markup import plain
from dossier.model import Withheld
from dossier.transcription import Run, RunKind

FEWEST_DIGITS, MOST_DIGITS = 9, 15
"""Of a telephone number with its area code (ITU-T E.164 allows 15)."""
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PHONE = re.compile(r"(?<![\w/.])(?:\+|00|\(0|0)[\d][\d\s()./\u2011-]{6,20}\d(?![\w/])")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b")
_HOME = re.compile(
    r"\b(?:home address|private address|residing at|resident at|lives at|living at|domiciled at|"
    r"domicilié[e]?|demeurant|wohnhaft|residente en|zamieszkał[ya]?|проживает|проживающ\w+)\b",
    re.IGNORECASE,
)
IBAN_REST = 1
_Kind = tuple[str, re.Pattern[str], Callable[[str], object], Callable[[str], object]]


def private(document: DocumentOnFile, found: Findings) -> None:
    """Warn of telephone numbers, e-mail and home addresses and accounts not withheld."""
    withheld = document.record.withhold
    sides = [
        (run.line, side)
        for block in document.text.blocks
        for run in block.runs
        for side in _sides(run)
    ]
    whole = "\n".join(side for _, side in sides)
    # where all is looked at as it stands, one look tells whether there is any sign of a home
    has_homes = bool(withheld) or "\\" in whole or _may_tell_a_home(whole)
    for line, side in sides:
        _scan(side, line, withheld, _KINDS if has_homes else _BUT_HOMES, found)


def _sides(run: Run) -> Iterable[str]:
    if run.kind is RunKind.TEXT:
        return (run.stands,)
    return dict.fromkeys((run.stands, run.reads, run.note))


def _scan(
    text: str, line: int, withheld: tuple[Withheld, ...], kinds: Iterable[_Kind], found: Findings
) -> None:
    shown = plain(text, keep_lines=True) if "\\" in text else text
    for entry in withheld:
        shown = re.sub(
            r"\s+".join(map(re.escape, entry.text.split())), lambda m: " " * len(m[0]), shown
        )
    for what, pattern, is_meant, sign in kinds:
        if not sign(shown):
            continue
        for match in pattern.finditer(shown):
            if not is_meant(match.group()):
                continue
            shown = shown[: match.start()] + " " * len(match[0]) + shown[match.end() :]
            place = Span(line + shown.count("\n", 0, match.start()))
            found.add(
                rules.PRIVATE_DATA,
                place,
                f"this looks like {what}, and it will be published",
                "add `withhold: [{text: …, reason: contact details}]` if it is private",
            )


def _is_phone(text: str) -> bool:
    return FEWEST_DIGITS <= sum(c.isdigit() for c in text) <= MOST_DIGITS


def is_iban(text: str) -> bool:
    """Whether the check digits of an account number are right (ISO 13616, ISO 7064 MOD 97-10)."""
    bare = "".join(text.split())
    digits = "".join(str(int(c, 36)) for c in bare[4:] + bare[:4])
    return int(digits) % 97 == IBAN_REST


def _may_tell_a_home(text: str) -> bool:
    """Whether there is any of the words; a text is searched for them much faster one by one."""
    # a pattern that takes no heed of case takes these for one letter, too
    bare = text.casefold().replace("i\u0307", "i").replace("\u0131", "i")
    return any(word in bare for word in _HOME_WORDS)


def _has_a_figure(text: str) -> bool:
    if not text.isascii():
        return _FIGURE.search(text) is not None
    # one by one they are sought faster than all together
    return any(figure in text for figure in "0123456789")


_FIGURE = re.compile(r"\d")
_HOME_WORDS = (
    " address", "siding at", "sident at", "lives at", "living at", "domicil", "demeurant",
    "wohnhaft", "residente en", "zamieszkał", "проживает", "проживающ",
)  # fmt: skip
_KINDS: tuple[_Kind, ...] = (
    ("an e-mail address", _EMAIL, bool, lambda text: "@" in text),
    ("an account number", _IBAN, is_iban, _has_a_figure),
    ("a telephone number", _PHONE, _is_phone, _has_a_figure),
    ("a home address", _HOME, bool, _may_tell_a_home),
)
"""What is looked for, in this order: what was found once is not found again as something else.

The last of each row is a sign without which there is nothing to look for."""
_BUT_HOMES = _KINDS[:-1]
