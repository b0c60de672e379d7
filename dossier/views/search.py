"""What readers' tools see: everything a search can find, and the two pages around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from babel import Locale as Babel

from dossier import urls
from dossier.dates import Edtf
from dossier.formats.index import Unit
from dossier.formats.passages import Passage, stretches
from dossier.i18n import Locale, direction
from dossier.markup import plain, rich
from dossier.model import Actor, Document, DocumentKind, Event, Prose, Role
from dossier.schema.prose import REFERENCE
from dossier.site import Site
from dossier.views.frame import Frame, frame
from dossier.views.parts import Link, said_by, spoken_by
from dossier.views.parts import names as named
from dossier.views.rows import hidden

FOLDER = "search/"
"""Where the data lie, below `assets/`."""
EVENT = "event"
_MANY_ENOUGH = 200
"""Numbers up to this show every form of the plural that a language has."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit of the index, and what is shown of it when it is found."""

    unit: Unit
    record: dict[str, object]


def entries(site: Site) -> tuple[Entry, ...]:
    """Return everything that can be found: documents in their order, events, actors."""
    made = [entry for one in site.edition.documents for entry in _document(site, one)]
    if site.has("events"):
        made += [_event(site, one) for one in site.edition.events]
    if site.has("actors"):
        made += [_actor(site, one) for one in site.edition.actors]
    return tuple(made)


def _document(site: Site, one: Document) -> list[Entry]:
    """Return a document's entry; several where it is long."""
    record = one.record
    kind = site.locale.term("kind", record.kind.value)
    passages = tuple(
        Passage(block.number, text)
        for block, text in zip(one.text.blocks, one.text.readings, strict=True)
        if text
    )
    parts = stretches(passages)
    shown: dict[str, object] = {
        "url": urls.relative(urls.document(one.slug), urls.SEARCH),
        "title": record.title,
        "lang": record.language,
        "dir": direction(record.language) if record.language else site.locale.direction,
        "date": site.locale.date(record.date),
        "kind": " · ".join(filter(None, (kind, hidden(site, one)))),
        "who": spoken_by(site, one),
        "whom": named(site, one.by_role(Role.ADDRESSEE)),
    }
    names = tuple(dict.fromkeys(_names(site, one)))
    title = "\n".join((record.title, *names))
    taking_part = [part for part in one.parts if part.role is not Role.MENTIONED]
    actors = [slug for part in taking_part for slug in (part.actor, part.on_behalf_of)]
    return [
        Entry(
            Unit(
                marks=_marks(record.kind.value, record.language, record.date, actors),
                title=title,
                text="\n".join(passage.text for passage in part),
                is_document=True,
                part=number,
            ),
            shown
            | {
                "part": [number, len(parts)],
                "text": [[passage.number, passage.text] for passage in part],
                "names": [name for name in names if not any(name in p.text for p in part)],
                "said": {
                    str(passage.number): said_by(site, one, passage.number)
                    for passage in part
                    if one.speaker_of(passage.number)
                },
            },
        )
        for number, part in enumerate(parts)
    ]


def _names(site: Site, one: Document) -> Iterable[str]:
    for part in one.parts:
        if part.role is not Role.MENTIONED:
            yield part.name
            if part.on_behalf_of in site.actors:
                yield site.actors[part.on_behalf_of].name


def _marks(kind: str, language: str, date: Edtf | None, actors: Iterable[str]) -> tuple[str, ...]:
    """Return what the page's filters go by, under the names of their fields."""
    year = date.year if date is not None else None
    found = [f"kind/{kind}"]
    if language:
        found.append(f"language/{language}")
    if year is not None:
        found.append(f"year/{year}")
    return (*found, *(f"actor/{slug}" for slug in dict.fromkeys(actors) if slug))


