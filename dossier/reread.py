"""Documents read and linked one by one, when somebody asks for them, amid what is kept of the rest.

What is kept of a document is supposed, never believed: once it is read, it must be told by the
digests that are kept of it, unless it is one of those that may have changed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dossier.digests import DIGEST
from dossier.draft import Kind
from dossier.edition import Edition, publish_put_off
from dossier.enrolled import involved_now
from dossier.filing import Filed
from dossier.link import link_one, names_of
from dossier.memo import Memo, take
from dossier.model import Actor, Case, Document, DocumentRecord, Dossier, Part
from dossier.noted import unnoted
from dossier.put_off import put_off_site
from dossier.readers.folder import Entry
from dossier.recollection import Linked, Recollection
from dossier.renamed import Renamed, renamed
from dossier.shown import DOCUMENT, LINKED, InShort, PutOff, ShownDocument, parts_of
from dossier.site import Site
from dossier.standing import FRAME, Read, Standing, told_of
from dossier.states import OtherwiseError, States

MANY = 40
"""From how many documents on it takes longer to seek names in each than to recall all texts."""
FEW = 10
"""Up to so many documents are read sooner than it is read who takes part in all."""
MOST = 2000
"""With more documents that may name somebody who is called otherwise now, everything is linked."""


class Basis(Struct, frozen=True):
    """What an amendment starts from."""

    content: Path
    case: Case
    at: datetime
    memo: Memo
    read: Read
    """Reads what is kept of the content as it was."""
    unreviewed: bool

    def take(self, kind: Kind, slug: str, file: str) -> Filed:
        """Read one file, if it is not known already."""
        entry = Entry(kind, slug, self.content / file, file)
        return next(take([entry], self.content / self.case.sources_dir, self.memo, map))


class Whole(Struct, frozen=True):
    """A document that was read and linked."""

    filed: Filed
    linked: Linked
    shown: ShownDocument


class Reread:
    """What was built last, with a few files as they are now."""

    def __init__(
        self,
        basis: Basis,
        kept: Standing,
        documents: Collection[InShort],
        actors: Collection[Actor],
    ) -> None:
        """Take over what is kept of all but some documents and actors."""
        self.basis, self.kept, self.lasting = basis, kept, kept.lasting
        self.changed = frozenset(one.slug for one in documents)
        self.numbers = {one.slug: n for n, one in enumerate(self.lasting.documents)}
        self.renamed: Renamed | None = None
        self._linked, self._whole = 0, dict[str, Whole]()
        self._parts: dict[str, tuple[Part, ...]] = {}
        self._retitle(documents)
        if actors:
            self.known = Recollection(basis.memo.program, basis.memo.cache)
            self.renamed = renamed(kept, self.lasting, actors, basis.take, self.known)
            self.lasting, self.names = self.renamed.lasting, self.renamed.names
        else:
            self._remember(Recollection())
        self.fresh = self.changed | (self.renamed.documents if self.renamed else frozenset())
        if len(self.fresh) > MOST:
            raise OtherwiseError
        lasting = self.lasting
        self.dossier = Dossier(basis.case, (), lasting.events, lasting.actors, lasting.pages)
        slugs = {*self.numbers, *lasting.others}
        self._slugs = slugs, slugs.union(one.slug for one in lasting.events)
        self.site: Site
        self._show: Callable[[Document], Document]

    def _retitle(self, changed: Collection[InShort]) -> None:
        """Know the titles that some documents have now."""
        titles: dict[str, InShort] = {}
        for one in changed:
            record = self.basis.take(Kind.DOCUMENT, one.slug, one.file).record
            if not isinstance(record, DocumentRecord):
                raise OtherwiseError
            if record.title != one.title:
                titles[one.slug] = replace(one, title=record.title)
        if titles:
            documents = tuple(titles.get(one.slug, one) for one in self.lasting.documents)
            self.lasting = replace(self.lasting, documents=documents)

    def _remember(self, known: Recollection) -> None:
        """Use what was found in texts before."""
        self.known = known
        self.names, _ = names_of(self.lasting.actors, frozenset(), known)

    def shelved(self, shelve: Callable[[Edition], Site]) -> Site:
        """Return the edition on its shelves, every document put off."""
        shown = set(self.numbers)
        edition = publish_put_off(
            self.dossier, self.basis.at, (shown, shown - self.lasting.withdrawn), self._put_off
        )
        self.site = put_off_site(shelve(edition), self.lasting, lambda: self.lasting.involved)
        return self.site

    def involve(self, changed: Mapping[int, tuple[tuple[Part, ...], tuple[Part, ...]]]) -> None:
        """Know the parts, before and now, of the documents that are linked otherwise."""
        if changed:
            involved = involved_now(self.lasting.involved, changed)
            self.lasting = replace(self.lasting, involved=involved)

    def _put_off(self, show: Callable[[Document], Document]) -> tuple[Document, ...]:
        self._show = show
        documents = self.lasting.documents
        return tuple(PutOff(one, self._made, self.parts) for one in documents)

    def _made(self, slug: str) -> Document:
        return self.whole(slug).shown

    def parts(self, slug: str) -> tuple[Part, ...]:
        """Return who takes part in a document."""
        known = self._parts.get(slug)
        if known is None:
            is_one_of_few = slug in self.fresh or len(self._parts) < FEW
            known = self._parts[slug] = (
                parts_of(self.whole(slug).shown)
                if is_one_of_few
                else self.kept.enrol().of(self.numbers[slug])
            )
        return known

    def related(self) -> Dossier:
        """Return the dossier for checks across it, every document put off."""

        def made(slug: str) -> Document:
            return self.whole(slug).linked.document

        documents = self.lasting.documents
        put_off = (PutOff(one, made, lambda slug: made(slug).parts) for one in documents)
        return replace(self.dossier, documents=tuple(put_off))

    def whole(self, slug: str) -> Whole:
        """Return a document; raise where more of it has changed than may have."""
        if slug not in self._whole:
            with unnoted():
                one = self._whole[slug] = self._read(slug)
                if self.told(FRAME, slug) != told_of(States(self.site), FRAME, one.shown):
                    raise OtherwiseError
                if not self._holds(one, slug):
                    raise OtherwiseError
        return self._whole[slug]

    def _holds(self, one: Whole, slug: str) -> bool:
        """Whether what nobody changed is told as it was."""
        now = States(self.site)
        kinds = [DOCUMENT] if slug not in self.changed else []
        if self.renamed is None or slug not in self.renamed.documents:
            kinds.append(LINKED)
        return all(told_of(now, kind, one.shown) == self.told(kind, slug) for kind in kinds)

    def told(self, kind: str, slug: str) -> bytes:
        """Return by what a document was told."""
        at = self.numbers[slug] * DIGEST
        return self.kept.told[kind][at : at + DIGEST]

    def _read(self, slug: str) -> Whole:
        self._linked += 1
        if self._linked == MANY and self.renamed is None:
            self._remember(Recollection(self.basis.memo.program, self.basis.memo.cache))
        file = self.lasting.documents[self.numbers[slug]].file
        filed = self.basis.take(Kind.DOCUMENT, slug, file)
        record = filed.record
        if not isinstance(record, DocumentRecord):
            raise OtherwiseError
        follows = self.lasting.replies.get(slug, ())
        linked = link_one(record, filed.words, self.names, follows, self._slugs)
        shown = self._show(linked.document)
        if not isinstance(shown, ShownDocument):
            raise OtherwiseError
        return Whole(filed, linked, shown)
