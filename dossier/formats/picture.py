"""The picture of the timeline: where each document and event stands, to scale; drawn by a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct

STEP = 24
"""Pixels that every mark has to itself in either direction, so that a finger can hit it."""
LABEL = 22
"""Pixels for the years below the marks."""
INSET = 1.6
"""Per cent left free at both ends, for half a mark."""
MOST = 300
"""More marks than this, and a month is drawn as one bar."""
TALLEST = 96
"""Pixels of the highest bar."""
ROOM_FOR_A_YEAR = 44
"""Pixels that the figures of a year need."""
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 1000)


class Item(Struct, frozen=True):
    """Something that has a place in time."""

    key: str
    is_document: bool
    earliest: dt.date
    latest: dt.date


class Mark(Struct, frozen=True):
    """One document or event on the picture; in a crowd, those of one month."""

    keys: tuple[str, ...]
    is_document: bool
    x: str
    """Per cent of the picture's width, as SVG writes it."""
    y: int
    """The middle, in pixels from the top; for a bar, its upper end."""
    start: str
    end: str
    """The first and last day that it can be; alike where it is exact."""
    height: int
    """Of a bar, in pixels; 0 for a single mark."""

    @property
    def is_vague(self) -> bool:
        """Whether its day is not known."""
        return self.start != self.end


class Tick(Struct, frozen=True):
    """Where a year begins."""

    x: str
    year: str
    """Empty where there is no room for the figures."""


class Picture(Struct, frozen=True):
    """A drawing that is `height` pixels high, and as wide as its place."""

    height: int
    axis: int
    """The line of time, in pixels from the top: documents stand above it, events below."""
    marks: tuple[Mark, ...]
    """In the order of time."""
    ticks: tuple[Tick, ...]


class _Scale(Struct, frozen=True):
    first: dt.date
    last: dt.date

    def at(self, days: float) -> float:
        """Return per cent of the width for a day, counted as `toordinal` does."""
        whole = self.last.toordinal() - self.first.toordinal()
        return INSET + (100 - 2 * INSET) * (days - self.first.toordinal()) / whole


def picture(items: Iterable[Item], width: int) -> Picture | None:
    """Draw what is dated; `width` is the narrowest place, in pixels, that it has to fit."""
    ordered = sorted(items, key=lambda one: (one.earliest, one.latest, one.key))
    if not ordered:
        return None
    years = (min(one.earliest for one in ordered).year, max(one.latest for one in ordered).year)
    scale = _Scale(dt.date(years[0], 1, 1), _end(years[1]))
    if len(ordered) > MOST:
        marks, axis, height = _bars(ordered, scale)
    else:
        marks, axis, height = _single(ordered, scale, width)
    return Picture(height + LABEL, axis, marks, _ticks(*years, scale, width))


def places_in(items: Iterable[Item], first: int, last: int) -> tuple[str, ...]:
    """Return the place of each item, in per cent, on a line from one year to another."""
    scale = _Scale(dt.date(first, 1, 1), _end(last))
    middles = ((one.earliest.toordinal() + one.latest.toordinal() + 1) / 2 for one in items)
    return tuple(_percent(scale.at(middle)) for middle in middles)


def _end(year: int) -> dt.date:
    return dt.date(year + 1, 1, 1) if year < dt.MAXYEAR else dt.date.max


def _single(
    ordered: Sequence[Item], scale: _Scale, width: int
) -> tuple[tuple[Mark, ...], int, int]:
    """Give each its own mark, stacked away from the line where they would touch."""
    lanes: dict[bool, list[float]] = {True: [], False: []}
    placed: list[tuple[Item, float, int]] = []
    middles = [(one.earliest.toordinal() + one.latest.toordinal() + 1) / 2 for one in ordered]
    for one, middle in sorted(
        zip(ordered, middles, strict=True), key=lambda pair: (pair[1], pair[0].key)
    ):
        x = scale.at(middle)
        ends = lanes[one.is_document]
        free = (i for i, end in enumerate(ends) if (x - end) * width / 100 >= STEP)
        lane = next(free, len(ends))
        if lane == len(ends):
            ends.append(x)
        ends[lane] = x
        placed.append((one, x, lane))
    above, below = max(len(lanes[True]), 1), len(lanes[False])
    axis = above * STEP
    marks = tuple(
        Mark(
            keys=(one.key,),
            is_document=one.is_document,
            x=_percent(x),
            y=axis - STEP // 2 - lane * STEP if one.is_document else axis + STEP // 2 + lane * STEP,
            start=_percent(scale.at(one.earliest.toordinal())) if _is_vague(one) else _percent(x),
            end=_percent(scale.at(one.latest.toordinal() + 1)) if _is_vague(one) else _percent(x),
            height=0,
        )
        for one, x, lane in placed
    )
    return marks, axis, (above + below) * STEP


def _bars(ordered: Sequence[Item], scale: _Scale) -> tuple[tuple[Mark, ...], int, int]:
    """Draw one bar for the documents, and one for the events, of each month."""
    months: dict[tuple[int, int, bool], list[str]] = {}
    for one in ordered:
        bar = (one.earliest.year, one.earliest.month, one.is_document)
        months.setdefault(bar, []).append(one.key)
    most = max(map(len, months.values()))
    has_events = any(not one.is_document for one in ordered)
    marks = []
    for (year, month, is_document), keys in sorted(months.items()):
        height = max(3, round(TALLEST * len(keys) / most))
        x = _percent(scale.at(dt.date(year, month, 15).toordinal()))
        y = TALLEST - height if is_document else TALLEST
        marks.append(Mark(tuple(keys), is_document, x, y, x, x, height))
    return tuple(marks), TALLEST, TALLEST * (2 if has_events else 1)


def _ticks(first: int, last: int, scale: _Scale, width: int) -> tuple[Tick, ...]:
    room = width / (last - first + 1)
    wide = (step for step in YEAR_STEPS if room * step >= ROOM_FOR_A_YEAR or step > last)
    step = next(wide, YEAR_STEPS[-1])
    return tuple(
        Tick(
            _percent(scale.at(dt.date(year, 1, 1).toordinal())),
            str(year) if (year - first) % step == 0 else "",
        )
        for year in range(first, last + 1)
        if step < YEAR_STEPS[3] or (year - first) % step == 0
    )


def _is_vague(one: Item) -> bool:
    return one.earliest != one.latest


def _percent(x: float) -> str:
    return f"{x:.2f}".rstrip("0").rstrip(".") + "%"
