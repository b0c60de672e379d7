"""What a dossier is published with: workflows and settings of servers, under its own name."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files as resources
from importlib.resources.abc import Traversable

from dossier.outputs.hosting import SECURITY_HEADERS

EXAMPLE = "dossier.example"
"""The name in the files as they are written; the site's own takes its place."""
WORKFLOW = ".github/workflows/pages.yml"
_HEADERS = "HEADERS\n"


def files(host: str = EXAMPLE) -> dict[str, str]:
    """Return every file by its path in the dossier's folder, for a site at `host`."""
    root = resources("dossier.scaffold") / "files"
    made = {"pages.yml": WORKFLOW}
    return {
        made.get(name, name): _with_headers(name, text).replace(EXAMPLE, host)
        for name, text in sorted(_texts(root))
    }


def _texts(folder: Traversable, below: str = "") -> Iterator[tuple[str, str]]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _texts(one, f"{below}{one.name}/")
        else:
            yield below + one.name, one.read_text(encoding="utf-8")


def _with_headers(name: str, text: str) -> str:
    """Put the headers of `_headers` where a server's settings have room for them."""
    if name.endswith("Caddyfile"):
        lines = [f'\t\t{header} "{value}"\n' for header, value in SECURITY_HEADERS]
    else:
        lines = [f'add_header {header} "{value}" always;\n' for header, value in SECURITY_HEADERS]
    return text.replace(_HEADERS, "".join(lines))
