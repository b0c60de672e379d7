"""What documents say of one another: replies, what they name that is not there, circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from collections.abc import Set as AbstractSet

from dossier import rules
from dossier.diagnostics import Diagnostic, Findings, Span
from dossier.model import DocumentRecord, Ref
from dossier.words import closest


def replies_to(
    documents: tuple[DocumentRecord, ...],
) -> defaultdict[str, tuple[str, ...]]:
    """Return by slug which documents reply to each, in order."""
    replies: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    answers = [one for one in documents if one.reply_to]
    for record in sorted(answers, key=lambda one: (one.date.sort_key, one.slug)):
        for ref in record.reply_to:
            replies[ref.text] = (*replies[ref.text], record.slug)
    return replies


def references(
    record: DocumentRecord,
    documents: AbstractSet[str],
    answering: AbstractSet[str],
    found: Findings,
) -> None:
    """Tell of slugs that name nothing in the dossier; documents and events can answer."""
    for key in ("reply_to", "encloses", "translation_of"):
        for ref in getattr(record, key):
            exists(ref, key, documents, found)
    if record.after:
        exists(record.after, "after", documents, found)
    for request in record.requests:
        if request.answered_by:
            exists(request.answered_by, "answered_by", answering, found)
    for response in record.responses:
        if response.document:
            exists(response.document, "document", documents, found)


def exists(ref: Ref, key: str, known: Collection[str], found: Findings) -> bool:
    """Tell of a slug that is not among those known; `key` is where it stands."""
    if ref.text in known:
        return True
    near = closest(ref.text, sorted(known))
    found.add(
        rules.UNKNOWN_REFERENCE,
        ref.span,
        f"`{key}` names “{ref.text}”, which is not in the dossier",
        f"did you mean `{near}`?" if near else "it is the file's name without `.md`",
    )
    return False


def cycles(documents: tuple[DocumentRecord, ...]) -> list[Diagnostic]:
    """Tell of documents that reply to themselves, or translate or follow one another in a ring."""
    problems: list[Diagnostic] = []
    by_slug = {record.slug: record for record in documents}
    for key in ("reply_to", "translation_of", "after"):
        follows = {
            slug: _targets(record, key) for slug, record in by_slug.items() if getattr(record, key)
        }
        problems.extend(
            rules.REFERENCE_CYCLE.at(
                by_slug[slug].file,
                Span(),
                f"`{key}` leads from this document back to itself",
                "take one of the links of the circle out",
            )
            for slug in sorted(_knotted(follows))
            if _leads_back(slug, follows)
        )
    return problems


def _knotted(follows: dict[str, tuple[str, ...]]) -> set[str]:
    """Take away, again and again, what leads nowhere; a circle is among what is left."""
    left = {slug: {one for one in targets if one in follows}
            for slug, targets in follows.items() if targets}  # fmt: skip
    before: defaultdict[str, list[str]] = defaultdict(list)
    for slug, targets in left.items():
        for one in targets:
            before[one].append(slug)
    ends = [slug for slug in follows if not left.get(slug)]
    while ends:
        end = ends.pop()
        left.pop(end, None)
        for slug in before[end]:
            if slug in left:
                left[slug].discard(end)
                if not left[slug]:
                    ends.append(slug)
    return set(left)


def _targets(record: DocumentRecord, key: str) -> tuple[str, ...]:
    value = getattr(record, key)
    refs = value if isinstance(value, tuple) else (value,) if value else ()
    return tuple(ref.text for ref in refs)


def _leads_back(start: str, follows: dict[str, tuple[str, ...]]) -> bool:
    seen: set[str] = set()
    waiting = list(follows[start])
    while waiting:
        slug = waiting.pop()
        if slug == start:
            return True
        if slug not in seen:
            seen.add(slug)
            waiting.extend(follows.get(slug, ()))
    return False
