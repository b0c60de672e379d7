"""The letters of the dossier as CMIF 1.1.0, which correspSearch and others gather."""

from __future__ import annotations

import uuid

from dossier import urls
from dossier.formats import parties
from dossier.formats.addresses import authority, is_web
from dossier.formats.cited import KINDS
from dossier.formats.corresp import Correspondence
from dossier.formats.moments import of_edition
from dossier.formats.pieced import pieced
from dossier.formats.tei import NAMESPACE
from dossier.formats.xml import DECLARATION, element, named
from dossier.model import Document, Role
from dossier.site import Site

PATH = urls.data("cmif.xml")


def to_cmif(site: Site) -> bytes:
    """Return the list of letters; the site must have an address."""
    case = site.edition.case
    source = f"uuid-{uuid.uuid5(uuid.NAMESPACE_URL, case.base_url)}"
    pieces = pieced(site.edition.documents, lambda _, one: _piece(site, one, source))
    letters = b"\n".join(filter(None, pieces)).decode()
    header = element(
        "teiHeader", _file(site, source) + "\n" + element("profileDesc", f"\n{letters}\n")
    )
    text = element("text", element("body", "<p/>"))
    made = element("TEI", f"\n{header}\n{text}\n", xmlns=NAMESPACE)
    return f"{DECLARATION}{made}\n".encode()


def _piece(site: Site, one: Document, source: str) -> bytes:
    """Return a letter that somebody sent to somebody; the format knows no others."""
    if one.is_withdrawn or not KINDS[one.kind].is_letter:
        return b""
    is_sent = parties.senders(one) and parties.recipients(one)
    return _letter(site, one, source).encode() if is_sent else b""


def _file(site: Site, source: str) -> str:
    case = site.edition.case
    publisher = case.publisher.name or case.title
    email = case.publisher.email or case.imprint.email
    editor = named("editor", publisher)
    if email:
        editor = editor.replace("</editor>", f" {named('email', email)}</editor>")
    return element(
        "fileDesc",
        element("titleStmt", named("title", case.title) + editor)
        + element(
            "publicationStmt",
            named("publisher", publisher)
            + named("idno", urls.absolute(PATH, case.base_url), type_="url")
            + element("date", when=_date(site))
            + _availability(site),
        )
        + element(
            "sourceDesc",
            element(
                "bibl",
                named("title", case.title)
                + " "
                + named("ref", case.base_url, target=case.base_url),
                type_="online",
                xml_id=source,
            ),
        ),
    )


def _date(site: Site) -> str:
    """Return the day of the last change; without one, the last day of a letter."""
    last = of_edition(site.edition)
    days = [one.date.latest for one in site.edition.documents if one.date.latest]
    return (last or max(days)).isoformat() if last or days else "1970-01-01"


def _availability(site: Site) -> str:
    case = site.edition.case
    links = [word.strip("().,;") for word in case.licence.site.split()]
    target = next((link for link in links if is_web(link)), "")
    target = target or urls.absolute(urls.IMPRINT, case.base_url)
    return element(
        "availability",
        named("licence", case.licence.site or "See the imprint.", target=target),
    )


def _letter(site: Site, document: Document, source: str) -> str:
    told = Correspondence(site, PATH, strict=True)
    return element(
        "correspDesc",
        told.actions(document) + told.context(document) + _mentions(site, document),
        key=document.slug,
        ref=urls.absolute(urls.document(document.slug), site.edition.case.base_url),
        source=f"#{source}",
    )


def _mentions(site: Site, document: Document) -> str:
    refs = []
    for part in document.by_role(Role.MENTIONED):
        actor = site.actors.get(part.actor)
        target = authority(site, actor, PATH)
        if actor is not None and target:
            kind = "Person" if actor.kind.value == "person" else "Organization"
            refs.append(named("ref", actor.name, type_=f"cmif:mentions{kind}", target=target))
    return element("note", "".join(refs)) if refs else ""
