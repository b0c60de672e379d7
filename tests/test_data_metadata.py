import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import extruct
import pytest
from lxml import html
from pyld import jsonld

from dossier import making, urls
from dossier.render import Renderer
from dossier.site import Site
from dossier.theme import theme
from tests.conftest import ROOT
from tests.editions import HELD, HOSTILE, PRIVATE, real, traps

SCHEMA = "http://schema.org/"
HRW = "2015-05-18-human-rights-watch-to-manuel-valls"
MEPS = "2015-03-11-meps-to-laurent-fabius"
PRESS = "2015-10-12-open-dialog-foundation-on-the-extradition-decree"
DELVAUX = "2015-05-25-mady-delvaux-stehres-to-christiane-taubira"
IRIS = ("url", "sameAs", "contentUrl", "archivedAt", "usageInfo", "isBasedOn")
CONTEXT = {"@context": {"@vocab": SCHEMA, **{name: {"@type": "@id"} for name in IRIS}}}
"""What https://schema.org answers to who asks for its context, as far as it is needed here."""


def pages(site: Site) -> dict[str, str]:
    renderer = Renderer(theme(ROOT / "content").templates, site.locale)
    return {
        one.path: making.make(one, renderer).decode()
        for one in making.plan(site, {})
        if one.path.endswith(".html")
    }


@pytest.fixture(scope="module", name="made")
def made_pages() -> dict[str, str]:
    return pages(real())


@pytest.fixture(scope="module", name="trapped")
def made_trapped() -> dict[str, str]:
    return pages(traps())


def load(url: str, _: object = None) -> dict[str, Any]:
    """Answer for schema.org, and for nobody else."""
    assert url.rstrip("/") == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


def node(text: str) -> dict[str, Any]:
    """The one block of JSON-LD of a page, found as a search engine would."""
    found = extruct.extract(text, syntaxes=["json-ld"], uniform=False)["json-ld"]
    assert len(found) == 1
    block: dict[str, Any] = found[0]
    return block


def test_every_page_has_one_block_that_is_json_ld(
    made: dict[str, str], trapped: dict[str, str]
) -> None:
    for text in (*made.values(), *trapped.values()):
        expanded = jsonld.expand(node(text), {"documentLoader": load})
        assert len(expanded) == 1


# -- domain and range, from schema.org's own vocabulary


@pytest.fixture(name="vocabulary")
def loaded_vocabulary(shared: Path) -> dict[str, dict[str, Any]]:
    text = (shared / "schemas" / "schemaorg-30.0.jsonld").read_text(encoding="utf-8")
    return {one["@id"].replace("schema:", SCHEMA): one for one in json.loads(text)["@graph"]}


def ids(value: Any) -> list[str]:  # noqa: ANN401  # as json gives it
    many = value if isinstance(value, list) else [value] if value else []
    return [one["@id"].replace("schema:", SCHEMA) for one in many]


def ancestors(kind: str, vocabulary: dict[str, dict[str, Any]]) -> set[str]:
    found, waiting = set(), [kind]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += ids(vocabulary[one].get("rdfs:subClassOf"))
    return found


def statements(one: dict[str, Any]) -> Iterator[tuple[list[str], str, Any]]:
    """Each property of each node: the node's types, the property, the value."""
    types = one.get("@type", [])
    for key, values in one.items():
        if key.startswith("@"):
            continue
        for value in values:
            yield types, key, value
            if "@value" not in value:
                yield from statements(value)


LITERALS = {
    "Text": r".+", "URL": r".+", "Integer": r"\d+", "Boolean": r"True|False",
    "Date": r"\d{4}(-\d\d(-\d\d)?)?", "DateTime": r"\d{4}(-\d\d(-\d\d)?)?(T.*)?",
}  # fmt: skip


def fits(value: dict[str, Any], ranges: list[str], vocabulary: dict[str, dict[str, Any]]) -> bool:
    names = {one.removeprefix(SCHEMA) for one in ranges}
    if "@value" in value:
        told = str(value["@value"])
        return any(re.fullmatch(LITERALS[name], told) for name in names & set(LITERALS))
    kinds = {above for kind in value.get("@type", []) for above in ancestors(kind, vocabulary)}
    if f"{SCHEMA}Role" in kinds:
        return True  # a Role stands between a property and its value
    return bool(kinds & set(ranges)) or (not kinds and "URL" in names)


