"""The views of the search and of the quotation check: two pages around the same data."""

from __future__ import annotations

from collections.abc import Callable

from babel import Locale as Babel
from msgspec import Struct

from dossier import urls
from dossier.i18n import Locale
from dossier.model import DocumentKind, Role
from dossier.site import Site
from dossier.views.findable import EVENT
from dossier.views.frame import Frame, frame
from dossier.views.parts import Link

FOLDER = "search/"
"""Where the data lie, below `assets/`."""
_MANY_ENOUGH = 200
"""Numbers up to this show every form of the plural that a language has."""


class Choice(Struct, frozen=True):
    """One option of a filter."""

    value: str
    label: str
    lang: str = ""


class Count(Struct, frozen=True):
    """A text with a number in the form for one category of numbers (CLDR: one, few, other)."""

    category: str
    text: str


class SearchView(Struct, frozen=True):
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


class CheckView(Struct, frozen=True):
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
    here = {document.kind for document in site.edition.documents}
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
    here = {d.language for d in site.edition.documents if d.language}
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
