"""Where templates and static files are: the dossier's own first, then the theme's."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

_PACKAGED = Path(__file__).parent / "theme"
_CHECKOUT = Path(__file__).parent.parent
OURS = (_PACKAGED if _PACKAGED.is_dir() else _CHECKOUT).resolve()
"""The folder of our own templates and static files."""


class Theme(Struct, frozen=True):
    """The folders to look into, in order: a dossier overrides the theme file by file."""

    templates: tuple[Path, ...]
    static: tuple[Path, ...]

    def assets(self) -> dict[str, Path]:
        """Return every static file by its path below `assets/`; links are not followed."""
        found: dict[str, Path] = {}
        for folder in reversed(self.static):
            for path in sorted(folder.rglob("*")):
                name = path.relative_to(folder).as_posix()
                hidden = any(part.startswith(".") for part in Path(name).parts)
                if path.is_file() and not path.is_symlink() and not hidden:
                    found[name] = path
        return found


def theme(content: Path) -> Theme:
    """Return the theme for a dossier: `templates/` and `static/` beside its content, then ours."""
    beside = content.resolve().parent
    folders = dict.fromkeys((beside, OURS))
    return Theme(
        templates=tuple(f / "templates" for f in folders if (f / "templates").is_dir()),
        static=tuple(f / "static" for f in folders if (f / "static").is_dir()),
    )
