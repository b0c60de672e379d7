"""The answer of the quotation check in words, or as JSON."""

from __future__ import annotations

import json

from dossier import urls
from dossier.model import Document
from dossier.quoting import Answer, Change, Hit, Verdict
from dossier.site import Site
from dossier.views.parts import said_by

_SHORT = "It has fewer than three words, too few to prove anything."
_HEADS = {
    Verdict.EXACT: "Exact. The quotation stands in the dossier:",
    Verdict.ALTERED: "Altered. The dossier has other words:",
    Verdict.NOT_FOUND: "Not found. No passage of the dossier is like it.",
    Verdict.NO_WORDS: "There are no words to look for.",
}


def told(site: Site, answer: Answer, *, as_json: bool) -> str:
    """Return what `dossier quote` prints."""
    if as_json:
        return json.dumps(_data(site, answer), ensure_ascii=False, indent=2) + "\n"
    lines = [_HEADS[answer.verdict]]
    if answer.is_short and answer.verdict is not Verdict.NO_WORDS:
        lines.append(_SHORT)
    for hit in answer.hits:
        lines += ["", *_hit(site, hit)]
    if answer.changes:
        lines += ["", *(f"  - {_change(one)}" for one in answer.changes)]
    return "\n".join(lines) + "\n"


def _hit(site: Site, hit: Hit) -> list[str]:
    lines = [f"  “{hit.text}”"]
    lines.extend(f"  {place}" for place in _where(hit))
    document = hit.document
    lines.append(f"  {_who(site, hit)}, {site.locale.date(document.date)}")
    lines.append(f"  {document.record.title} ({document.slug})")
    lines.append(f"  {address(site, hit)}")
    return lines


def _where(hit: Hit) -> list[str]:
    numbers = [str(number) for number in hit.paragraphs if number]
    made = []
    if numbers:
        made.append(f"paragraph{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}")
    if len(hit.paragraphs) > 1:
        made.append(f"it runs over {_spelt(len(hit.paragraphs))} paragraphs")
    if hit.left_out:
        words = "word is" if hit.left_out == 1 else "words are"
        made.append(f"{hit.left_out} {words} left out at the ellipsis")
    return made


def _spelt(count: int) -> str:
    return {2: "two", 3: "three"}.get(count, str(count))


def _change(one: Change) -> str:
    if not one.quote:
        return f"“{one.text}” is missing in the quotation"
    if not one.text:
        return f"“{one.quote}” is added in the quotation"
    return f"the quotation has “{one.quote}” where the dossier has “{one.text}”"


def _who(site: Site, hit: Hit) -> str:
    """Return who speaks; where the paragraphs have several speakers, all of them."""
    document: Document = hit.document
    return "; ".join(dict.fromkeys(said_by(site, document, n) for n in hit.paragraphs))


def address(site: Site, hit: Hit) -> str:
    """Return the address of the first paragraph; a path where the site has no address yet."""
    path = urls.document(hit.document.slug, next((n for n in hit.paragraphs if n), 0))
    base = site.edition.case.base_url
    return urls.absolute(path, base) if base else path


def _data(site: Site, answer: Answer) -> dict[str, object]:
    return {
        "verdict": answer.verdict.value,
        "short": answer.is_short,
        "hits": [
            {
                "document": hit.document.slug,
                "paragraphs": [number for number in hit.paragraphs if number],
                "text": hit.text,
                "who": _who(site, hit),
                "date": hit.document.date.iso() or site.locale.date(hit.document.date),
                "title": hit.document.record.title,
                "address": address(site, hit),
                "left_out": hit.left_out,
            }
            for hit in answer.hits
        ],
        "changes": [{"quotation": one.quote, "dossier": one.text} for one in answer.changes],
    }
