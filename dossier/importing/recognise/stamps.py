"""What is put beside a name in place of a signature: `/s/`, `sgd.`, `signed electronically by`."""

from __future__ import annotations

import re

_HOW = (
    r"(?:digitally|electronically|originally|digital|elektronisch|elektronicznie|cyfrowo|"
    r"électroniquement|numériquement|digitalmente|electrónicamente|elettronicamente|"
    r"електронно|электронно|кеп|ецп|эцп|электронной подписью|цифровим підписом)"
)
_SIGNED = (
    r"(?:signed|signé[e]?|firmado|firmato|gezeichnet|unterschrieben|unterzeichnet|signiert|"
    r"podpisan[oay]|podpisany|podpisał[a]?|підписано|підписав|підписала|подписано|подписал[а]?|"
    r"қол қойған)"
)
_BY = r"(?:by|von|par|por|da|przez)"
_BEFORE = re.compile(
    r"^\s*(?:"
    r"[(\[/]?\s*(?:(?:documento?|dokument|документ|original|im original)\s+)?"
    rf"(?:{_HOW}\s+)?{_SIGNED}"
    rf"(?:\s+{_HOW})?(?:\s*[:.,)\]/]+|\s+{_BY}(?=\s|:)\s*:?|(?=\s+[^\W\d_]{{2}}))\s*[)\]/]?|"
    r"(?:by|name|printed name|print name|nom|nombre|nome|imię i nazwisko|name in druckschrift|"
    r"піб|п\.і\.б\.|фио|ф\.и\.о\.|аты-жөні|signature|unterschrift|podpis|подпись|підпис|firma|"
    r"signature (?:numérique|électronique) de|firma digitale di|assinado por)\s*:\s*|"
    r"signature (?:numérique|électronique) de\s+|firma (?:digitale|digital) (?:di|de)\s+|"
    r"[+†✝✠]\s?(?=[^\W\d_])|/s/|/-/|/–/|s/|\(s\)|\(sgd\.?\)|sgd\.?|[(/](?:подпись|підпис|podpis|қолы)[)/]|"
    r"\(-\)|\(—\)|\(–\)|f\.to:?|fdo\.?:?|gez\.?:?|\[(?:signed|signature)\]|"
    r"p\.\s?p\.?|pp\.?(?=\s[^\W\d_])|п\s?/\s?п|p\.\s?o\.(?!\s*box)|i\.\s?[av]\.(?=\s)|"
    r"z up\.|w\s?z\."
    r")\s*",
    re.IGNORECASE,
)
"""What stands before the name."""
_ON_BEHALF = re.compile(r"^(?:on behalf of )(?=[^:]{3,60}:\s)", re.IGNORECASE)
_YOURS = re.compile(
    r"^(?:suo|sua|vostro|ihre?|votre|ваша?)\s(?=[^\W\d_])"
    r"(?!ecc|exc|exz|sant|sain|alt|hoh|maj|maes|emin|honneur|светл|превосх)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:[(\[/]\s*(?:sgd\.?|s|signed|gez\.?|podpis|подпись|підпис|signé[e]?|firmado|firmato|"
    r"f\.to|қолы|–|—|-|"
    rf"(?:{_HOW}\s+)?{_SIGNED}(?:\s+{_HOW})?)\s*[)\]/]|,\s+(?:signed|signé[e]?|gez\.?|sgd\.?))\s*$",
    re.IGNORECASE,
)
"""What stands behind the name."""


_AMID = re.compile(
    r"\s+[(\[/](?:підпис|подпись|podpis|қолы|signature|signed|sgd\.?|unterschrift|firma|–|—|-)[)\]/]\s+",
    re.IGNORECASE,
)
"""What stands between an office and the name on its line."""


def amid(text: str) -> tuple[str, str] | None:
    """Return what stands before and behind the place for a signature; None where there is none."""
    parts = _AMID.split(text)
    return (parts[0].strip(), parts[1].strip()) if len(parts) == 2 and all(parts) else None


def unstamped(text: str) -> str:
    """Return a text without what stands for a signature at its ends."""
    bare = text
    while match := _BEFORE.match(bare):  # `By: /s/ N. N.`
        opened, bare = bare.lstrip()[:1], bare[match.end() :]
        bare = bare.rstrip(" )]/") if opened in set("([/") and "(" not in bare else bare
    bare = _ON_BEHALF.sub("", bare)
    bare = _YOURS.sub("", _BEHIND.sub("", bare))
    return bare.strip() or text.strip()
