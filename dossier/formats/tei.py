"""A document as TEI P5, with its header, its correspondence and its transcription."""

from __future__ import annotations

from dossier import urls
from dossier.formats import parties
from dossier.formats.addresses import address, authority, is_web
from dossier.formats.corresp import Correspondence
from dossier.formats.machine_dates import common
from dossier.formats.tei_body import body
from dossier.formats.xml import DECLARATION, element, named, text
from dossier.i18n import ENGLISH, locale
from dossier.model import Document
from dossier.site import Site

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_PRINCIPLES = (
    "The whole text of the source is transcribed in its order. Every change by the editors is "
    "marked: words that the source repeats outside of the text (fw), words left out (surplus), "
    "words supplied (supplied), words read or corrected (choice with sic and corr), words "
    "normalised (choice with orig and reg), passages that stand so in the source (sic), and text "
    "that is withheld (gap). With every change rejected, what remains is the source."
)


def to_tei(site: Site, document: Document) -> bytes:
    """Return the document as a TEI file, valid wherever it is opened."""
    here = urls.twin(document.slug, ".tei.xml")
    header = element(
        "teiHeader",
        "\n".join(
            (
                _file(site, document, here),
                element("encodingDesc", element("editorialDecl", named("p", _PRINCIPLES))),
                _profile(site, document, here),
                _revisions(document),
            )
        ),
    )

    def said(number: int) -> str:
        speaker = document.speaker_of(number)
        return authority(site, site.actors.get(speaker.actor), here) if speaker else ""

    content = element("text", body(document.text, said), xml_lang=document.record.language)
    made = element("TEI", f"\n{header}\n{content}\n", xmlns=NAMESPACE)
    return f"{DECLARATION}{made}\n".encode()


def _file(site: Site, document: Document, here: str) -> str:
    record = document.record
    case = site.edition.case
    authors = "".join(named("author", part.name) for part in parties.writers(document))
    publisher = case.publisher.name or case.title
    editors = element(
        "respStmt", named("resp", "transcription and notes") + named("name", publisher),
        xml_id="editors",
    )  # fmt: skip
    published = record.published
    date = named("date", published.text, when=common(published)) if published else ""
    page = address(site, urls.document(document.slug), here)
    terms = "".join(named("p", one) for one in (case.licence.site, case.licence.documents) if one)
    return element(
        "fileDesc",
        element("titleStmt", named("title", record.title) + authors + editors)
        + element(
            "publicationStmt",
            named("publisher", publisher)
            + date
            + named("idno", page, type_="URL")
            + (element("availability", terms) if terms else ""),
        )
        + element("sourceDesc", _source(document)),
    )


def _source(document: Document) -> str:
    source = document.record.source
    if source is None:
        return named("p", "No source is on file.")
    links = "".join(
        named("ref", link, target=link, type_=kind)
        for kind, link in (("published", source.url), ("archived", source.archived))
        if is_web(link)
    )
    told = text(source.origin) + (" " if source.origin else "")
    return element("bibl", told + named("note", source.nature.value, type_="nature") + links)


def _profile(site: Site, document: Document, here: str) -> str:
    record = document.record
    told = Correspondence(site, here, strict=False)
    creation = told.date(record.date) or named("date", site.locale.date(record.date))
    if record.place:
        creation += named("placeName", record.place)
    actions = told.actions(document)
    context = told.context(document)
    language = locale(ENGLISH).language_name(record.language) if record.language else ""
    keywords = element("keywords", named("term", record.kind.value, type_="kind"))
    return element(
        "profileDesc",
        element("creation", creation)
        + (element("abstract", named("p", record.summary)) if record.summary else "")
        + (
            element("langUsage", named("language", language, ident=record.language))
            if language
            else ""
        )
        + element("textClass", keywords)
        + (element("correspDesc", actions + context) if actions else ""),
    )


def _revisions(document: Document) -> str:
    changes = "".join(
        named("change", one.note, when=common(one.date)) for one in document.record.corrections
    )
    return element("revisionDesc", changes) if changes else ""
