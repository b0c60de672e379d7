"""PDF: words with their places on the page → lines, columns and gaps."""

from __future__ import annotations

import io
import re
import statistics
import warnings
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dossier.importing.layout import (
    Align,
    Line,
    LineKind,
    Notice,
    Sheet,
    numbered,
    refused,
    text_of,
)
from dossier.importing.readers.columns import Run, in_reading_order
from dossier.importing.readers.raised import with_raised
from dossier.importing.readers.scan import recognise

MOST_PAGES = 200
FULL, FEWEST_FULL = 0.85, 2
"""From this share of the width a line is full; so many tell how lines follow on one another."""
NO_WIDTH = 0.05
"""Of a character's size, how far the next one begins behind a space that none is."""
FEWEST_LETTERS = 12
"""On a page with fewer letters than this and an image, the image is the page."""


class Row(Struct, frozen=True):
    """The words that stand at one height of a page, cut where wide gaps are."""

    runs: tuple[Run, ...]
    top: float
    bottom: float


def pdf(data: bytes) -> Sheet:
    """Read a PDF; pages without text are recognised, where tesseract is installed."""
    import pdfplumber  # noqa: PLC0415  # only where a PDF is read
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

    warnings.simplefilter("ignore")
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return _document(document, data)
    except PdfminerException as error:
        return _unreadable(error)
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        OSError,
        AssertionError,
        ArithmeticError,
    ) as error:
        # The parser of a damaged file fails in many ways; all of them mean the same.
        return _unreadable(error)


def _unreadable(error: Exception) -> Sheet:
    if "Password" in repr(error) or "Encrypt" in repr(error) or "password" in repr(error):
        return refused(
            "this PDF is encrypted and asks for a password",
            "open it with its password, save it without one, and import that",
        )
    return refused(
        "this PDF is damaged or cut off: its pages cannot be read",
        "ask for the file again, or open it and print it to a new PDF",
    )


def _document(document: Any, data: bytes) -> Sheet:  # noqa: ANN401  # pdfplumber has no types
    pages = document.pages
    if not pages:
        return _unreadable(ValueError("no pages"))
    if len(pages) > MOST_PAGES:
        return refused(
            f"this PDF has {len(pages)} pages, which is no letter",
            "save the pages of the document as a PDF of their own",
        )
    found: list[list[Line]] = []
    scanned: list[int] = []
    for number, page in enumerate(pages, 1):
        found.append(list(_page(page, number)))
        if (
            sum(c.isalpha() for line in found[-1] for c in line.text) < FEWEST_LETTERS
            and page.images
        ):
            scanned.append(number)
        page.close()
    notices = list(_attachments(document))
    if scanned:
        read, told = recognise(data, scanned)
        notices.extend(told)
        for number, lines in read.items():
            found[number - 1] = lines
    whole = numbered([line for page in found for line in page])
    if not whole:
        return Sheet(
            (),
            "",
            notices=tuple(notices)
            or refused(
                "this PDF has no text", "import a text of it, or a file it was made from"
            ).notices,
        )
    nature = "scan" if scanned and len(scanned) >= len(pages) / 2 else "born-digital"
    return Sheet(whole, nature, extracted=text_of(whole), notices=tuple(notices))


def _attachments(document: Any) -> Iterator[Notice]:  # noqa: ANN401
    names = (document.doc.catalog or {}).get("Names")
    if isinstance(names, dict) and "EmbeddedFiles" in names:
        yield Notice(
            "this PDF carries other files inside it; they were not read",
            "save them from a PDF reader and import them by themselves",
        )


def _page(page: Any, number: int) -> Iterator[Line]:  # noqa: ANN401
    words = _without_empty(page.dedupe_chars()).extract_words(
        x_tolerance_ratio=0.17,
        y_tolerance=2,
        extra_attrs=["fontname", "size"],
        keep_blank_chars=False,
    )
    words = [word for word in words if word["text"].strip() and word.get("upright", True)]
    if not words:
        return
    rows = list(_rows(with_raised(words)))
    heights = [row.bottom - row.top for row in rows]
    height = statistics.median(heights)
    left = min(word["x0"] for word in words)
    right = max(word["x1"] for word in words)
    previous: Run | None = None
    runs = list(in_reading_order([row.runs for row in rows], height))
    for run, after in zip_longest(runs, runs[1:]):
        gap = _gap(previous, run, height, rows)
        full = after is not None and _is_full(run, after, _edge(run, runs, right))
        yield replace(_line(run, number, gap, left, right), is_full=full)
        previous = run


def _edge(run: Run, runs: Sequence[Run], right: float) -> float:
    """Return how far a line may go: to the next column, or to the edge of the text."""
    if not run.column:
        return right
    beside = (one.left for one in runs if one.column == run.column + 1 and one.left > run.left)
    return min((left - (run.bottom - run.top) for left in beside), default=right)


