"""EDTF → a date or a moment."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import replace

from dossier.dates import wrong
from dossier.dates.edtf import FIRST_YEAR, UNDATED, Edtf, Form

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%])?")
_MOMENT = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[T ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]{1,9}))?)?"
    r"(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_LAST_MONTH = 12


def read(written: str) -> Edtf:
    """Read any form; a refusal carries only a general hint."""
    if not written:
        raise wrong.empty()
    if written == UNDATED:
        return Edtf(written, Form.UNDATED, None, None)
    if written.startswith("[") and written.endswith("]"):
        return _read_one_of(written)
    if written.count("/") == 1:
        return _read_span(written)
    return _read_single(written)


def _read_single(written: str) -> Edtf:
    match = _DATE.fullmatch(written)
    if match is None and re.fullmatch(r"Y?-[0-9]+|Y[0-9]+|[0-9]{3}|[0-9]{5,7}|[0-9]{9,}", written):
        raise wrong.no_such_year(written)
    if match is None:
        raise wrong.unreadable(written)
    year, month, day, mark = match.groups()
    if int(year) < FIRST_YEAR:
        raise wrong.no_such_year(year)
    if month and not 1 <= int(month) <= _LAST_MONTH:
        raise wrong.no_such_month(year, month, day)
    first = dt.date(int(year), int(month or 1), 1)
    length = monthrange(first.year, first.month)[1]
    if day is None:
        last = first.replace(day=length) if month else dt.date(first.year, 12, 31)
    elif 1 <= int(day) <= length:
        first = last = first.replace(day=int(day))
    else:
        raise wrong.no_such_day(year, month, day, length)
    form = Form.DAY if day else Form.MONTH if month else Form.YEAR
    return Edtf(written, form, first, last, mark in {"~", "%"}, mark in {"?", "%"})


def _read_one_of(written: str) -> Edtf:
    inside = written[1:-1]
    if "," in inside and ".." in inside:
        raise wrong.mixed_set(written)
    if "," in inside:
        parts = tuple(_read_single(part) for part in inside.split(","))
        return _whole(written, Form.ONE_OF, parts)
    if inside.count("..") != 1:
        raise wrong.not_a_set(written)
    return _read_range(written, Form.ONE_OF, *inside.split(".."))


def _read_span(written: str) -> Edtf:
    first, last = (end if end != ".." else "" for end in written.split("/"))
    if written.startswith("/") or written.endswith("/"):
        raise wrong.unreadable(written)
    return _read_range(written, Form.SPAN, first, last)


def _read_range(written: str, form: Form, first: str, last: str) -> Edtf:
    """Read a range from its two ends, where an empty end is an open one."""
    if not first and not last:
        raise wrong.no_ends(written)
    parts = tuple(_read_single(end) for end in (first, last) if end)
    whole = _whole(written, form, parts)
    earliest = parts[0].earliest if first else None
    latest = parts[-1].latest if last else None
    if earliest and latest and earliest > latest:
        raise wrong.wrong_way_round(written, first, last)
    return replace(whole, earliest=earliest, latest=latest)


def _whole(written: str, form: Form, parts: tuple[Edtf, ...]) -> Edtf:
    """Make one date of its parts: from the first day of any to the last day of any."""
    return Edtf(
        written,
        form,
        min(part.earliest for part in parts if part.earliest),
        max(part.latest for part in parts if part.latest),
        any(part.approximate for part in parts),
        any(part.uncertain for part in parts),
        parts,
    )


def _offset(written: str, offset: str | None) -> dt.timezone:
    if offset in {None, "Z"}:
        return dt.UTC
    sign, hours, minutes = -1 if offset[0] == "-" else 1, int(offset[1:3]), int(offset[-2:])
    if hours > 14 or minutes > 59:  # noqa: PLR2004 - no place on earth is further from UTC
        raise wrong.no_such_time(written)
    return dt.timezone(sign * dt.timedelta(hours=hours, minutes=minutes))


def parse_moment(text: str) -> dt.datetime:
    """Read a moment in ISO 8601; a date alone is its midnight, and no offset means UTC."""
    written = text.strip()
    match = _MOMENT.fullmatch(written)
    if match is None:
        raise wrong.not_a_moment(written)
    day = read(match["date"]).earliest
    if day is None:  # pragma: no cover - the pattern lets only a full date through
        raise wrong.not_a_moment(written)
    offset = _offset(written, match["offset"])
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    micro = int((match["fraction"] or "").ljust(6, "0")[:6])
    try:
        clock = dt.time(hour, minute, second, micro, tzinfo=offset)
        moment = dt.datetime.combine(day, clock)
        moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise wrong.no_such_time(written) from None
    return moment
