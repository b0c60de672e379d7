"""What the preview adds to a page: a bar about it, and every diagnostic; never a word of script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from dossier.diagnostics import Diagnostic
from dossier.edition import is_public
from dossier.incremental import BREAKING
from dossier.preview.pages import Pages
from dossier.preview.session import Snapshot
from dossier.theme import Theme
from dossier.transcription import RunKind, Text
from dossier.words import tokens

OWN = "_preview"
"""The folder of the server's own files; no page of a site begins with an underscore."""
PUBLISHED = "_published"
"""Before a path: the page as everybody would see it."""
MOST = 200
"""How many diagnostics are listed; an editor mends them from the top."""
LONGEST = 400
EDITOR = "vscode://file/{path}:{line}:{column}"
_POLICY = re.compile(
    rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")', re.IGNORECASE
)


class Desk(Struct, frozen=True):
    """What the bar and the overlay need to know besides the state itself."""

    content: Path
    editor: str = EDITOR
    """The link that opens a file, with {path}, {line} and {column}; empty for none."""


def dress(page: bytes, desk: bytes, socket: str) -> bytes:
    """Put the bar and its script into a page, and allow them what they need.

    `socket` is the address of the websocket: a page's own policy lets it connect to nothing.
    """
    head = (
        f'<link rel="stylesheet" href="/{OWN}/desk.css">'
        f'<script src="/{OWN}/desk.js" defer></script>'
        f'<script src="/livereload.js" defer></script>'
    ).encode()
    page = _POLICY.sub(lambda found: _allowed(found, socket), page, count=1)
    page = _before(page, b"</head>", head)
    return _before(page, b"</body>", desk)


def _before(page: bytes, tag: bytes, what: bytes) -> bytes:
    at = page.rfind(tag)
    return page[:at] + what + page[at:] if at >= 0 else page + what


def _allowed(found: re.Match[bytes], socket: str) -> bytes:
    wanted = {"script-src": "'self'", "style-src": "'self'", "connect-src": f"'self' {socket}"}
    directives: dict[str, str] = {}
    for one in unescape(found.group(2).decode()).split(";"):
        name, _, values = one.strip().partition(" ")
        if name:
            directives[name] = values.replace("'none'", "") if name in wanted else values
    for name, values in wanted.items():
        words = (*directives.get(name, "").split(), *values.split())
        directives[name] = " ".join(dict.fromkeys(words))
    policy = "; ".join(f"{name} {values}".strip() for name, values in directives.items())
    return found.group(1) + escape(policy, quote=False).replace('"', "&quot;").encode() + b'"'


def empty_page(title: str) -> bytes:
    """Return a page for an address that has none, to carry the bar."""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}'
        f"</title></head><body><main><h1>{escape(title)}</h1></main></body></html>\n"
    ).encode()


def desk_html(  # noqa: PLR0913  # what the bar is about, one by one
    desk: Desk,
    now: Snapshot,
    pages: Pages | None,
    path: str,
    problem: Diagnostic | None,
    *,
    published: bool,
) -> bytes:
    """Return the bar and the overlay for one page."""
    told = tuple(sorted({*now.diagnostics, *([problem] if problem else [])}))
    file = pages.file_of(path) if pages else ""
    parts = [
        f'<aside id="dossier-desk" lang="en" dir="ltr" data-serial="{now.serial}"',
        ' aria-label="Preview">',
        '<div class="desk-bar">',
        f"<strong>{'Published view' if published else 'Preview'}</strong>",
        *_marks(pages, path, published=published),
        _counts(pages, path, file, told),
        _file_link(desk, file),
        _switch(path, published=published),
        "</div>",
        _overlay(desk, _nearest_first(told, file), pages.look if pages else None),
        "</aside>",
    ]
    return "".join(parts).encode()


def _marks(pages: Pages | None, path: str, *, published: bool) -> Iterable[str]:
    """Say whether what is shown is public."""
    if pages is None:
        return
    if published:
        if not pages.has(path):
            yield '<b class="desk-draft">Not published</b>'
        return
    slug = path.rpartition("/")[2].removesuffix(".html")
    document = pages.site.documents.get(slug) if path.startswith("documents/") else None
    event = pages.site.events.get(slug) if path.startswith("events/") else None
    page = pages.site.pages.get("home" if path == "index.html" else slug)
    if document is not None and not is_public(document, pages.edition.at):
        embargo = document.record.embargo
        if document.record.draft or embargo is None:
            yield '<b class="desk-draft">Draft</b>'
        else:
            yield f'<b class="desk-draft">Embargoed until {embargo.isoformat()}</b>'
    elif (event is not None and event.record.draft) or (
        page is not None and "/" not in path and page.draft
    ):
        yield '<b class="desk-draft">Draft</b>'