@pytest.mark.parametrize("which", ["made", "trapped"])
def test_every_property_is_known_and_stands_in_its_domain_and_range(
    which: str, request: pytest.FixtureRequest, vocabulary: dict[str, dict[str, Any]]
) -> None:
    for path, text in request.getfixturevalue(which).items():
        for one in jsonld.expand(node(text), {"documentLoader": load}):
            for types, key, value in statements(one):
                assert key in vocabulary, (path, key)
                known = {above for kind in types for above in ancestors(kind, vocabulary)}
                domain = ids(vocabulary[key]["schema:domainIncludes"])
                is_role = f"{SCHEMA}Role" in known
                assert is_role or known & set(domain), (path, types, key)
                ranges = ids(vocabulary[key]["schema:rangeIncludes"])
                assert fits(value, ranges, vocabulary), (path, key, value)


# -- what is said


def document(made: dict[str, str], slug: str) -> dict[str, Any]:
    return node(made[urls.document(slug)])


def test_a_letter_is_a_message_of_an_archive(made: dict[str, str]) -> None:
    one = document(made, HRW)
    assert one["@type"] == ["Message", "ArchiveComponent"]
    assert one["dateSent"] == "2015-05-18"
    assert one["sender"]["name"] == "Jean-Marie Fardeau"
    assert one["author"]["roleName"] == "France Director"
    assert one["sourceOrganization"]["name"] == "Human Rights Watch"
    assert one["toRecipient"]["toRecipient"]["name"] == "Manuel Valls"
    assert [r["ccRecipient"]["name"] for r in one["ccRecipient"]] == [
        "Laurent Fabius",
        "Christiane Taubira",
    ]
    assert one["locationCreated"]["name"] == "Paris"
    assert one["isPartOf"]["@id"] == "https://ablyazov-dossier.example/"


def test_signatories_are_authors_through_a_role(made: dict[str, str]) -> None:
    authors = document(made, MEPS)["author"]
    assert len(authors) == 18
    assert {one["@type"] for one in authors} == {"Role"}
    assert authors[0]["author"]["name"] == "Marju Lauristin"


def test_a_press_release_is_an_article_by_its_organisation(made: dict[str, str]) -> None:
    one = document(made, PRESS)
    assert (one["@type"], one["genre"]) == ("Article", "press release")
    assert one["author"]["name"] == one["publisher"]["name"] == "Open Dialog Foundation"
    assert one["author"]["@type"] == "NGO"
    assert "sender" not in one
    assert "Kozlovska" not in json.dumps(one["author"])


def test_the_digest_is_of_the_file_that_can_be_had(made: dict[str, str]) -> None:
    whole = document(made, HRW)["encoding"]
    assert whole["sha256"].startswith("6abcf8fa")
    assert whole["contentUrl"].endswith(f"sources/{HRW}.txt")
    assert "sha256" not in json.dumps(document(made, DELVAUX)), "something in it is withheld"


def test_the_first_page_is_the_case_as_a_collection(made: dict[str, str]) -> None:
    one = node(made["index.html"])
    assert one["@type"] == ["Collection", "ArchiveComponent"]
    assert one["collectionSize"] == 5


def test_an_event_is_told_with_the_passages_that_attest_it(made: dict[str, str]) -> None:
    one = node(made["events/2015-03-04-court-of-cassation-ruling.html"])
    assert one["startDate"] == "2015-03-04"
    assert len(one["subjectOf"]) == 4
    assert one["subjectOf"][0]["isPartOf"]["@id"].endswith(f"documents/{HRW}.html")
    vague = node(made["events/2015-10-decree-communicated.html"])
    assert "startDate" not in vague
    assert vague["description"] == "one day between 5 and 11 October 2015"


def test_the_data_are_a_dataset_with_every_file(made: dict[str, str]) -> None:
    one = node(made["data.html"])
    assert one["@type"] == "Dataset"
    addresses = [file["contentUrl"] for file in one["distribution"]]
    assert "https://ablyazov-dossier.example/data/dossier.sqlite" in addresses


def metas(text: str) -> list[tuple[str, str]]:
    root = html.document_fromstring(text)
    return [(str(one.get("name") or one.get("property")), str(one.get("content")))
            for one in root.iter("meta")]  # fmt: skip


