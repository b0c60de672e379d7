"""Builds one hostile letter after another, each in a process with little time and memory.

`python -m tests.bounded FOLDER` prints a line of JSON for each: what became of it, and its cost. A
process is forked for each once everything is imported, so that only the work itself counts.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from dossier import pipeline
from tests import small

SIZE = 64 * 1024
SECONDS = 2
MEMORY = 1024**3
NESTED = "".join(f"{'  ' * depth}- deep {depth}\n" for depth in range(500))
INPUTS = {
    "brackets": "[" * SIZE,
    "open links": "[a](" * (SIZE // 4),
    "open tags": "<a " * (SIZE // 3),
    "open addresses": "<http://" * (SIZE // 8),
    "open sections": "<![CDATA[" * (SIZE // 9),
    "footnotes": "[^1]" * (SIZE // 4),
    "underlined lines": "a\n=\n" * (SIZE // 4),
    "nested lists": NESTED,
    "open marks": "{--" * (SIZE // 3),
    "marks in marks": "{~~a~>" * (SIZE // 6),
    "stars": "**a " * (SIZE // 4),
    "stars in stars": "*a **b " * (SIZE // 7),
    "ticks": "`" * SIZE,
    "growing ticks": " ".join("`" * number for number in range(1, 360)),
    "backslashes": "\\" * SIZE,
    "quotations": "> " * (SIZE // 2),
    "table cells": "|" * SIZE,
    "table lines": "a|b\n-|-\n" * (SIZE // 8),
    "attribute lists": "a\n{: .cc}\n\n" * (SIZE // 12),
    "open images": "![](" * (SIZE // 4),
    "references": "[a]: b\n" * (SIZE // 7),
    "entities": "&" * SIZE,
    "closed links": "[a](b)" * (SIZE // 6),
    "blanks": " " * (SIZE - 1) + "a",
    "broken lines": "a  \n" * (SIZE // 4),
    "line ends": "\n" * (SIZE - 1) + "a",
    "figures": "1. " * (SIZE // 3),
    "commas": "a, " * (SIZE // 3),
    "quotation marks": "\u201ca\u201d " * (SIZE // 4),
    "one word": "a" * SIZE,
    "accents": "a" + "\u0301" * (SIZE // 2),
}
PLACES: Mapping[str, Callable[[str], dict[str, str | None]]] = {
    "document": lambda text: {"documents/2015-06-01-evil.md": small.letter(body=f"{text}\n")},
    "page": lambda text: {"pages/evil.md": f"---\ntitle: Evil\n---\n\n{text}\n"},
}


def outcome(folder: Path, place: str, name: str) -> dict[str, object]:
    """Build a dossier with one hostile text in a process of its own."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        content = small.write(folder / "content", PLACES[place](INPUTS[name]))
        built = pipeline.build(content, folder / "site", small.MOMENT)
        what = "published" if built.published else built.diagnostics[0].code
        os.write(tell, what.encode())
        os._exit(0)
    os.close(tell)
    _, status, used = os.wait4(child, 0)
    with os.fdopen(told) as pipe:
        what = pipe.read()
    seconds = used.ru_utime + used.ru_stime
    return {"place": place, "name": name, "status": status, "what": what, "seconds": seconds}


if __name__ == "__main__":
    for each in PLACES:
        for one in INPUTS:
            line = json.dumps(outcome(Path(sys.argv[1]) / each / one.replace(" ", "-"), each, one))
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
