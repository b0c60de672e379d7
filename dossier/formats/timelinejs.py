"""Documents and events for TimelineJS, which newsrooms embed."""

from __future__ import annotations

from html import escape
from typing import Any

import msgspec

from dossier import urls
from dossier.dates import Edtf
from dossier.formats import parties
from dossier.formats.addresses import address, event_page
from dossier.formats.machine_dates import ends
from dossier.formats.pieced import pieced
from dossier.formats.written_json import dense, laid_out
from dossier.model import Document, Event
from dossier.site import Site

PATH = urls.data("timelinejs.json")


def to_timelinejs(site: Site) -> bytes:
    """Return every document and event that has a date; TimelineJS has no place for others."""
    pieces = pieced(site.edition.documents, lambda _, one: _piece(site, one), beside=True)
    slides: list[dict[str, Any]] = [_decode(piece) for piece in pieces if piece]
    slides += [_event(site, one) for one in site.edition.events]
    dated = [slide for slide in slides if "start_date" in slide]
    dated.sort(key=lambda slide: (_order(slide["start_date"]), slide["unique_id"]))
    case = site.edition.case
    made = {
        "title": {"text": {"headline": escape(case.title), "text": _paragraph(case.tagline)}},
        "events": dated,
    }
    return laid_out(made)


def _piece(site: Site, one: Document) -> bytes:
    return b"" if one.is_withdrawn else dense(_document(site, one)).encode()


_decode = msgspec.json.Decoder().decode


def _order(date: dict[str, int]) -> tuple[int, ...]:
    return tuple(date.get(key, 0) for key in ("year", "month", "day"))


def _dates(site: Site, date: Edtf) -> dict[str, Any]:
    """Return where a date stands, and the words that say how sure it is."""
    first, last = ends(date)
    if not (first or last):
        return {}
    made: dict[str, Any] = {"start_date": _parts(first or last)}
    if first and last and first != last:
        made["end_date"] = _parts(last)
    return {**made, "display_date": site.locale.date(date)}


def _parts(text: str) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), map(int, text.split("-")), strict=False))


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def _slide(site: Site, path: str, title: str, lines: list[str]) -> dict[str, Any]:
    shown = escape(title)
    if path:
        shown = f'<a href="{escape(address(site, path, PATH))}">{shown}</a>'
    return {"text": {
        "headline": shown,
        "text": "".join(map(_paragraph, lines)),
    }}  # fmt: skip


def _document(site: Site, one: Document) -> dict[str, Any]:
    record = one.record
    words = site.locale
    kind = words.capital(words.term("kind", record.kind.value))
    who = words.listing(part.name for part in parties.senders(one))
    to = words.listing(part.name for part in parties.recipients(one))
    line = " → ".join(names for names in (who, to) if names)
    slide = _slide(site, urls.document(one.slug), record.title, [line, record.summary])
    return {"unique_id": f"document-{one.slug}", "group": kind, **_dates(site, record.date),
            **slide}  # fmt: skip


def _event(site: Site, one: Event) -> dict[str, Any]:
    record = one.record
    words = site.locale
    status = words.capital(words.term("status", record.status.value))
    quotes = [f"“{attested.quote}”" for attested in record.attested_by]
    slide = _slide(site, event_page(site, one.slug), record.title, [status, *quotes])
    return {"unique_id": f"event-{one.slug}", "group": words.capital(words.gettext("event")),
            **_dates(site, record.date), **slide}  # fmt: skip