def _is_full(run: Run, after: Run, edge: float) -> bool:
    """Whether the first word of the next line had no room on this one."""
    if after.column != run.column or after.top <= run.top or run.cells or after.cells:
        return False
    width = (after.right - after.left) / max(1, len(after.text))
    return run.right + width * (len(after.text.split()[0]) + 1) > edge


def _without_empty(page: Any) -> Any:  # noqa: ANN401 - pdfplumber's pages have no types
    """Return a page without spaces of no width: browsers print soft hyphens within words so."""
    empty = {
        id(one)
        for one, after in pairwise(page.chars)
        if one["text"] == " "
        and abs(after["top"] - one["top"]) < 1
        and 0 <= after["x0"] - one["x0"] < NO_WIDTH * one["size"]
        and after["text"] != " "
    }
    return page.filter(lambda thing: id(thing) not in empty) if empty else page


def _rows(words: Sequence[dict[str, Any]]) -> Iterator[Row]:
    """Group words by the height at which they stand."""
    ordered = sorted(words, key=lambda word: (word["bottom"], word["x0"]))
    group: list[dict[str, Any]] = []
    for word in ordered:
        if group and word["bottom"] - group[0]["bottom"] > max(
            2.5, 0.35 * (word["bottom"] - word["top"])
        ):
            # A raised footnote sign belongs to the line it stands in.
            yield _row(group)
            group = []
        group.append(word)
    if group:
        yield _row(group)


def _row(words: Sequence[dict[str, Any]]) -> Row:
    ordered = sorted(words, key=lambda word: word["x0"])
    size = statistics.median(word["bottom"] - word["top"] for word in ordered)
    groups: list[list[dict[str, Any]]] = [[ordered[0]]]
    for before, word in pairwise(ordered):
        if word["x0"] - before["x1"] > 1.8 * size:
            groups.append([])
        groups[-1].append(word)
    top, bottom = min(w["top"] for w in words), max(w["bottom"] for w in words)
    runs = tuple(
        Run(
            text=" ".join(word["text"] for word in group),
            left=group[0]["x0"],
            right=group[-1]["x1"],
            top=top,
            bottom=bottom,
            is_bold=all(
                "bold" in word["fontname"].lower() or "black" in word["fontname"].lower()
                for word in group
            ),
        )
        for group in groups
    )
    return Row(runs, top, bottom)


def _gap(previous: Run | None, run: Run, height: float, rows: Sequence[Row]) -> int:
    """Return how many blank lines stand above; by the spacing that most lines have."""
    if previous is None:
        return 1
    if run.column != previous.column or run.top < previous.top:
        return 1
    usual = _usual(rows, height)
    step = run.top - previous.top
    if step < 1.28 * usual or step <= 0:
        return 0
    return 1 if step < 3.2 * usual else 2


def _usual(rows: Sequence[Row], height: float) -> float:
    """Return the step from line to line within a paragraph: most often a full line stands above."""
    edge = max(run.right for row in rows for run in row.runs)
    start = min(run.left for row in rows for run in row.runs)
    full = start + FULL * (edge - start)
    pairs = [
        (below.top - above.top, above, below)
        for above, below in pairwise(rows)
        if 0.5 * height < below.top - above.top < 3 * height
    ]
    if not pairs:
        return 1.2 * height
    steps = [step for step, _, _ in pairs]
    # What stands side by side is a table or columns, and no paragraph.
    within = [
        step
        for step, above, below in pairs
        if len(above.runs) == len(below.runs) == 1
        and step > 0.9 * height
        and above.runs[0].right >= full
    ]
    chosen = within if len(within) >= FEWEST_FULL else steps
    return min(chosen, key=lambda s: (-_near(s, chosen), s))


def _near(step: float, steps: Sequence[float]) -> int:
    return sum(abs(step - other) < 0.08 * step for other in steps)


def _line(run: Run, page: int, gap: int, left: float, right: float) -> Line:
    width = max(1.0, right - left)
    per_character = (run.right - run.left) / max(1, len(run.text))
    align = Align.LEFT
    if run.left - left > 0.45 * width:
        align = Align.RIGHT
    elif (
        run.left - left > 0.12 * width
        and abs((run.left - left) - (right - run.right)) < 0.06 * width
    ):
        align = Align.CENTRE
    text = re.sub(r"[\ue000-\uf8ff]", "•", run.text).replace("\u00ad", "-")
    is_item = re.match(r"^(?:[•·▪◦●○■➢-]|\(?\d{1,3}[.)])\s+\S", text) is not None
    cells = run.cells
    return Line(
        text=text,
        words=" ".join(text.split()),
        number=0,
        page=page,
        gap=gap,
        indent=round((run.left - left) / max(1.0, per_character)),
        align=Align.LEFT if run.column or cells else align,
        is_bold=run.is_bold,
        cells=cells,
        kind=LineKind.ROW if cells else LineKind.ITEM if is_item else LineKind.TEXT,
        column=run.column,
    )
