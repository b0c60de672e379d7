"""The content as it was read, file by file: what links it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dossier import rules
from dossier.diagnostics import Diagnostic, Severity
from dossier.filing import Filed
from dossier.link import Records
from dossier.model import Actor, Case, DocumentRecord, EventRecord, FreePage


class Taken(Struct, frozen=True):
    """The content as it was read, file by file."""

    case: Case | None
    filed: tuple[Filed, ...]
    problems: tuple[Diagnostic, ...]
    """What is wrong with the folder and the case; each file has its own with it."""


def records(case: Case, filed: Sequence[Filed]) -> Records:
    """Sort what was taken in by kind."""
    whole = [one for one in filed if one.record is not None]
    read = {one.slug for one in whole}
    return Records(
        case=case,
        documents=tuple(
            (one.record, one.words) for one in whole if isinstance(one.record, DocumentRecord)
        ),
        actors=tuple(one.record for one in whole if isinstance(one.record, Actor)),
        events=tuple(one.record for one in whole if isinstance(one.record, EventRecord)),
        pages=tuple(one.record for one in whole if isinstance(one.record, FreePage)),
        unread=frozenset(one.slug for one in filed) - read,
    )


def told(
    taken: Taken, more: Iterable[Diagnostic] = (), *, unreviewed: bool = False
) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong, once and in order."""
    own = (*taken.problems, *(d for one in taken.filed for d in one.diagnostics), *more)
    return tuple(sorted(set(_softened(own, taken.filed, unreviewed=unreviewed))))


def _softened(
    problems: Iterable[Diagnostic], filed: Iterable[Filed], *, unreviewed: bool
) -> Iterator[Diagnostic]:
    """Turn the errors of drafts into warnings: what is not published stops no publication."""
    drafts = {
        one.file
        for one in filed
        if one.record is not None and not isinstance(one.record, Actor) and one.record.draft
    }
    for one in problems:
        allowed = unreviewed and one.code == rules.OPEN_REVIEW.code
        is_softened = one.is_error and (allowed or one.file in drafts)
        yield replace(one, severity=Severity.WARNING) if is_softened else one
