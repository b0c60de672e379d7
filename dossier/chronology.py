"""Documents and events in the order of time: which stand in which list, whole, cut or of one year.

What is long is split by year; the address of a year does not change when anything is added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized

from msgspec import Struct
from msgspec.structs import replace

from dossier import urls
from dossier.model import Document, DocumentKind, Event

LISTED, YEARS_LISTED = "listed", "years listed"
"""What is noted where a list, or the years that it has, are read; a list's name is its page."""
UNDATED = "undated"
"""The name of what has no date, for addresses."""
LONGEST_PAGE = 1000
"""More rows than this, and a list is split: each year has a page of its own, whose address stays
whatever is added, and the list leads to them."""
ENOUGH_FOR_A_CUT = 2
"""With fewer kinds, or languages, than this there is nothing to choose."""
Item = Document | Event
Lists = Mapping[str, tuple[Item, ...]]


class Cut(Struct, frozen=True):
    """A part of the timeline with a page of its own."""

    name: str
    """Of its page."""
    kind: DocumentKind | None = None
    language: str = ""
    year: str = ""
    """For one year of a long list: its name, such as `y2015`."""

    @property
    def of_all(self) -> bool:
        """Whether it is cut by nothing but the year."""
        return not (self.kind or self.language)

    @property
    def whole(self) -> Cut | None:
        """The part of the timeline of which it is one year; None for the whole timeline."""
        if self.of_all:
            return None
        return replace(self, name=self.name.removesuffix(f"-{self.year}"), year="")


def cut_of(whole: Cut | None, anchor: str) -> Cut:
    """Return one year of the timeline, or of a part of it."""
    if whole is None:
        return Cut(anchor, year=anchor)
    return replace(whole, name=f"{whole.name}-{anchor}", year=anchor)


def page_of(cut: Cut | None) -> str:
    """Return the page of the timeline, or of a part of it."""
    return urls.timeline_cut(cut.name) if cut else urls.TIMELINE


def cuts(documents: Sequence[Document]) -> tuple[Cut, ...]:
    """Return the parts of the timeline that have pages: by kind, and by language."""
    kinds = dict.fromkeys(one.kind for one in documents)
    languages = dict.fromkeys(one.language for one in documents if one.language)
    made: list[Cut] = []
    if len(kinds) >= ENOUGH_FOR_A_CUT:
        made += [_of_kind(kind) for kind in DocumentKind if kind in kinds]
    if len(languages) >= ENOUGH_FOR_A_CUT:
        made += [_in_language(code) for code in sorted(languages)]
    return tuple(made)


def _of_kind(kind: DocumentKind) -> Cut:
    return Cut(f"kind-{kind}", kind=kind)


def _in_language(code: str) -> Cut:
    return Cut(f"language-{code.lower()}", language=code)


def lists(documents: Sequence[Document], events: Sequence[Event]) -> Lists:
    """Return what stands in each list of documents, or of documents and events, by its page."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in in_time(documents, events):
        found[page_of(None)].append(item)
        found[page_of(cut_of(None, anchor_of(item)))].append(item)
    pages: dict[tuple[DocumentKind, str, str], tuple[str, ...]] = {}
    for one in documents:
        told = one.kind, one.language, anchor_of(one)
        if told not in pages:
            pages[told] = tuple(_pages(*told))
        for page in pages[told]:
            found[page].append(one)
    return {page: tuple(items) for page, items in found.items()}


def _pages(kind: DocumentKind, language: str, anchor: str) -> Iterator[str]:
    """Go through the pages of the lists of documents alone in which such a document stands."""
    yield urls.DOCUMENTS
    yield urls.documents_of(anchor)
    for cut in (_of_kind(kind), *([_in_language(language)] if language else [])):
        yield page_of(cut)
        yield page_of(cut_of(cut, anchor))


def in_time(documents: Sequence[Document], events: Sequence[Event]) -> tuple[Item, ...]:
    """Return documents and events by date; undated documents where the dossier has them."""
    dated: list[Item] = [*documents, *events]
    dated.sort(key=lambda item: (item.date.sort_key, item.slug))
    undated = [d for d in documents if d.date.earliest is None and d.record.after]
    if not undated:
        return tuple(dated)
    order = {document.slug: index for index, document in enumerate(documents)}
    out_of_place = {id(document) for document in undated}
    kept = [item for item in dated if id(item) not in out_of_place]
    for document in undated:
        before = documents[order[document.slug] - 1] if order[document.slug] else None
        places = [number for number, item in enumerate(kept) if item is before]
        kept.insert(places[0] + 1 if places else 0, document)
    return tuple(kept)


def anchor_of(item: Item) -> str:
    """Return the name of the year of a document or event, for addresses."""
    year = item.date.year
    return f"y{year}" if year is not None else UNDATED


def anchors(items: Iterable[Item]) -> tuple[str, ...]:
    """Return the years of a list that is split, in their order, what is undated last."""
    found = dict.fromkeys(map(anchor_of, items))
    return (*(one for one in found if one != UNDATED), *({UNDATED} & found.keys()))


def is_long(items: Sized) -> bool:
    """Whether a list is split by year."""
    return len(items) > LONGEST_PAGE


def of_year(items: Sequence[Item], anchor: str) -> tuple[Item, ...]:
    """Return the items of one year."""
    return tuple(item for item in items if anchor_of(item) == anchor)