def _event(site: Site, one: Event) -> Entry:
    record = one.record
    texts = [_plain(record.note), record.place]
    texts += [f"{a.quote} {a.title} {a.publisher}" for a in record.attested_by if a.url]
    return _other(
        site,
        Unit(
            marks=_marks(EVENT, "", record.date, [p.actor for p in one.actors]),
            title="\n".join((record.title, *(part.name for part in one.actors))),
            text="\n".join(text for text in texts if text),
            is_document=False,
            part=0,
        ),
        urls.event(one.slug),
        record.title,
        (site.locale.date(record.date), site.locale.gettext("event")),
    )


def _actor(site: Site, one: Actor) -> Entry:
    held = ". ".join(position.title for position in one.positions)
    return _other(
        site,
        Unit(
            marks=_marks(one.kind.value, "", None, [one.slug]),
            title="\n".join((one.name, *one.aliases)),
            text="\n".join(text for text in (_plain(one.note), held) if text),
            is_document=False,
            part=0,
        ),
        urls.actor(one.slug),
        one.name,
        ("", site.locale.term("actor", one.kind.value)),
        one.language,
    )


def _other(  # noqa: PLR0913, PLR0917  # what a record has
    site: Site, unit: Unit, path: str, title: str, kicker: tuple[str, str], lang: str = ""
) -> Entry:
    """Return the entry of an event or actor, whose text is the editors' own."""
    date, kind = kicker
    passages = tuple(Passage(0, text) for text in unit.text.split("\n") if text)
    shown = stretches(passages)[0]
    return Entry(
        unit,
        {
            "url": urls.relative(path, urls.SEARCH),
            "title": title,
            "lang": lang,
            "dir": site.locale.direction,
            "date": date,
            "kind": kind,
            "who": "",
            "whom": "",
            "part": [0, 0],
            "text": [[0, passage.text] for passage in shown],
            "names": unit.title.split("\n")[1:],
            "said": {},
        },
    )


def _plain(text: Prose) -> str:
    if text.is_empty:
        return ""
    return re.sub(r"\s+", " ", plain(rich(REFERENCE.sub("", text.text)))).strip()


# -- the pages ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter."""

    value: str
    label: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A text with a number in the form for one category of numbers (CLDR: one, few, other)."""

    category: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page of the full-text search."""

    frame: Frame
    data: str
    """The folder of the data, relative to the page, with a slash at its end."""
    style: str
    scripted: str
    """The script that tells the style sheet that scripts run."""
    scripts: tuple[str, ...]
    counts: tuple[Count, ...]
    at_least: tuple[Count, ...]
    """The same where some are not yet looked at."""
    kinds: tuple[Choice, ...]
    actors: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    years: tuple[Choice, ...]
    doors: tuple[Link, ...]
    """Where the same can be found without a search."""
    quote: str
    """The address of the quotation check; empty where there is none."""


@dataclass(frozen=True, slots=True)
class CheckView:
    """The page of the quotation check."""

    frame: Frame
    data: str
    style: str
    scripted: str
    scripts: tuple[str, ...]
    left_out: tuple[Count, ...]
    runs_over: tuple[Count, ...]
    places: tuple[Count, ...]
    doors: tuple[Link, ...]
    search: str


def search(site: Site) -> SearchView:
    """Return the page of the full-text search."""
    here = urls.SEARCH
    words = site.locale
    return SearchView(
        frame=frame(site, here, words.gettext("Search"), words.gettext(
            "Search the words of all documents, titles and names."
        )),
        data=urls.relative(urls.asset(FOLDER), here) + "/",
        style=urls.relative(urls.asset("search.css"), here),
        scripted=urls.relative(urls.asset("scripted.js"), here),
        scripts=_scripts(here, "search.js"),
        counts=forms(words, lambda n: words.ngettext("{number} result", "{number} results", n)),
        at_least=forms(words, lambda n: words.ngettext(
            "At least {number} result", "At least {number} results", n
        )),
        kinds=_kinds(site),
        actors=_actors(site),
        languages=_languages(site),
        years=_years(site),
        doors=_doors(site, here),
        quote=urls.relative(urls.QUOTE, here) if site.has("quote") else "",
    )  # fmt: skip


