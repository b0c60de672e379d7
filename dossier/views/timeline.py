"""The view of the timeline, whole or cut by kind or language, with what its filters offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier import urls
from dossier.model import Document, DocumentKind, Event, Role
from dossier.site import Site
from dossier.views.frame import Frame, frame
from dossier.views.parts import Link
from dossier.views.picture import PictureView, picture_view
from dossier.views.rows import Year, counts, takers, years

ENOUGH_FOR_A_CUT = 2
"""With fewer kinds, or languages, than this there is nothing to choose."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of the timeline with a page of its own."""

    name: str
    """Of its page."""
    kind: DocumentKind | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class CutView:
    """A link to a part of the timeline."""

    link: Link
    count: str
    current: bool


@dataclass(frozen=True, slots=True)
class CutsView:
    """The parts of the timeline in one respect."""

    label: str
    cuts: tuple[CutView, ...]


@dataclass(frozen=True, slots=True)
class FilterView:
    """One filter, for the script that builds it."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    """Each with its code and its words."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Documents and events by their own dates."""

    frame: Frame
    kicker: str
    years: tuple[Year, ...]
    jumps: tuple[Link, ...]
    """To each year on the page."""
    cuts: tuple[CutsView, ...]
    whole: Link | None
    """From a part, the way back to the whole."""
    filters: tuple[FilterView, ...]
    scripted: str
    """The script that puts the filters in their place."""
    picture: PictureView | None


def cuts(site: Site) -> tuple[Cut, ...]:
    """Return the parts of the timeline that have pages: by kind, and by language."""
    kinds = dict.fromkeys(one.record.kind for one in site.edition.documents)
    languages = dict.fromkeys(
        one.record.language for one in site.edition.documents if one.record.language
    )
    made: list[Cut] = []
    if len(kinds) >= ENOUGH_FOR_A_CUT:
        made += [Cut(f"kind-{kind}", kind=kind) for kind in DocumentKind if kind in kinds]
    if len(languages) >= ENOUGH_FOR_A_CUT:
        made += [Cut(f"language-{code.lower()}", language=code) for code in sorted(languages)]
    return tuple(made)


def timeline(site: Site, cut: Cut | None = None) -> TimelineView:
    """Return documents and events in one list by their own dates; of a cut, only its documents."""
    here = urls.timeline_cut(cut.name) if cut else urls.TIMELINE
    edition = site.edition
    title = site.locale.gettext("Timeline")
    items: tuple[Document | Event, ...]
    if cut:
        items = _within(site, cut)
        title = f"{title}: {_label(site, cut, len(items))}"
    else:
        items = in_time(site)
    found = years(site, items, here, gaps=cut is None)
    documents = sum(1 for item in items if isinstance(item, Document))
    return TimelineView(
        frame=frame(site, here, title, section=urls.TIMELINE),
        kicker=counts(site, documents, len(items) - documents),
        years=found,
        jumps=tuple(
            Link(year.label or site.locale.gettext("undated"), f"#{year.anchor}") for year in found
        ),
        cuts=tuple(_cuts(site, cut, here)),
        whole=Link(site.locale.gettext("The whole timeline"), urls.relative(urls.TIMELINE, here))
        if cut
        else None,
        filters=() if cut else tuple(_filters(site)),
        scripted=urls.relative(urls.asset("scripted.js"), here),
        picture=picture_view(site, (*edition.documents, *edition.events), here)
        if cut is None
        else None,
    )


def _within(site: Site, cut: Cut) -> tuple[Document, ...]:
    return tuple(
        one
        for one in site.edition.documents
        if (one.record.kind is cut.kind if cut.kind else one.record.language == cut.language)
    )


def _label(site: Site, cut: Cut, count: int) -> str:
    if cut.kind:
        return site.locale.term("kind", cut.kind.value, count)
    return site.locale.language_name(cut.language)


def _cuts(site: Site, current: Cut | None, here: str) -> Iterator[CutsView]:
    _ = site.locale.gettext
    every = cuts(site)
    for label, chosen in (
        (_("By kind"), [cut for cut in every if cut.kind]),
        (_("By language"), [cut for cut in every if cut.language]),
    ):
        views = []
        for cut in chosen:
            count = len(_within(site, cut))
            text = site.locale.capital(_label(site, cut, count))
            href = urls.relative(urls.timeline_cut(cut.name), here)
            views.append(CutView(Link(text, href), site.locale.number(count), cut == current))
        if views:
            yield CutsView(label, tuple(views))
    if site.has("actors"):
        everybody = Link(_("People and bodies"), urls.relative(urls.ACTORS, here))
        many = site.locale.number(len(site.edition.actors))
        yield CutsView(_("By person, body and role"), (CutView(everybody, many, current=False),))


def _filters(site: Site) -> Iterator[FilterView]:
    """Return the filters that have something to choose between."""
    words = site.locale
    edition = site.edition
    kinds = {one.record.kind for one in edition.documents}
    kind = [
        (code.value, words.capital(words.term("kind", code.value)))
        for code in DocumentKind
        if code in kinds
    ]
    if edition.events:
        kind.append(("event", words.capital(words.gettext("event"))))
    taken = {taker for one in edition.documents for taker in takers(one.parts)}
    roles = {taker.partition(":")[0] for taker in taken}
    involved = {taker.partition(":")[2] for taker in taken}
    involved |= {part.actor for event in edition.events for part in event.actors}
    languages = {one.record.language for one in edition.documents if one.record.language}
    dated = {item.date.year for item in in_time(site)}
    for name, label, options in (
        ("kind", words.gettext("Kind"), kind),
        ("actor", words.gettext("Person or body"),
         [(one.slug, one.name) for one in edition.actors if one.slug in involved]),
        ("role", words.gettext("Role"),
         [(role.value, words.capital(words.term("role", role.value)))
          for role in Role if role.value in roles]),
        ("language", words.gettext("Language"),
         [(code, words.language_name(code)) for code in sorted(languages)]),
        ("year", words.gettext("Year"),
         [(str(year), str(year)) for year in sorted(y for y in dated if y is not None)]),
    ):  # fmt: skip
        if len(options) >= ENOUGH_FOR_A_CUT:
            yield FilterView(name, label, tuple(options))


def in_time(site: Site) -> tuple[Document | Event, ...]:
    """Return documents and events by date; undated documents where the dossier has them."""
    documents = site.edition.documents
    items: list[Document | Event] = [*site.edition.events]
    dated = sorted([*documents, *items], key=lambda item: (item.date.sort_key, item.slug))
    order = {document.slug: index for index, document in enumerate(documents)}
    undated = [d for d in documents if d.date.earliest is None and d.record.after]
    if not undated:
        return tuple(dated)
    kept = [item for item in dated if item not in undated]
    for document in undated:
        before = documents[order[document.slug] - 1] if order[document.slug] else None
        kept.insert(kept.index(before) + 1 if before else 0, document)
    return tuple(kept)
