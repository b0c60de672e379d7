"""Compiles modules and templates, and reads the CLDR: `python -m dossier.precompile`.

No run has to do so then. Python, and we, write such files while we run, but not where Python is
told to write none.
"""

from __future__ import annotations

import compileall
from pathlib import Path

from dossier.compiled import Compiled
from dossier.i18n import cldr, languages, locale
from dossier.render import Renderer
from dossier.theme import OURS


def templates() -> None:
    """Compile our templates in all languages, and keep what the CLDR knows of these."""
    for language in languages():
        cldr.keep(language)
        environment = Renderer((OURS / "templates",), locale(language)).quick
        if isinstance(environment.bytecode_cache, Compiled):
            environment.bytecode_cache.writes = True
        for name in environment.list_templates():
            environment.get_template(name)


if __name__ == "__main__":
    compileall.compile_dir(str(Path(__file__).parent), quiet=1)
    templates()
