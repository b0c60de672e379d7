"""Understands one hostile letter after another, each in a process with little time and memory.

`python -m tests.bounded_import` prints a line of JSON for each: what became of it.
"""

from __future__ import annotations

import json
import os
import resource
import sys

from dossier.importing.command import proven
from dossier.importing.readers.text import text
from dossier.importing.understand import understand
from tests.bounded import INPUTS, MEMORY, SIZE

SECONDS = 10
"""Of the processor, on a slow machine; the slowest needs a fifth of it."""
_SYLLABLES = ("ka", "mo", "ri", "ta", "lu", "ve", "no", "sa", "di", "pe")
_OPENING = (
    "Paris, 12 May 2015\n\nDear Minister,\n\nWe write to you today about a matter that is of great "
    "concern to all of us, and ask you to act.\n\nYours sincerely,\n\n"
)


def _name(number: int) -> str:
    """Return a name that no other number has."""
    given = "".join(_SYLLABLES[int(digit)] for digit in f"{number:04}")
    other = "".join(_SYLLABLES[int(digit)] for digit in f"{number * 7919 % 100_000:05}")
    return f"{given.capitalize()} {other.capitalize()}"


NAMES = [_name(number) for number in range(4500)]
LETTERS = {
    "signatures": _OPENING + "\n".join(NAMES),
    "signatures apart": _OPENING + "\n\n".join(f"{one}\nDirector\nFoundation" for one in NAMES),
    "names in a run": _OPENING + ", ".join(NAMES),
    "names with semicolons": _OPENING + "; ".join(NAMES),
    "names side by side": _OPENING + "\n".join(f"{one}\t{one[::-1]}" for one in NAMES),
    "copies": f"{_OPENING}Anna Kim\n\nCC:\n" + "\n".join(NAMES),
    "addresses": "\n\n".join(f"Mr {one}\nMinister of Justice" for one in NAMES) + _OPENING,
    "salutations": "\n".join(f"Dear {one}," for one in NAMES),
    "closes": "\n\n".join(f"Yours sincerely,\n{one}" for one in NAMES),
    "organisations": "PRESS RELEASE\n\n" + "\n\n".join(f"{one} Foundation" for one in NAMES),
    "dates": "\n\n".join(f"Paris, {1 + i % 28} May {1900 + i // 28}" for i in range(3500)),
    "dates in a line": "12 May 2015 " * (SIZE // 12),
    "numbers": "\n".join(str(number % 900) for number in range(SIZE // 4)),
    "lines apart": "ab\n\n" * (SIZE // 4),
    "pages": "\f\n".join(f"{one}\nPage {number}" for number, one in enumerate(NAMES)),
}
CHOSEN = ("blanks", "commas", "one word", "quotation marks", "table lines", "stars")


def outcome(name: str, letter: str) -> dict[str, object]:
    """Understand one letter in a process of its own."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        data = letter[:SIZE].encode()
        sheet = text(data)
        _, lost = proven(sheet, understand(sheet), data)
        os.write(tell, b"lost" if lost else b"whole")
        os._exit(0)
    os.close(tell)
    _, status, used = os.wait4(child, 0)
    with os.fdopen(told) as pipe:
        what = pipe.read()
    return {"name": name, "status": status, "what": what, "seconds": used.ru_utime + used.ru_stime}


if __name__ == "__main__":
    for each, one in (*LETTERS.items(), *((name, INPUTS[name]) for name in CHOSEN)):
        sys.stdout.write(json.dumps(outcome(each, one)) + "\n")
        sys.stdout.flush()
