"""Front matter as an editor would type it: keys with a comment above each, values in YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from dossier.schema.keys import Key

_PLAIN = re.compile(r"[^\W_][\w .()/+’…–—-]*", re.UNICODE)
_MEANS_SOMETHING = re.compile(
    r"(?:true|false|yes|no|on|off|null|y|n|~)|[\d.,:+-]+(?:e\d+)?", re.IGNORECASE
)

Value = str | tuple[str, ...] | None
"""What stands after a key: YAML already, several of them for a list; None for a blank."""


def scalar(text: str) -> str:
    """Write one text as YAML: plain where that is safe, else in double quotes."""
    folded = " ".join(text.split())
    if _PLAIN.fullmatch(folded) and not _MEANS_SOMETHING.fullmatch(folded):
        return folded
    return json.dumps(folded, ensure_ascii=False)


def flow(**values: str) -> str:
    """Write a short mapping on one line, without the values that are empty."""
    inside = ", ".join(
        f"{key.rstrip('_')}: {_inside(value)}" for key, value in values.items() if value
    )
    return f"{{{inside}}}"


def _inside(text: str) -> str:
    """Write one text as YAML inside braces, where a comma ends it."""
    return scalar(text)


def front_matter(keys: Iterable[Key], values: Mapping[str, Value], offered: frozenset[str]) -> str:
    """Return the front matter with each key's comment.

    Keys of `values` are written; those of `offered` are written as comments, with the example of
    the table, so that the editor sees what there is; all others are left to the documentation.
    """
    lines = ["---"]
    for key in keys:
        if key.name in values:
            lines.append(f"# {key.holds}")
            lines += _entry(key.name, values[key.name])
        elif key.name in offered:
            lines.append(f"# {key.holds}")
            lines.append(f"#{key.name}: {key.example}".rstrip())
    return "\n".join([*lines, "---", ""])


def _entry(name: str, value: Value) -> list[str]:
    if value is None:
        return [f"{name}:"]
    if isinstance(value, str):
        return [f"{name}: {value}"]
    return [f"{name}:", *(f"  - {one}" for one in value)]
