"""No two things share an address, whatever the case of its letters."""

from __future__ import annotations

from collections.abc import Iterable

from dossier import rules
from dossier.diagnostics import Diagnostic, Span
from dossier.model import Dossier


def slugs(dossier: Dossier) -> tuple[Diagnostic, ...]:
    """Tell of slugs, present or former, that two files of one folder claim."""
    return (
        *_clashes((d.record.file, d.slug, d.record.aliases) for d in dossier.documents),
        *_clashes((a.file, a.slug, a.former_slugs) for a in dossier.actors),
        *_clashes((e.record.file, e.slug, e.record.aliases) for e in dossier.events),
        *_clashes((p.file, p.slug, p.aliases) for p in dossier.pages),
    )


def _clashes(items: Iterable[tuple[str, str, tuple[str, ...]]]) -> list[Diagnostic]:
    owners: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for file, slug, former in sorted(items):
        for name in (slug, *former):
            owner = owners.setdefault(name.casefold(), file)
            if owner != file or (name != slug and name.casefold() == slug.casefold()):
                problems.append(
                    rules.DUPLICATE_SLUG.at(
                        file,
                        Span(),
                        f"the address “{name}” belongs to {owner} already",
                        "rename one of the two files, or take the alias out",
                    )
                )
    return problems