def quote(site: Site) -> CheckView:
    """Return the page of the quotation check."""
    here = urls.QUOTE
    words = site.locale
    return CheckView(
        frame=frame(site, here, words.gettext("Check a quotation"), words.gettext(
            "Paste a quotation and learn whether it stands in the documents."
        )),
        data=urls.relative(urls.asset(FOLDER), here) + "/",
        style=urls.relative(urls.asset("search.css"), here),
        scripted=urls.relative(urls.asset("scripted.js"), here),
        scripts=_scripts(here, "quote.js"),
        left_out=forms(words, lambda n: words.ngettext(
            "{number} word is left out at the ellipsis.",
            "{number} words are left out at the ellipsis.", n,
        )),
        runs_over=forms(words, lambda n: words.ngettext(
            "It stands in {number} paragraph.", "It runs over {number} paragraphs.", n,
        )),
        places=forms(words, lambda n: words.ngettext(
            "It stands in {number} place:", "It stands in {number} places:", n,
        )),
        doors=_doors(site, here),
        search=urls.relative(urls.SEARCH, here) if site.has("search") else "",
    )  # fmt: skip


def _scripts(here: str, own: str) -> tuple[str, ...]:
    found = ("words.js", "comparing.js") if own == "quote.js" else ("words.js",)
    names = (*found, "pieces.js", FOLDER + "head.js", own)
    return tuple(urls.relative(urls.asset(name), here) for name in names)


def forms(words: Locale, text: Callable[[int], str]) -> tuple[Count, ...]:
    """Return a counted text in every form that the language has for whole numbers."""
    plural = Babel.parse(words.language.replace("-", "_")).plural_form
    found: dict[str, str] = {}
    for number in range(_MANY_ENOUGH):
        found.setdefault(plural(number), text(number))
    found.setdefault("other", text(_MANY_ENOUGH))
    return tuple(Count(category, made) for category, made in sorted(found.items()))


def _kinds(site: Site) -> tuple[Choice, ...]:
    here = {document.record.kind for document in site.edition.documents}
    capital = site.locale.capital
    made = [
        Choice(kind.value, capital(site.locale.term("kind", kind.value)))
        for kind in DocumentKind
        if kind in here
    ]
    if site.has("events") and site.edition.events:
        made.append(Choice(EVENT, capital(site.locale.gettext("event"))))
    if site.has("actors"):
        made += [
            Choice(kind, capital(site.locale.term("actor", kind)))
            for kind in dict.fromkeys(sorted(actor.kind.value for actor in site.edition.actors))
        ]
    return tuple(made)


def _actors(site: Site) -> tuple[Choice, ...]:
    taking_part = {
        slug
        for slug, items in site.involvements.items()
        if any(item.part.role is not Role.MENTIONED for item in items)
    } | set(site.actor_events)
    return tuple(
        Choice(actor.slug, actor.name, actor.language)
        for actor in site.edition.actors
        if actor.slug in taking_part
    )


def _languages(site: Site) -> tuple[Choice, ...]:
    here = {d.record.language for d in site.edition.documents if d.record.language}
    made = [Choice(one, site.locale.capital(site.locale.language_name(one))) for one in here]
    return tuple(sorted(made, key=lambda choice: site.locale.sort_key(choice.label)))


def _years(site: Site) -> tuple[Choice, ...]:
    dates = [document.date for document in site.edition.documents]
    if site.has("events"):
        dates += [event.date for event in site.edition.events]
    years = {date.year for date in dates if date.year is not None}
    return tuple(Choice(str(year), str(year)) for year in sorted(years))


def _doors(site: Site, here: str) -> tuple[Link, ...]:
    _ = site.locale.gettext
    return tuple(
        Link(text, urls.relative(target, here))
        for name, text, target in (
            ("timeline", _("Timeline"), urls.TIMELINE),
            ("documents", _("Documents"), urls.DOCUMENTS),
            ("actors", _("People and bodies"), urls.ACTORS),
        )
        if site.has(name)
    )
