"""What an import tells its editor."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from dossier.importing.command import Imported
from dossier.importing.front import grounds
from dossier.importing.recognise.finding import SURE, Finding, Party
from dossier.importing.understand import Understood


def as_text(done: Imported, content: Path) -> str:
    """Return the report on one file, in a few lines."""
    rows = [f"{done.file}: {_what(done, content)}"]
    rows += [_notice(one.what, one.hint, is_error=one.is_error) for one in done.notices]
    if done.found is not None:
        rows += [f"  {row}" for row in _recognised(done.found)]
    if done.unknown:
        rows.append("  nobody of these has a record yet; to make one:")
        rows += [
            f"    dossier new actor {json.dumps(name, ensure_ascii=False)}" for name in done.unknown
        ]
    return "\n".join(rows) + "\n"


def _what(done: Imported, content: Path) -> str:
    if done.draft is None:
        return "no draft was made"
    return f"draft in {content.name}/{done.draft.relative_to(content).as_posix()}"


def _notice(what: str, hint: str, *, is_error: bool) -> str:
    told = f"  {'error' if is_error else 'note'}: {what}"
    return f"{told}\n    {hint}" if hint else told


def _recognised(found: Understood) -> Iterable[str]:
    for key, one in _values(found):
        if one.value:
            doubt = "" if one.confidence >= SURE else f"  ({grounds(one)})"
            yield f"{key}: {one.value}{doubt}"
        else:
            yield f"{key}: not found"
    for key, parties in _roles(found):
        for party in parties:
            told = ", ".join(one for one in (party.name, party.capacity) if one)
            yield f"{key}: {told}{'' if party.confidence >= SURE else f'  ({grounds(party)})'}"
    if not found.authors and not found.signatories:
        yield "author: not found"


def _values(found: Understood) -> tuple[tuple[str, Finding], ...]:
    return (
        ("kind", found.kind),
        ("date", found.date),
        ("place", found.place),
        ("language", found.language),
    )


def _roles(found: Understood) -> tuple[tuple[str, tuple[Party, ...]], ...]:
    return (
        ("author", found.authors),
        ("addressee", found.addressees),
        ("signatory", found.signatories),
        ("copy to", found.copied),
    )


def as_json(done: Iterable[Imported], content: Path) -> str:
    """Return the report on all files for other programs."""
    return json.dumps([_record(one, content) for one in done], ensure_ascii=False, indent=2) + "\n"


def _record(done: Imported, content: Path) -> dict[str, object]:
    found = done.found
    return {
        "file": done.file,
        "draft": done.draft.relative_to(content).as_posix() if done.draft else None,
        "notices": [{"what": n.what, "hint": n.hint, "error": n.is_error} for n in done.notices],
        "values": {
            key: {"value": one.value, "confidence": one.confidence, "line": one.line}
            for key, one in (_values(found) if found else ())
        },
        "parties": {
            key: [
                {"name": p.name, "as": p.capacity, "confidence": p.confidence, "line": p.line}
                for p in parties
            ]
            for key, parties in (_roles(found) if found else ())
        },
        "without_record": list(done.unknown),
    }
