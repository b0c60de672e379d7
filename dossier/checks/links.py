"""Links in the editors' own texts lead somewhere."""

from __future__ import annotations

from dossier import rules, urls
from dossier.diagnostics import Diagnostic, Span
from dossier.formats.html import links_of
from dossier.model import Prose
from dossier.site import Site
from dossier.words import closest


def links(site: Site) -> tuple[Diagnostic, ...]:
    """Tell of links to documents, actors, events, pages or files that there are not."""
    problems: list[Diagnostic] = []
    texts: list[tuple[str, Prose]] = [
        *((actor.file, actor.note) for actor in site.edition.actors),
        *((event.record.file, event.record.note) for event in site.edition.events),
        *((page.file, page.text) for page in site.edition.pages),
    ]
    for file, prose in texts:
        if "](" not in prose.text and "]:" not in prose.text:
            continue
        for address, line in links_of(prose):
            if urls.is_external(address) or site.targets.resolve(address) is not None:
                continue
            near = closest(address, site.targets.slugs)
            problems.append(
                rules.DEAD_LINK.at(
                    file,
                    Span(prose.line + line),
                    f"the link to “{address}” leads nowhere",
                    f"did you mean `{near}`?" if near else "name a slug, or a page of the site",
                )
            )
    return tuple(problems)
