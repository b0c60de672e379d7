"""What stands behind whoever gets a copy and tells neither name nor office: why, and where."""

from __future__ import annotations

import re
from functools import cache

from dossier.importing.lexicon import entries, folded
from dossier.importing.recognise.entry import MARKER

_WHY = (
    r"para (?:su|sus|los?|las?|conocimiento|efectos|que|fines)\b|"
    r"(?:para |con el )?(?:mismo|igual) fin|"
    r"en atenci[oó]n|con fines|a fin de|for (?:your |their |her |his )?(?:kind )?information|"
    r"for (?:necessary|appropriate|further|your) action|for (?:the )?record|"
    r"pour (?:votre )?(?:information|attribution|valoir)|à titre d['’]information|"
    r"zur (?:gef(?:\.|älligen) )?kenntnis(?:nahme)?|mit der bitte um|z\. ?k\.|"
    r"per (?:opportuna |doverosa |la )?(?:conoscenza|competenza)|do wiadomości|"
    r"для (?:сведения|відома|інформації|информации|контроля|контролю|ознакомления)|"
    r"до відома|мәлімет үшін|назарыңызға"
)
_BEHIND = re.compile(rf"(?:[,.;:–—-]+\s*|\s\(|\s|^)(?:{_WHY})(?:\b|(?<=\.)).*$", re.IGNORECASE)
"""Why somebody gets a copy, behind the name, to the end of the line."""
_HERE = re.compile(
    r"(?:[,.;:–—-]+\s*|^)(?:presentes?|en su despacho|loro sed[ei]|sed[ei]|hier|en ville|"
    r"ciudad|edificio)\W*$",
    re.IGNORECASE,
)
"""What stands for an address in the same town."""
_FULL_STOPS = re.compile(r"\s?\.[-–—]\s?")
"""What parts name and office in Mexico: `Lic. N. N.- Secretario de …`."""
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_a-zà-ÿа-яё])")
_ALSO = re.compile(
    r",?\s+(?:ainsi qu['’](?:à la |à l['’]|à |aux? )|as well as (?:to )?(?:the )?|sowie (?:an )?|"
    r"así como (?:a la |al? )?|nonché (?:al |alla |ai |all['’])?|a także (?:do )?|а также (?:в )?|"
    r"а також (?:до )?)|,\s+(?:в|до)\s+(?=[^\W\d_a-zа-яіїєґ])"
)
"""Words that join one more who gets a copy."""
_AND_FIRST = re.compile(r"^(?:and|et|und|oraz|и|та)\s+(?=[^\W\d_a-zà-ÿа-яёіїєґ])")
_AND_TITLED = re.compile(
    r"(?<=[^\W\d_]),?\s+(?:and|et|und|sowie|y|e|i|oraz|и|та|і)\s+(?:to |à |an |a )?"
    r"(?=(?:Mr|Mrs|Ms|Dr|"
    r"Prof|Sir|The Rt|The Hon|M|Mme|Monsieur|Madame|Herrn?|Frau|Sra?|D|Dª|D\.ª|Dott|Avv|On|Sen|Pan|"
    r"Pani|пан\w*|г-ну?|г-же)\.?(?:ssa)?\s+[^\W\d_a-zà-ÿа-яёіїєґ])"
)
"""Before one more who has a title: `N. N., Secretary of …, and Dr N. N.`."""
_FILE = re.compile(
    r"(?:(?:expediente|minutario|archivo|consecutivo|a/?a|ad acta|akta|w miejscu|file|chrono|"
    r"archives?|minute|dossier|atti|agli atti|zu den akten|z\.? ?d\.? ?a|в дело|до справи|у справу|"
    r"іске)\b[\s,./]*(?:(?:y|e|et|and|i|и|та)\s+)?)+"
)
"""The files in which a copy is kept; folded."""


def plainly(text: str) -> str:
    """Return a line without the words that say why somebody gets a copy, and with commas."""
    plain = _AND_FIRST.sub("", _FULL_STOPS.sub(", ", text).strip())
    for _ in range(2):
        plain = _HERE.sub("", _BEHIND.sub("", plain)).strip(" ,–—-")
    plain = _ALSO.sub("; ", plain)
    return _parted(_AND_TITLED.sub("; ", plain) if "," in plain else plain)


@cache
def _titles() -> frozenset[str]:
    """Return the words of which titles are made, without their full stops."""
    return frozenset(word.strip(".") for one in entries("honorifics") for word in one.split())


def _parted(text: str) -> str:
    """Return a text with commas for the full stops that part name and office."""
    first, *others = _STOP.split(text)
    made = first
    for other in others:
        last = folded(made.rsplit(maxsplit=1)[-1]) if made else ""
        short = last in _titles()
        made += f". {other}" if short else f", {other}"
    return made


def is_file(text: str) -> bool:
    """Whether a line names the files in which a copy is kept, and nobody."""
    return _FILE.fullmatch(folded(MARKER.sub("", text)).strip(" .;")) is not None
