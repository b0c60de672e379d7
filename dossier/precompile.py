"""Compiles modules and templates, so that no run has to: `python -m dossier.precompile`.

Python writes such files itself while it runs, but not where it is told to write none.
"""

from __future__ import annotations

import compileall
from pathlib import Path

from dossier.compiled import Compiled
from dossier.i18n import languages, locale
from dossier.render import Renderer
from dossier.theme import OURS


def templates() -> None:
    """Compile our templates in all languages."""
    for language in languages():
        environment = Renderer((OURS / "templates",), locale(language)).quick
        if isinstance(environment.bytecode_cache, Compiled):
            environment.bytecode_cache.writes = True
        for name in environment.list_templates():
            environment.get_template(name)


if __name__ == "__main__":
    compileall.compile_dir(str(Path(__file__).parent), quiet=1)
    templates()
