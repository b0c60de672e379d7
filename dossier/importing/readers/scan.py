"""Pages that are images: recognised by tesseract, where it is installed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Sequence

from msgspec.structs import replace
from PIL.Image import Image

from dossier.importing.layout import Line, Notice
from dossier.importing.readers.text import rows

_WANTED = ("eng", "fra", "deu", "spa", "ita", "pol", "ukr", "rus", "kaz")
DOTS_PER_INCH = 300
SECONDS_A_PAGE = 60
MOST_SCANNED = 30


def recognise(data: bytes, pages: Sequence[int]) -> tuple[dict[int, list[Line]], list[Notice]]:
    """Return the lines of scanned pages, and what to tell."""
    tool = shutil.which("tesseract")
    which = "the file" if len(pages) > 1 or pages[0] == 1 else f"page {pages[0]}"
    if tool is None:
        return {}, [
            Notice(
                f"{which} is a scan without text: {_list(pages)} cannot be read",
                "install tesseract, or import a text of it",
                is_error=pages[0] == 1,
            )
        ]
    import pypdfium2  # noqa: PLC0415  # comes with pdfplumber

    known = subprocess.run(  # noqa: S603  # the tool that was found, with words of ours
        [tool, "--list-langs"], capture_output=True, text=True, check=False
    ).stdout
    languages = "+".join(code for code in _WANTED if code in known.split()) or "eng"
    document = pypdfium2.PdfDocument(data)
    found: dict[int, list[Line]] = {}
    for number in pages[:MOST_SCANNED]:
        image = document[number - 1].render(scale=DOTS_PER_INCH / 72).to_pil()
        lines = rows(_words(tool, image, languages))
        found[number] = [_on_page(line, number, first=line is lines[0]) for line in lines]
    told = [
        Notice(
            f"{_list(pages)}: a scan, read by text recognition", "compare every word with the image"
        )
    ]
    unread = [number for number in pages if not found.get(number)]
    if unread:
        told.append(Notice(f"{_list(unread)}: no text was recognised", "look at the image"))
    return found, told


def _words(tool: str, image: Image, languages: str) -> str:
    page = io.BytesIO()
    image.save(page, "PNG")
    try:
        done = subprocess.run(  # noqa: S603  # the tool that was found, with words of ours
            [tool, "stdin", "stdout", "-l", languages],
            input=page.getvalue(),
            capture_output=True,
            timeout=SECONDS_A_PAGE,
            check=False,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace").replace("\f", "")


def _on_page(line: Line, number: int, *, first: bool) -> Line:
    return replace(line, page=number, gap=1 if first else line.gap)


def _list(pages: Sequence[int]) -> str:
    return (
        "page " + ", ".join(map(str, pages))
        if len(pages) == 1
        else "pages " + ", ".join(map(str, pages))
    )
