"""How often the import is right, field by field, on the letters of tests/import.

    .venv/bin/python bench/import_accuracy.py [FOLDER]

Any folder serves that holds letters, and beside each `NAME.facts.yaml` with what it says: kind,
date, place, language, and lists of names under author, addressee, signatories and cc. A value is
right when it is equal; a name when it is equal but for case and accents. Names that were found
and are not in the letter count as wrong too.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from dossier.importing.command import proven
from dossier.importing.mail import covers
from dossier.importing.recognise.finding import SURE, Party
from dossier.importing.understand import understand
from dossier.importing.worker import read
from dossier.words import fold

SET = Path(__file__).resolve().parent.parent / "tests" / "import"
VALUES = ("kind", "date", "place", "language")
PARTIES = {"author": "authors", "addressee": "addressees", "signatories": "signatories",
           "cc": "copied"}  # fmt: skip
GOALS = {"kind": 98, "language": 98, "date": 95, "author": 90, "addressee": 90, "cc": 90,
         "signatories": 90}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that was asked of one letter."""

    letter: str
    field: str
    wanted: str
    given: str
    confidence: float

    @property
    def is_right(self) -> bool:
        """Whether it was answered rightly."""
        return fold(self.wanted) == fold(self.given)


def answers(facts: Path) -> Iterator[Answer]:
    """Ask one letter everything that is known of it."""
    stem = facts.name.removesuffix(".facts.yaml")
    path = next(p for p in sorted(facts.parent.glob(f"{stem}.*")) if p.suffix != ".yaml")
    name, data = path.name, path.read_bytes()
    wanted = yaml.safe_load(facts.read_text(encoding="utf-8"))
    sheet = read(name, data)
    while covers(sheet):  # the letter is what is attached, as the command has it
        name, data = sheet.attachments[0].name, sheet.attachments[0].data
        sheet = read(name, data)
    found = understand(sheet)
    for key in VALUES:
        one = getattr(found, key)
        yield Answer(path.name, key, str(wanted.get(key, "")), one.value, one.confidence)
    for key, attribute in PARTIES.items():
        yield from _names(path.name, key, wanted.get(key, []), getattr(found, attribute))
    _, told = proven(sheet, found, data)
    yield Answer(path.name, "words", "whole", "lost" if told else "whole", SURE)


def _names(
    letter: str, key: str, wanted: list[object], found: tuple[Party, ...]
) -> Iterator[Answer]:
    given = {fold(party.name): party for party in found}
    for name in map(str, wanted):
        party = given.pop(fold(name), None)
        yield Answer(
            letter, key, name, party.name if party else "", party.confidence if party else 0
        )
    for party in given.values():
        yield Answer(letter, key, "", party.name, party.confidence)


def main() -> int:
    """Print the table, what was wrong, and what was wrong with high confidence."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SET
    told = [one for facts in sorted(folder.glob("*.facts.yaml")) for one in answers(facts)]
    asked, right = Counter(one.field for one in told), Counter(o.field for o in told if o.is_right)
    for one in told:
        if not one.is_right:
            loud = "  STATED AS SURE" if one.confidence >= SURE and one.given else ""
            print(f"{one.letter}: {one.field}: “{one.given}” for “{one.wanted}”{loud}")
    print(f"{len({one.letter for one in told})} letters")
    for key, count in asked.items():
        share = 100 * right[key] / count
        goal = f"  (goal {GOALS[key]} %)" if key in GOALS else ""
        print(f"{key:12} {right[key]:4} of {count:4}  {share:5.1f} %{goal}")
    missed = [key for key, goal in GOALS.items() if 100 * right[key] < goal * asked[key]]
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
