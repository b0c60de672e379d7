"""Dates for formats that know no doubt: as much of a date as is certain."""

from __future__ import annotations

from dossier.dates import Edtf, Form

_LENGTHS = {Form.DAY: 10, Form.MONTH: 7, Form.YEAR: 4}
_SINGLE = frozenset(_LENGTHS)


def is_single(date: Edtf) -> bool:
    """Whether it is a day, month or year, be it marked as doubtful or not."""
    return date.form in _SINGLE


def common(date: Edtf) -> str:
    """Return the day, month or year that a date surely lies in; empty where there is none.

    One day between 5 and 11 October 2015 surely lies in 2015-10.
    """
    if date.earliest is None or date.latest is None:
        return ""
    first, last = date.earliest.isoformat(), date.latest.isoformat()
    if date.form in _LENGTHS:
        return first[: _LENGTHS[date.form]]
    return next((first[:n] for n in (10, 7, 4) if first[:n] == last[:n]), "")


def ends(date: Edtf) -> tuple[str, str]:
    """Return the two ends of a span or set as days, months or years; an open end is empty."""
    if date.form is Form.UNDATED:
        return ("", "")
    if not date.parts:
        return (common(date), common(date))
    ordered = sorted(date.parts, key=lambda part: part.sort_key)
    return (
        common(ordered[0]) if date.earliest else "",
        common(ordered[-1]) if date.latest else "",
    )
