"""What the formats of others say of the five documents, by readers that others wrote."""

import io
import json
import re

import extruct
import feedparser
import networkx as nx
import rispy
from bibtexparser.entrypoint import parse_string
from followthemoney import model
from lxml import etree, html

from dossier import urls
from tests.facts import Facts, built, facts, turned, words

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def from_tei(slug: str) -> Facts:
    root = etree.fromstring(built()[f"documents/{slug}.tei.xml"])

    def texts(path: str) -> list[str]:
        found = root.xpath(path, namespaces=TEI)
        assert isinstance(found, list)
        return [str(one).strip() for one in found]

    parties = "//t:correspAction/*[self::t:persName or self::t:orgName]"
    sent = "//t:correspAction[@type='sent']"
    received = "//t:correspAction[@type='received']"
    offices = root.xpath(f"{parties}[t:roleName]", namespaces=TEI)
    assert isinstance(offices, list)
    return {
        "title": texts("//t:titleStmt/t:title/text()")[0],
        "kind": texts("//t:term[@type='kind']/text()")[0],
        "date": texts(f"{sent}/t:date/@when")[0],
        "place": texts(f"{sent}/t:placeName/text()")[0],
        "language": texts("//t:text/@xml:lang")[0],
        "summary": texts("//t:abstract/t:p/text()")[0],
        "writers": set(texts("//t:titleStmt/t:author/text()")),
        "addressees": set(texts(f"{received}[not(@subtype)]/*/text()[1]")),
        "copies": set(texts(f"{received}[@subtype='cc']/*/text()[1]")),
        "offices": {
            (str(one.text).strip(), str(one.findtext("t:roleName", namespaces=TEI)))
            for one in offices
            if isinstance(one, etree._Element)
        },
        "unsure": set(texts(f"{parties}[@cert]/text()[1]")),
        "supplied": set(texts(f"{parties}[@evidence='conjecture']/text()[1]")),
        "withheld": set(texts("//t:gap/t:desc/text()")),
        "origin": texts("//t:sourceDesc/t:bibl/text()")[0],
    }


def from_cmif(slug: str) -> Facts:
    root = etree.fromstring(built()["data/cmif.xml"])
    letter = f"//t:correspDesc[@key='{slug}']/t:correspAction"

    def texts(path: str) -> list[str]:
        found = root.xpath(f"{letter}{path}", namespaces=TEI)
        assert isinstance(found, list)
        return [str(one) for one in found]

    wrote = set(texts("[@type='sent']/t:persName/text()"))
    return {
        "date": texts("[@type='sent']/t:date/@when")[0],
        "place": texts("[@type='sent']/t:placeName/text()")[0],
        "writers": wrote,
        "addressees": set(texts("[@type='received' and not(@subtype)]/*/text()")),
        "copies": set(texts("[@subtype='cc']/*/text()")),
        "behalf": set(texts("[@type='sent']/t:orgName/text()")) - wrote,
        "supplied": set(texts("/*[@evidence='conjecture']/text()")),
        "unsure": set(texts("/*[@cert='low']/text()")),
    }


def from_csl(slug: str) -> Facts:
    told = {one["id"]: one for one in json.loads(built()["data/citations.csl.json"])}[slug]

    def names(key: str) -> set[str]:
        return {
            one.get("literal") or f"{one['given']} {one['family']}" for one in told.get(key, ())
        }

    (day,) = told["issued"]["date-parts"]
    return {
        "title": told["title"],
        "date": "-".join(f"{part:02}" for part in day),
        "place": told["publisher-place"],
        "language": told["language"],
        "summary": told["abstract"],
        "writers": names("author"),
        "addressees": names("recipient"),
        **from_notes(slug, told.get("note", "")),
    }


def from_notes(slug: str, text: str) -> Facts:
    """What stands in words in the note of a citation."""
    made: Facts = {}
    for key in ("behalf", "copies"):
        wanted = facts(slug)[key]
        assert isinstance(wanted, set)
        made[key] = {name for name in wanted if name in text}
    return made


def from_ris(slug: str) -> Facts:
    told = {one["id"]: one for one in rispy.loads(built()["data/citations.ris"].decode())}[slug]
    return {
        "title": told["title"],
        "date": told["date"].rstrip("/").replace("/", "-"),
        "place": told["place_published"],
        "language": told["language"],
        "summary": told["abstract"],
        "writers": {turned(one) for one in told["authors"]},
        "addressees": {turned(one) for one in told.get("secondary_authors", ())},
        **from_notes(slug, " ".join(told.get("notes", ()))),
    }


def from_biblatex(slug: str) -> Facts:
    library = parse_string(built()["data/citations.bib"].decode())
    told = {one.key: {f.key: f.value for f in one.fields} for one in library.entries}[slug]
    wanted = facts(slug)["addressees"]
    assert isinstance(wanted, set)
    return {
        "title": told["title"].replace("\\", ""),
        "date": told["date"],
        "place": told["location"],
        "summary": told["abstract"].replace("\\", ""),
        "writers": {turned(re.sub("[{}]", "", one)) for one in told["author"].split(" and ")},
        "addressees": {name for name in wanted if name in told["titleaddon"]},
        **from_notes(slug, told.get("note", "")),
    }