def test_zotero_finds_a_letter_with_its_author_and_its_recipient(made: dict[str, str]) -> None:
    told = metas(made[urls.document(MEPS)])
    assert ("z:itemType", "letter") in told
    assert ("z:recipients", "Fabius, Laurent") in told
    assert [value for key, value in told if key == "dc:creator"][:2] == [
        "Lauristin, Marju",
        "Gomes, Ana",
    ]
    assert len([key for key, _ in told if key == "dc:creator"]) == 18
    assert ("dc:date", "2015-03-11") in told
    assert ("z:archive", "The Ablyazov dossier") in told


@pytest.mark.parametrize("slug", [MEPS, PRESS])
def test_nothing_stands_there_that_zotero_would_prefer_to_what_is_right(
    made: dict[str, str], slug: str
) -> None:
    keys = {key for key, _ in metas(made[urls.document(slug)])}
    assert not [key for key in keys if key.startswith("citation_")], "it would lose the recipients"
    dates = {"article:published_time", "og:published_time", "dcterms:issued", "dcterms:date"}
    assert not keys & dates, "it would take the day of publication for the letter's"
    assert "dc:description" not in keys, "it would stand under Extra, too"
    assert "dcterms:abstract" in keys


def by_zotero(name: str) -> tuple[str, str]:
    """Last and first name, as Zotero takes a creator apart: at a comma, else at the last space."""
    bare = name.strip(" ,")
    if "," in name:
        last, _, first = bare.partition(",")
        return last, first.strip()
    first, _, last = bare.rpartition(" ")
    return last, first


def test_zotero_takes_no_organisation_for_a_first_and_a_last_name(made: dict[str, str]) -> None:
    def authors(slug: str) -> list[tuple[str, str]]:
        told = metas(made[urls.document(slug)])
        return [by_zotero(value) for key, value in told if key == "bib:authors"]

    assert authors(PRESS) == [("Open Dialog Foundation", "")]
    assert authors(HRW) == [("Fardeau", "Jean-Marie")]
    assert ("dc:contributor", "Human Rights Watch") in metas(made[urls.document(HRW)])


def test_zotero_finds_a_press_release_as_a_page_by_its_organisation(made: dict[str, str]) -> None:
    told = metas(made[urls.document(PRESS)])
    assert ("z:itemType", "webpage") in told
    assert ("dc:creator", "Open Dialog Foundation") in told
    assert not [key for key, _ in told if key == "z:recipients"]


def test_open_graph_tells_the_page_to_those_who_share_it(made: dict[str, str]) -> None:
    told = dict(metas(made[urls.document(HRW)]))
    assert told["og:type"] == "article"
    assert told["og:title"].startswith("Open letter to the Prime Minister")
    assert told["og:url"] == f"https://ablyazov-dossier.example/documents/{HRW}.html"


def test_signposts_lead_from_a_page_to_its_twins(made: dict[str, str]) -> None:
    root = html.document_fromstring(made[urls.document(HRW)])
    links = {(one.get("rel"), one.get("type")): one.get("href") for one in root.iter("link")}
    assert links["describedby", "application/x-research-info-systems"] == f"{HRW}.ris"
    assert links["alternate", "application/tei+xml"] == f"{HRW}.tei.xml"
    assert links["cite-as", None] == f"https://ablyazov-dossier.example/documents/{HRW}.html"


def test_a_block_of_data_cannot_be_left_by_what_stands_in_it(trapped: dict[str, str]) -> None:
    text = trapped["documents/2015-a-year-only.html"]
    block = text.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert not set("<>&") & set(block)
    assert HOSTILE in json.dumps(json.loads(block), ensure_ascii=False).replace('\\"', '"')


def test_metadata_name_nobody_who_is_not_public_and_nothing_withheld(
    trapped: dict[str, str],
) -> None:
    for text in trapped.values():
        head = text.split("</head>")[0]
        for hidden in (PRIVATE, "P. Privat", "petra-privat", HELD):
            assert hidden not in head


def test_without_an_address_the_metadata_lead_from_page_to_page() -> None:
    made = pages(traps(base_url=False))
    one = node(made["documents/2015-a-year-only.html"])
    assert one["isPartOf"]["@id"] == "../index.html"
    assert "og:url" not in dict(metas(made["index.html"]))
