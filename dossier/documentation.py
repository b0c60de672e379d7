"""Brings the documents in docs/ up to date: ``python -m dossier.documentation``.

diagnostics.md is made of the rules alone. In content.md the tables of keys, words and classes are
made, in data.md those of columns; what stands between them is written by hand and kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from dossier import model, rules
from dossier.diagnostics import Rule
from dossier.formats import tables
from dossier.formats.table import Column
from dossier.schema.keys import TABLES, Key
from dossier.transcription import PartOfLetter

DOCS = Path(__file__).parents[1] / "docs"
_PART = re.compile(r"(<!-- made: (.+?) -->\n).*?(<!-- end -->)", re.DOTALL)
WORDS = {
    "kind of a document": model.DocumentKind,
    "kind of an actor": model.ActorKind,
    "status of an event": model.EventStatus,
    "reading": model.Reading,
    "evidence": model.Evidence,
    "nature": model.Nature,
    "markup": model.Markup,
}
INTRODUCTION = """\
`dossier check` tells everything that is wrong in one run: the file, the line and the column, the \
code, what is wrong, and what to do. An error stops publication, and the site stays as it was. A \
warning or a note does not. A code never changes its meaning.
"""
_FAMILY = re.compile(r"^# -- (.+?) -+$|^[A-Z_]+ = Rule\(\s*\"([a-z-]+)\"", re.MULTILINE)


def diagnostics() -> str:
    """Return docs/diagnostics.md."""
    parts = [
        "# What Dossier tells you\n",
        "Made from `dossier/rules.py` by `python -m dossier.documentation`; do not edit it here.\n",
        INTRODUCTION,
    ]
    for family, members in _families():
        parts.append(f"## {family[:1].upper()}{family[1:]}\n")
        parts.extend(_rule(rule) for rule in members)
    return "\n".join(parts)


def _families() -> Iterable[tuple[str, list[Rule]]]:
    """Group the rules under the headings of their file, in its order."""
    by_code = {rule.code: rule for rule in rules.RULES}
    families: list[tuple[str, list[Rule]]] = []
    for heading, code in _FAMILY.findall(Path(rules.__file__).read_text(encoding="utf-8")):
        if heading:
            families.append((heading, []))
        else:
            families[-1][1].append(by_code[code])
    return families


def _rule(rule: Rule) -> str:
    return f"### {rule.code}\n\n*{rule.severity.value}.* {rule.summary} {rule.advice}\n"


def content(written: str) -> str:
    """Return a document with every made part anew; `written` is the file as it stands."""
    return _PART.sub(lambda part: f"{part[1]}{_made(part[2])}{part[3]}", written)


def _made(name: str) -> str:
    if name == "classes":
        return _words(f".{part}" for part in PartOfLetter)
    if name in WORDS:
        return _words(WORDS[name])
    if name.startswith("columns of "):
        return _columns(name.removeprefix("columns of "))
    return _keys(dict(TABLES)[name.removeprefix("keys of ")])


def _keys(keys: tuple[Key, ...]) -> str:
    rows = [
        f"| `{key.name}`{' *' * key.required} | {_cell(key.holds)} | {_code(key.example)} |"
        for key in keys
    ]
    return "\n".join(["| key | what it holds | for example |", "|---|---|---|", *rows, ""])


def _columns(name: str) -> str:
    table = next(one for one in tables.TABLES if one.name == name)
    rows = [f"| `{one.name}`{' *' * one.required} | {_holds(one)} |" for one in table.columns]
    return "\n".join([f"{table.about} Key: {', '.join(table.key)}.\n", "| column | what it says |",
                      "|---|---|", *rows, ""])  # fmt: skip


def _holds(column: Column) -> str:
    """Say what a column holds, which values there are, and where it leads."""
    told = [column.about]
    if column.values:
        told.append(f"One of {', '.join(f'`{value}`' for value in column.values)}.")
    if column.refers:
        told.append(f"→ `{column.refers}`.")
    if column.type != "string":
        told.append(f"({column.type})")
    return _cell(" ".join(told))


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words) + ".\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _code(text: str) -> str:
    return f"`{_cell(text)}`" if text else ""


def made_parts(written: str) -> list[str]:
    """Return the names of the made parts of a text."""
    return [part[2] for part in _PART.finditer(written)]


def main() -> None:
    """Write the files."""
    (DOCS / "diagnostics.md").write_text(diagnostics(), encoding="utf-8")
    for name in ("content.md", "data.md"):
        path = DOCS / name
        path.write_text(content(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