def from_json_ld(slug: str) -> Facts:
    page = built()[urls.document(slug)].decode()
    (told,) = extruct.extract(page, syntaxes=["json-ld"], uniform=False)["json-ld"]

    def parties(key: str) -> list[tuple[str, str]]:
        found = told.get(key, [])
        many = found if isinstance(found, list) else [found]
        return [
            (one[key]["name"], one["roleName"]) if one["@type"] == "Role" else (one["name"], "")
            for one in many
        ]

    offices = {pair for key in ("author", "toRecipient", "ccRecipient") for pair in parties(key)}
    behalf = {name for name, _ in parties("sourceOrganization")}
    return {
        "title": told["name"],
        "date": told["dateCreated"],
        "place": told["locationCreated"]["name"],
        "language": told["inLanguage"],
        "summary": told["abstract"],
        "writers": {name for name, _ in parties("author")},
        "addressees": {name for name, _ in parties("toRecipient")},
        "copies": {name for name, _ in parties("ccRecipient")},
        "mentioned": {name for name, _ in parties("mentions")},
        "behalf": behalf,
        "offices": {pair for pair in offices if pair[1]},
    }


def from_zotero_tags(slug: str) -> Facts:
    root = html.document_fromstring(built()[urls.document(slug)].decode())
    told: dict[str, list[str]] = {}
    for one in root.iter("meta"):
        told.setdefault(str(one.get("name")), []).append(str(one.get("content")))
    return {
        "title": told["dc:title"][0],
        "date": told["dc:date"][0],
        "place": told["dcterms:spatial"][0],
        "language": told["dc:language"][0],
        "summary": told["dcterms:abstract"][0],
        "writers": {turned(one) for one in told["dc:creator"]},
        "addressees": {turned(one) for one in told.get("z:recipients", ())},
        "mentioned": set(told.get("dc:subject", ())),
        "behalf": set(told.get("dc:contributor", ())),
        "origin": told["dcterms:provenance"][0],
    }


def from_graph(slug: str) -> Facts:
    made = nx.read_graphml(io.BytesIO(built()["data/network.graphml"]), force_multigraph=True)
    names = dict(made.nodes(data="label"))
    letters = [(names[a], names[b], told) for a, b, told in made.edges(data=True)
               if told["document"] == slug]  # fmt: skip
    offices = {(a, told.get("capacity_from", "")) for a, _, told in letters}
    offices |= {(b, told.get("capacity_to", "")) for _, b, told in letters}
    behalf = {told["on_behalf_of"] for _, _, told in letters if "on_behalf_of" in told}
    return {
        "title": letters[0][2]["title"],
        "kind": letters[0][2]["type"],
        "date": letters[0][2]["date"],
        "writers": {a for a, _, _ in letters},
        "addressees": {b for _, b, told in letters if told["role"] == "addressee"},
        "copies": {b for _, b, told in letters if told["role"] == "cc"},
        "offices": {pair for pair in offices if pair[1]},
        "behalf": behalf,
    }


def from_ftm(slug: str) -> Facts:
    found = [json.loads(line) for line in built()["data/ftm.json"].decode().splitlines()]
    proxies = {one["id"]: model.get_proxy(one) for one in found}
    whole = proxies[f"ablyazov-dossier-example-document-{slug}"]
    roles = [one for one in proxies.values() if one.first("document", quiet=True) == whole.id]

    def of(*names: str) -> set[str]:
        return {proxies[one.first("entity")].caption for one in roles if one.first("role") in names}

    return {
        "title": whole.first("title"),
        "date": whole.first("date"),
        "summary": whole.first("summary"),
        "writers": set(whole.get("author")),
        "addressees": of("addressee"),
        "copies": of("cc"),
        "mentioned": of("mentioned"),
        "quoted": of("quoted"),
        "behalf": of("on behalf of"),
        "offices": {
            (proxies[one.first("entity")].caption, one.first("description"))
            for one in roles
            if one.first("description") and one.first("role") != "quoted"
        },
        "text": words(whole.get("bodyText")),
    }


def from_timeline(slug: str) -> Facts:
    slides = json.loads(built()["data/timelinejs.json"])["events"]
    told = next(one for one in slides if one["unique_id"] == f"document-{slug}")
    lines = [str(one.xpath("string()")) for one in html.fromstring(told["text"]["text"]).iter("p")]
    day = told["start_date"]
    return {
        "title": html.fragment_fromstring(told["text"]["headline"]).text_content(),
        "date": f"{day['year']}-{day['month']:02}-{day['day']:02}",
        "summary": lines[1],
    }


def from_atom(slug: str) -> Facts:
    made = feedparser.parse(built()["feed.xml"])
    told = next(one for one in made.entries if one.link.endswith(f"/{slug}.html"))
    return {
        "title": told.title,
        "kind": told.tags[0].term,
        "writers": {one.name for one in told.authors},
        "summary": told.summary.partition(". ")[2],
    }


def from_json_feed(slug: str) -> Facts:
    items = json.loads(built()["feed.json"])["items"]
    told = next(one for one in items if one["url"].endswith(f"/{slug}.html"))
    return {
        "title": told["title"],
        "writers": {one["name"] for one in told["authors"]},
        "summary": told["content_text"].partition(". ")[2],
    }
