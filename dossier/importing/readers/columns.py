"""What stands side by side on a page, in the order in which it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind
from dossier.importing.lexicon import folded
from dossier.importing.recognise.entry import MARKER, parse, person_in
from dossier.importing.recognise.offices import is_office
from dossier.importing.recognise.postal import is_address, is_contact
from dossier.importing.signs import is_date_line


class Run(Struct, frozen=True):
    """Words that stand together on one line of a page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    is_bold: bool = False
    column: int = 0
    cells: tuple[str, ...] = ()


PAIR = 2
LEAST = 4
"""So many lines at least has a block that stands beside another."""
Rows = Sequence[tuple[Run, ...]]


def in_reading_order(rows: Rows, height: float) -> Iterator[Run]:
    """Return the runs of a page: rows of a table as rows, columns one after the other."""
    index = 0
    number = 0
    while index < len(rows):
        end, edge = _block_beside(rows, index, height)
        if end:
            for is_right in (False, True):
                number += 1
                side = [run for row in rows[index:end] for run in row]
                side = [run for run in side if (run.left > edge) == is_right]
                yield from (replace(run, column=number) for run in side)
            index = end
            continue
        end = _region(rows, index, height)
        if end - index == 1:
            yield from _alone(rows[index])
            index = end
            continue
        region = rows[index:end]
        if _is_table(region):
            yield from (_as_row(row) for row in region)
        else:
            for group in _side_by_side(region):
                for column in _columns(group):
                    number += 1
                    yield from (replace(run, column=number) for run in column)
        index = end


def _block_beside(rows: Rows, start: int, height: float) -> tuple[int, float]:
    """Return where a block ends that stands beside another on lines of its own, and its edge.

    So stands who writes beside an address, in smaller letters: few lines are on one height.
    """
    rights = [run.left for row in rows[start : start + 6] for run in row[1:]]
    if not rights:
        return 0, 0.0
    edge = min(rights) - 0.5 * height
    end = start
    for row in rows[start:]:
        far = end > start and row[0].top - rows[end - 1][0].bottom > 2 * height
        crosses = any(run.left < edge < run.right for run in row)
        strays = any(run.left > edge + 2 * height for run in row)
        if far or crosses or strays or len(row) > 2:
            break
        end += 1
    within, end = end, max((i + 1 for i in range(start, end) if rows[i][-1].left > edge), default=0)
    while start < end < within and rows[end][0].top - rows[end - 1][0].bottom < 0.7 * height:
        end += 1  # the address goes on below what stands beside it
    sides = [[run.left > edge for run in row] for row in rows[start:end]]
    lefts, alone = sum(False in side for side in sides), sum(side == [True] for side in sides)
    both = sum(len(side) > 1 for side in sides)
    if min(lefts, sum(True in side for side in sides)) < LEAST or alone < 2 or both > alone:
        return 0, 0.0
    return end, edge


def _alone(row: tuple[Run, ...]) -> Iterator[Run]:
    """One line with wide gaps: an office and a name, or a letterhead and a date."""
    if len(row) > 1 and all(run.text.strip() for run in row):
        people = [run for run in row if _is_name(run.text)]
        if (
            people
            and len(row) == 2
            and (len(people) == 2 or is_office(row[0].text) or is_office(row[1].text))
        ):
            yield _as_row(row)
            return
        if MARKER.match(row[0].text + " x") and len(row) == 2:
            yield replace(row[0], text=f"{row[0].text} {row[1].text}", right=row[1].right)
            return
    yield from row


def _region(rows: Rows, start: int, height: float) -> int:
    """Return where the stretch of rows with the same columns ends."""
    if len(rows[start]) < 2:
        return start + 1
    edges = [run.left for run in rows[start]]
    end = start + 1
    last_several = end
    while end < len(rows):
        row = rows[end]
        if row[0].top - rows[end - 1][0].bottom > 4 * height:
            break
        fits = all(any(abs(run.left - edge) < 1.2 * height for edge in edges) for run in row)
        crosses = len(row) == 1 and any(
            row[0].left < edge - height < row[0].right for edge in edges[1:]
        )
        if not fits and len(row) >= 2 and len(row) == len(edges):
            fits = all(_overlap(run, other) for run, other in zip(row, rows[start], strict=True))
        if not fits or crosses:
            break
        end += 1
        if len(row) > 1:
            last_several = end
    # Lines of the first column alone that follow may belong to what comes next.
    tail = rows[last_several:end]
    extra = 0
    for row in tail:
        if row[0].top - rows[last_several + extra - 1][0].bottom > 0.9 * height:
            break
        extra += 1
    return last_several + extra


