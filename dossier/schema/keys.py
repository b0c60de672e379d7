"""Every key, with what it holds; the unknown-key check and docs/content.md live on this table."""

from __future__ import annotations

from msgspec import Struct


class Key(Struct, frozen=True):
    """One key of a mapping."""

    name: str
    holds: str
    """One line for docs/content.md."""
    example: str = ""
    required: bool = False


def _k(name: str, holds: str, example: str = "", *, required: bool = False) -> Key:
    return Key(name, holds, example, required)


DOCUMENT: tuple[Key, ...] = (
    _k("title", "Our own neutral title.", "Letter to the Minister of Justice", required=True),
    _k(
        "kind",
        "letter, open-letter, press-release, statement, resolution or reply.",
        "letter",
        required=True,
    ),
    _k(
        "date", "When it is dated, in EDTF; `undated` where it is not.", "2015-05-25", required=True
    ),
    _k("place", "Where it is dated from.", "Brussels"),
    _k("language", "The language it is written in, as a BCP 47 code.", "en"),
    _k("author", "Who wrote it: an actor's slug, name or alias; one or a list.", "tunne-kelam"),
    _k(
        "addressee",
        "To whom; absent for a release to the public.",
        "{actor: christiane-taubira, as: Minister of Justice}",
    ),
    _k(
        "signatories",
        "Who signed, in the order of the document.",
        "[{actor: ana-gomes, reading: certain}]",
    ),
    _k("cc", "Who was copied.", "[{actor: laurent-fabius, as: Minister of Foreign affairs}]"),
    _k(
        "mentioned",
        "Actors mentioned under no name of theirs: added to those found.",
        "[council-of-state]",
    ),
    _k("not_mentioned", "Actors whose names occur but who are not meant.", "[ana-gomes]"),
    _k(
        "speakers",
        "Who is quoted inside somebody else's text.",
        "[{paragraphs: 5, actor: lyudmyla-kozlovska}]",
    ),
    _k("summary", "One neutral sentence.", "Asks the Minister not to allow the extradition."),
    _k("source", "The text or file as received.", "{file: 000.txt, sha256: …}"),
    _k("requests", "What it asks of whom.", "[{to: manuel-valls, that: …, quote: …}]"),
    _k("reply_to", "The document it replies to.", "2015-05-25-…"),
    _k("encloses", "Documents that came with it.", "[2015-05-25-…]"),
    _k("translation_of", "The document it translates.", "2015-05-25-…"),
    _k("after", "For an undated document: the one after which it is listed.", "2015-05-25-…"),
    _k("aliases", "Earlier slugs, which keep leading here.", "[2015-05-an-earlier-slug]"),
    _k(
        "withhold",
        "Texts left out of everything published, with the reason.",
        '[{text: "0032 2 …", reason: contact details}]',
    ),
    _k("corrections", "What was changed after publication.", "[{date: 2026-12-01, note: …}]"),
    _k(
        "responses",
        "What those named say to it (right of reply).",
        "[{actor: …, date: …, text: …}]",
    ),
    _k("published", "When it joined the dossier.", "2026-11-21"),
    _k("draft", "true keeps it out of everything published.", "true"),
    _k("embargo", "The moment from which it may be published.", "2026-12-01T09:00+01:00"),
    _k("withdrawn", "Why a published document was taken back; its page then says so.", "…"),
)
NAMED: tuple[Key, ...] = (
    _k("actor", "An actor's slug, name or alias.", "christiane-taubira"),
    _k("name", "A name without a record and without a page.", "Anna Koj"),
    _k("as", "The capacity, as the document states it.", "Minister of Justice"),
    _k("on_behalf_of", "The organisation spoken for.", "human-rights-watch"),
    _k("reading", "certain, probable or unclear.", "probable"),
    _k("evidence", "stated, or supplied by the editors.", "supplied"),
    _k("status", "signed or withdrawn.", "signed"),
)
SOURCE: tuple[Key, ...] = (
    _k("file", "The file as received, below the sources folder.", "000.txt", required=True),
    _k("sha256", "Its SHA-256, in hexadecimal.", "6af9…"),
    _k("text", "The extracted text beside a PDF or scan.", "000.pdf.txt"),
    _k("nature", "text-extract, scan, born-digital or paper.", "text-extract"),
    _k("markup", "plain, or markdown where the source is Markdown itself.", "plain"),
    _k("facsimile", "An image or PDF of the document.", "000.pdf"),
    _k("origin", "One line on where it came from.", "Text as published by …"),
    _k("url", "Where it was published.", "https://…"),
    _k("archived", "An archived copy of that address.", "https://…"),
)
REQUEST: tuple[Key, ...] = (
    _k("to", "An actor, or free text.", "manuel-valls", required=True),
    _k("that", "What is asked, in neutral words.", "decline the extradition", required=True),
    _k("quote", "The words that ask it, within one paragraph.", "…", required=True),
    _k("answered_by", "The document or event that answers it.", "2015-09-17-…"),
)
SPEAKER: tuple[Key, ...] = (
    _k("paragraphs", "Which paragraphs: 5, [5, 6] or 5-7.", "5", required=True),
    *NAMED,
)
WITHHELD: tuple[Key, ...] = (
    _k("text", "The words, as the transcription has them.", "0032 2 …", required=True),
    _k("reason", "Why they are withheld.", "contact details", required=True),
)
CORRECTION: tuple[Key, ...] = (
    _k("date", "When the change was made.", "2026-12-01", required=True),
    _k("note", "What was changed, and why.", "…", required=True),
)
RESPONSE: tuple[Key, ...] = (
    _k("actor", "Who answers.", "laurent-fabius", required=True),
    _k("date", "When.", "2026-12-01", required=True),
    _k("text", "What they say, in their words.", "…", required=True),
    _k("document", "A document of the dossier that holds the response.", "2026-12-01-…"),
    _k("paragraph", "The paragraph it answers.", "3"),
)
ATTESTATION: tuple[Key, ...] = (
    _k("document", "The document that holds the quotation.", "2015-05-25-…"),
    _k("url", "The address of an outside publication.", "https://…"),
    _k("title", "Its title.", "…"),
    _k("publisher", "Who published it.", "…"),
    _k("language", "The language of its words, where it is not the site's.", "fr"),
    _k("date", "When.", "2016-12-09"),
    _k("quote", "The words that support the statement.", "…", required=True),
    _k("archived", "An archived copy of the address.", "https://…"),
    _k("status", "For a claim: alleged, if the sentence must name the speaker.", "alleged"),
)
EVENT: tuple[Key, ...] = (
    _k("title", "What happened, in neutral words.", "The decree is signed", required=True),
    _k("date", "When, in EDTF.", "2015-09-17", required=True),
    _k("place", "Where.", "Lyon"),
    _k("actors", "Who took part.", "[court-of-appeal-of-lyon]"),
    _k("status", "reported, alleged, ruled, overturned or undisputed.", "ruled", required=True),
    _k("attested_by", "The passages that support it.", "[{document: …, quote: …}]"),
    _k("unsourced", "Why nothing supports it; the page then says so.", "…"),
    _k("responses", "What those named say to it.", "[{actor: …, date: …, text: …}]"),
    _k("aliases", "Earlier slugs, which keep leading here.", "[2015-09-an-earlier-slug]"),
    _k("published", "When it joined the dossier.", "2026-11-21"),
    _k("draft", "true keeps it out of everything published.", "true"),
)
POSITION: tuple[Key, ...] = (
    _k("title", "The office.", "Minister of Justice", required=True),
    _k("organisation", "Where: an actor, or plain text.", "government-of-france"),
    _k("from", "Since when, in EDTF.", "2015"),
    _k("to", "Until when, in EDTF.", "2016"),
)
ACTOR: tuple[Key, ...] = (
    _k("name", "The name as it is printed.", "Christiane Taubira", required=True),
    _k("sort_name", "The name as lists sort it.", "Taubira, Christiane"),
    _k("kind", "person, organisation or institution.", "person", required=True),
    _k("aliases", "Other forms of the name in the documents.", "[Ms Taubira]"),
    _k("former_slugs", "Earlier slugs, which keep leading here.", "[c-taubira]"),
    _k("country", "An ISO 3166 code of two letters.", "FR"),
    _k("language", "The language of the name, where it is not the site's.", "kk"),
    _k("positions", "Offices held.", "[{title: Minister of Justice, from: 2015}]"),
    _k("member_of", "Organisations or institutions it belongs to.", "[european-parliament]"),
    _k("same_as", "Addresses of other records of the same actor.", "[https://…]"),
    _k("public", "false: linked nowhere, no page, in no export.", "true"),
    _k("responses", "What the actor says to what the dossier holds.", "[{actor: …, text: …}]"),
)
PAGE: tuple[Key, ...] = (
    _k("title", "The page's title.", "About this dossier", required=True),
    _k("label", "What the menu calls it, where that is shorter.", "About"),
    _k("summary", "One sentence for lists and search engines.", "…"),
    _k("claims", "required: each sentence needs its support.", "required"),
    _k("aliases", "Earlier slugs, which keep leading here.", "[on-this-site]"),
    _k("draft", "true keeps it out of everything published.", "true"),
)
CASE: tuple[Key, ...] = (
    _k("title", "The dossier's name.", "The Ablyazov dossier", required=True),
    _k("tagline", "One neutral sentence.", "…"),
    _k("base_url", "The site's address, with a closing slash.", "https://dossier.example/"),
    _k("language", "The language of the site's own words: en or fr.", "en"),
    _k("publisher", "Who publishes: name, url, email.", "{name: …}"),
    _k(
        "imprint",
        "Who answers for it: responsible, address, email, phone, press.",
        "{responsible: …, email: …}",
    ),
    _k("status", "Where the case stands: date, text, event.", "{date: 2016-12-09, text: …}"),
    _k("licence", "Terms: site, documents.", "{site: …, documents: …}"),
    _k("menu", "Free pages in the main menu, in order.", "[about]"),
    _k("sources_dir", "Where the sources lie, relative to the content.", "sources"),
    _k("serial", "Counts editions, for `verify`.", "3"),
    _k("claims", "Pages on which each sentence needs its support.", "{required: [home, about]}"),
    _k("repository", "private, if nobody else can read the repository.", "private"),
    _k("outputs", "Which outputs to write; absent: all.", "[home, timeline, documents]"),
    _k("security", "For security.txt: contact, expires.", "{contact: …, expires: 2027-06-01}"),
)
SECURITY: tuple[Key, ...] = (
    _k("contact", "E-mail or address for reports of weaknesses.", "desk@…", required=True),
    _k("expires", "Until when that holds; at most a year ahead.", "2027-06-01", required=True),
)
PUBLISHER: tuple[Key, ...] = (
    _k("name", "The name.", "…", required=True),
    _k("url", "Its own site.", "https://…"),
    _k("email", "How to reach it.", "desk@dossier.example"),
)
IMPRINT: tuple[Key, ...] = (
    _k("responsible", "The person responsible.", "…"),
    _k("address", "A postal address.", "…"),
    _k("email", "An e-mail address.", "desk@dossier.example"),
    _k("phone", "A telephone number.", "…"),
    _k("press", "Where the press turns to.", "press@dossier.example"),
)
STATUS: tuple[Key, ...] = (
    _k("date", "As of when.", "2016-12-09", required=True),
    _k("text", "One or two neutral sentences.", "…", required=True),
    _k("event", "The event that says so.", "2016-12-09-…"),
)
LICENCE: tuple[Key, ...] = (
    _k("site", "For the site's own words.", "…"),
    _k("documents", "For the documents.", "…"),
)
CLAIMS: tuple[Key, ...] = (
    _k("required", "Slugs of pages, `actors` and `events` for their notes.", "[home, about]"),
)
TABLES: tuple[tuple[str, tuple[Key, ...]], ...] = (
    ("document", DOCUMENT),
    ("a party of a document", NAMED),
    ("source", SOURCE),
    ("requests", REQUEST),
    ("speakers", SPEAKER),
    ("withhold", WITHHELD),
    ("corrections", CORRECTION),
    ("responses", RESPONSE),
    ("attested_by, and claims", ATTESTATION),
    ("event", EVENT),
    ("actor", ACTOR),
    ("positions", POSITION),
    ("page", PAGE),
    ("case.yaml", CASE),
    ("publisher", PUBLISHER),
    ("imprint", IMPRINT),
    ("status", STATUS),
    ("licence", LICENCE),
    ("claims", CLAIMS),
    ("security", SECURITY),
)
"""All the tables with the names that the documentation gives them."""