def _counts(pages: Pages | None, path: str, file: str, told: tuple[Diagnostic, ...]) -> str:
    """Count the words, marks and diagnostics of the document shown."""
    if pages is None or not file:
        return f"<span>{_problems(told, 'in the dossier')}</span>"
    counted = [_problems(tuple(one for one in told if one.file == file), "here")]
    if path.startswith("documents/"):
        slug = path.rpartition("/")[2].removesuffix(".html")
        document = pages.site.documents.get(slug)
        if document is not None:
            counted = [*_size(document.text), *counted]
    return f"<span>{' · '.join(counted)}</span>"


def _size(text: Text) -> tuple[str, str]:
    words = sum(
        any(c.isalnum() for c in token.text) for one in text.readings for token in tokens(one)
    )
    marks = sum(run.kind is not RunKind.TEXT for block in text.blocks for run in block.runs)
    return _number(words, "word"), _number(marks, "mark")


def _problems(told: tuple[Diagnostic, ...], where: str) -> str:
    if not told:
        return f"nothing wrong {where}"
    errors = sum(one.is_error for one in told)
    parts = [_number(errors, "error")] if errors else []
    if len(told) > errors:
        parts.append(_number(len(told) - errors, "warning"))
    return f"{' and '.join(parts)} {where}"


def _number(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count:,} {word}s"


def _file_link(desk: Desk, file: str) -> str:
    href = editor_link(desk, desk.content / file) if file else ""
    return f'<a href="{escape(href)}">Open in the editor</a>' if href else ""


def _switch(path: str, *, published: bool) -> str:
    target = quote(path, safe="/.-_~")
    if published:
        return f'<a href="/{target}">Show drafts</a>'
    return f'<a href="/{PUBLISHED}/{target}">Show as published</a>'


def editor_link(desk: Desk, path: Path, line: int = 1, column: int = 1) -> str:
    """Return the link that opens a file in the editor."""
    shown = quote(path.resolve().as_posix().lstrip("/"), safe="/:")
    values: Mapping[str, object] = {"path": shown, "line": line, "column": column}
    return re.sub(r"\{(path|line|column)\}", lambda m: str(values[m.group(1)]), desk.editor)


# -- the overlay --------------------------------------------------------------------------


def _nearest_first(told: tuple[Diagnostic, ...], file: str) -> tuple[Diagnostic, ...]:
    """Put first what is wrong with the file that the page shows; it is the one being edited."""
    return tuple(sorted(told, key=lambda one: one.file != file))


def _overlay(desk: Desk, told: tuple[Diagnostic, ...], look: Theme | None) -> str:
    if not told:
        return ""
    # What breaks a draft is but a warning to a build; to its editor it is what stops the page.
    wrong = any(one.is_error or one.code in BREAKING for one in told)
    lines = _Lines(desk.content, look)
    rows = "".join(_row(desk, one, lines) for one in told[:MOST])
    more = (
        f"<p>and {len(told) - MOST} more: <code>dossier check</code> lists them all</p>"
        if len(told) > MOST
        else ""
    )
    return (
        f'<details class="desk-overlay"{" open" if wrong else ""}>'
        f"<summary>{_problems(told, 'in the dossier')}</summary>"
        f'<div role="{"alert" if wrong else "status"}" tabindex="0" aria-label="What is wrong">'
        f"<ol>{rows}</ol>{more}</div></details>"
    )


def _row(desk: Desk, one: Diagnostic, lines: _Lines) -> str:
    path = lines.path(one)
    place = f"{escape(one.file)}:{one.line}:{one.column}"
    href = editor_link(desk, path, one.line, one.column) if path is not None else ""
    where = f'<a href="{escape(href)}">{place}</a>' if href else f"<span>{place}</span>"
    line = lines.line(path, one.line) if path is not None else ""
    return (
        f'<li class="desk-{one.severity}">{where} <b>{one.severity}[{escape(one.code)}]</b> '
        f"<span>{escape(one.what)}</span>"
        + (f"<pre>{escape(line)}</pre>" if line else "")
        + (f"<p>{escape(one.hint)}</p>" if one.hint else "")
        + "</li>"
    )


class _Lines:
    """Looks up the lines that diagnostics are about; each file is read once."""

    def __init__(self, content: Path, look: Theme | None) -> None:
        self.content = content
        self.templates = look.templates if look else ()
        self.read: dict[Path, list[str]] = {}

    def path(self, one: Diagnostic) -> Path | None:
        """Return the file that a diagnostic is about, where it is one that an editor can open."""
        if one.file.startswith("templates/"):
            name = one.file.removeprefix("templates/")
            return next((f / name for f in self.templates if (f / name).is_file()), None)
        path = self.content / one.file
        return path if path.is_file() else None

    def line(self, path: Path, number: int) -> str:
        """Return one line of a file, shortened where it is long."""
        if path not in self.read:
            try:
                text = path.read_bytes().decode("utf-8", "replace")
            except OSError:
                text = ""
            self.read[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = self.read[path]
        found = lines[number - 1].strip() if 0 < number <= len(lines) else ""
        return found if len(found) <= LONGEST else found[: LONGEST - 1] + "…"