def _side_by_side(region: Rows) -> list[Rows]:
    """Cut a region where all columns begin anew: people in a grid, each with a few lines."""
    steps = [below[0].top - above[0].top for above, below in pairwise(region)]
    if len(steps) < 3:
        return [region]
    usual = min(steps)
    cuts = [i + 1 for i, step in enumerate(steps) if step > 1.4 * usual and len(region[i + 1]) > 1]
    groups = [region[a:b] for a, b in pairwise([0, *cuts, len(region)])]
    if len(groups) > 1 and all(_heads_people(group) for group in groups):
        return groups
    return [region]


def _heads_people(group: Rows) -> bool:
    """Whether the first line of each column is a name, lines to sign upon apart."""
    written = [row for row in group if not all(_SIGN_HERE.match(run.text) for run in row)]
    return bool(written) and all(_is_name(run.text) for run in written[0])


_NUMBER = re.compile(r"\d{1,3}[.)]?|№|N\.?º|N°|No\.?|Nr\.?|#|Lp\.?")
_SIGN_HERE = re.compile(r"^[_.…\s-]{4,}$")


def _overlap(run: Run, other: Run) -> bool:
    return run.left < other.right and other.left < run.right


def _is_table(region: Rows) -> bool:
    """Whether rows belong together: a name, what she is, where she is from."""
    several = [row for row in region if len(row) > 1]
    if len(several) < 2:
        return False
    later = [run.text for row in several for run in row[1:]]
    named = sum(1 for text in later if (found := parse(text)) and person_in(found))
    if named >= 0.4 * len(later):
        # Names in every column: people side by side, to be read down each column, unless each
        # line of both columns is a name.
        every = all(_is_name(run.text) for row in region for run in row)
        return every and not _sorted_downwards(region)
    first = [row[0].text for row in several]
    people = sum(
        _is_name(text)
        or MARKER.match(text + " x") is not None
        or _NUMBER.fullmatch(text) is not None
        for text in first
    )
    if any(is_contact(text) or is_address(text) or is_date_line(text) for text in later):
        return False
    return people >= 0.5 * len(first)


def _sorted_downwards(region: Rows) -> bool:
    """Whether names are in the order of the alphabet down each column, and not along the rows."""
    widest = max(len(row) for row in region)
    down = [row[i].text for i in range(widest) for row in region if i < len(row)]
    along = [run.text for row in region for run in row]
    return _is_sorted(down) and not _is_sorted(along)


def _is_sorted(names: Sequence[str]) -> bool:
    first = [folded(name.split()[0]) for name in names]
    last = [folded(name.split()[-1]) for name in names]
    return first == sorted(first) or last == sorted(last)


def _is_name(text: str) -> bool:
    found = parse(text)
    return found is not None and person_in(found) is not None


def _as_row(row: tuple[Run, ...]) -> Run:
    if len(row) == 1:
        return row[0]
    cells = tuple(run.text for run in row)
    return replace(row[0], text="\t".join(cells), right=row[-1].right, cells=cells)


def _columns(region: Rows) -> list[list[Run]]:
    widest = max(region, key=len)
    made: list[list[Run]] = [[] for _ in widest]
    for row in region:
        for run in row:
            nearest = min(range(len(widest)), key=lambda i: abs(widest[i].left - run.left))
            made[nearest].append(run)
    return [column for column in made if column]


def dates_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """Part a row in which a date stands beside something else, and no other row is near.

    So stands the date beside the first line of an address; a list of names has more such rows.
    """
    rows = [bool(line.cells) and line.kind is LineKind.ROW for line in lines]
    for index, line in enumerate(lines):
        alone = rows[index] and not any(
            rows[max(0, index - 1) : index] + rows[index + 1 : index + 2]
        )
        if not alone or len(line.cells) != PAIR or not any(map(is_date_line, line.cells)):
            yield line
            continue
        for number, cell in enumerate(line.cells, 1):
            yield replace(
                line,
                text=cell,
                words=" ".join(cell.split()),
                cells=(),
                kind=LineKind.TEXT,
                gap=line.gap if number == 1 else 1,
                column=number,
            )
