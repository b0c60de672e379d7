"""The built site of the five documents: its pages, links, feed and maps."""

import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from dossier import pipeline
from tests import small
from tests.conftest import ROOT

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://ablyazov-dossier.example/"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
SIXTH = "2016-07-04-jean-jacques-urvoas-to-tunne-kelam"
SIXTH_TEXT = """\
---
title: Reply to a Member of the European Parliament
kind: reply
date: 2016-07-04
place: Paris
author: jean-jacques-urvoas
addressee: {actor: tunne-kelam, as: Member of the European Parliament}
reply_to: 2016-06-29-tunne-kelam-to-manuel-valls
published: 2026-11-30
---

Dear Mr Tunne Kelam,
{: .salutation}

Your letter has reached me.

Jean-Jacques Urvoas
{: .signature}
"""
Site = Mapping[str, bytes]


def built(content: Path, site: Path) -> dict[str, bytes]:
    """Every file of the site of a dossier."""
    done = pipeline.build(content, site, small.MOMENT)
    assert done.published is not None, done.diagnostics
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the five documents."""
    return built(ROOT / "content", tmp_path_factory.mktemp("five") / "site")


@pytest.fixture(scope="module")
def with_sixth(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site after a sixth document was added as a file."""
    folder = tmp_path_factory.mktemp("six")
    shutil.copytree(ROOT / "content", folder / "content")
    (folder / "content" / "documents" / f"{SIXTH}.md").write_text(SIXTH_TEXT, encoding="utf-8")
    return built(folder / "content", folder / "site")


class Page(HTMLParser):
    """What a page links to, and the places in it that can be linked to."""

    ADDRESSES = ("href", "src", "action", "poster", "data", "cite", "formaction")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if "id" in named:
            self.ids.append(str(named["id"]))
        if tag == "link" and named.get("rel") == "canonical":
            return
        self.links += [str(named[name]) for name in self.ADDRESSES if named.get(name)]
        self.links += [part.split()[0] for part in (named.get("srcset") or "").split(",") if part]


def pages(site: Site) -> dict[str, Page]:
    return {path: Page(data.decode()) for path, data in site.items() if path.endswith(".html")}


def text(site: Site, path: str) -> str:
    return site[path].decode()


# Links


def test_every_page_of_the_contract_is_there(site: Site) -> None:
    slugs = {path.stem for path in (ROOT / "content" / "documents").glob("*.md")}
    assert len(slugs) == 5
    assert {"index.html", "timeline.html", "documents.html", "actors.html", "events.html",
            "about.html", "imprint.html", "404.html", "feed.xml", "sitemap.xml", "robots.txt",
            "SHA256SUMS"} <= set(site)  # fmt: skip
    assert {f"documents/{slug}.html" for slug in slugs} <= set(site)
    for kind in ("actors", "events"):
        files = (ROOT / "content" / kind).glob("*.md")
        assert {f"{kind}/{path.stem}.html" for path in files} <= set(site)


def leads_somewhere(link: str, path: str, site: Site, made: Mapping[str, Page]) -> bool:
    """Whether a link from a page is relative, and its file and place are there."""
    parts = urlsplit(link)
    if parts.scheme or link.startswith("/"):
        return parts.scheme in {"http", "https", "mailto"}
    target = path
    if parts.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    fragment = unquote(parts.fragment)
    return target in site and (not fragment or target not in made or fragment in made[target].ids)


def test_all_links_are_relative_and_lead_to_a_file_and_a_place_in_it(site: Site) -> None:
    made = pages(site)
    wrong = [
        (path, link)
        for path, page in made.items()
        for link in page.links
        if path != "404.html" and not leads_somewhere(link, path, site, made)
    ]
    assert sum(len(page.links) for page in made.values()) > 1000
    assert wrong == []


def test_the_page_for_lost_readers_links_from_the_root_of_its_server(
    site: Site, tmp_path: Path
) -> None:
    assert f'href="{urlsplit(BASE).path}"' in text(site, "404.html")
    folder = built(small.write(tmp_path / "content"), tmp_path / "site")
    links = [link for link in Page(text(folder, "404.html")).links if not link.startswith("#")]
    assert links
    assert [link for link in links if not link.startswith("/case/")] == []


def test_no_page_has_two_places_of_one_name(site: Site) -> None:
    for path, page in pages(site).items():
        assert sorted(set(page.ids)) == sorted(page.ids), path


def test_nothing_is_loaded_from_another_server(site: Site) -> None:
    loaded = re.compile(r"<(?:script|img|iframe|source|video|audio|embed|object|link)\b[^>]*>")
    for path in pages(site):
        for tag in loaded.findall(text(site, path)):
            address = re.search(r'(?:src|href|data)="([a-z]+:)?//', tag)
            told = 'rel="canonical"' in tag or 'rel="cite-as"' in tag  # named, not loaded
            assert address is None or told, (path, tag)


def test_every_paragraph_of_a_letter_can_be_linked_to(site: Site) -> None:
    page = pages(site)["documents/2015-05-25-mady-delvaux-stehres-to-christiane-taubira.html"]
    assert [one for one in page.ids if re.fullmatch(r"p\d+", one)] == ["p1", "p2", "p3", "p4"]


# The feed and the maps


def test_the_feed_has_what_a_feed_needs(site: Site) -> None:
    feed = ET.fromstring(text(site, "feed.xml"))  # noqa: S314 - a file of our own
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
            assert (element.findtext(f"{ATOM}{name}") or "").strip()
        assert RFC_3339.fullmatch(element.findtext(f"{ATOM}updated") or "")
        assert [one for one in element.findall(f"{ATOM}link") if one.get("rel") == "alternate"]
        for author in element.findall(f"{ATOM}author"):
            assert author.findtext(f"{ATOM}name")
    assert feed.findall(f"{ATOM}author") or all(
        entry.findall(f"{ATOM}author") for entry in feed.findall(f"{ATOM}entry")
    )
    own = [one.get("href") for one in feed.findall(f"{ATOM}link") if one.get("rel") == "self"]
    assert own == [f"{BASE}feed.xml"]


def test_the_feed_has_each_document_once_under_an_address_that_is_there(site: Site) -> None:
    feed = ET.fromstring(text(site, "feed.xml"))  # noqa: S314 - a file of our own
    entries = feed.findall(f"{ATOM}entry")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) == 5
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert str(link.get("href")).removeprefix(BASE) in site


def test_the_sitemap_names_every_page_and_nothing_else(site: Site) -> None:
    tree = ET.fromstring(text(site, "sitemap.xml"))  # noqa: S314 - a file of our own
    named = [str(one.text) for one in tree.iter(f"{MAP}loc")]
    assert len(named) == len(set(named))
    paths = {name.removeprefix(BASE) or "index.html" for name in named}
    not_for_search = {"404.html", "search.html", "quote.html"}
    assert paths - not_for_search == set(pages(site)) - not_for_search


def test_robots_may_read_everything_and_are_shown_the_map(site: Site) -> None:
    lines = text(site, "robots.txt").splitlines()
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {BASE}sitemap.xml"]


# A sixth document


def test_a_sixth_document_shows_on_the_timeline_and_the_list(with_sixth: Site) -> None:
    for path in ("timeline.html", "documents.html"):
        assert f'href="documents/{SIXTH}.html"' in text(with_sixth, path)


def test_a_sixth_document_shows_on_its_actors_pages(with_sixth: Site) -> None:
    for slug in ("jean-jacques-urvoas", "tunne-kelam"):
        assert f'href="../documents/{SIXTH}.html"' in text(with_sixth, f"actors/{slug}.html")


def test_a_sixth_document_stands_first_in_the_feed(with_sixth: Site) -> None:
    feed = ET.fromstring(text(with_sixth, "feed.xml"))  # noqa: S314 - a file of our own
    first = feed.findall(f"{ATOM}entry")[0]
    assert first.findtext(f"{ATOM}title") == "Reply to a Member of the European Parliament"
    assert feed.findtext(f"{ATOM}updated") == "2026-11-30T00:00:00Z"


def test_a_reply_shows_on_the_page_of_the_letter_it_answers(with_sixth: Site) -> None:
    page = text(with_sixth, "documents/2016-06-29-tunne-kelam-to-manuel-valls.html")
    assert f'href="{SIXTH}.html"' in page


# The same everywhere

PROGRAM = """if True:
    import os, sys
    os.umask(int(sys.argv[1], 8))
    from dossier.cli import main
    sys.exit(main(["build", "--quiet", "--at", sys.argv[2]]))
"""


@pytest.mark.parametrize(
    ("umask", "changes"),
    [
        ("022", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}),
        ("077", {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LANG": "fr_FR.UTF-8"}),
    ],
)
def test_the_same_content_gives_the_same_bytes_everywhere(
    site: Site, tmp_path: Path, umask: str, changes: dict[str, str]
) -> None:
    folder = tmp_path / "Ein anderer Ördner"
    shutil.copytree(ROOT / "content", folder / "content")
    subprocess.run(
        [sys.executable, "-c", PROGRAM, umask, small.AT],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **changes},
        check=True,
    )
    made = {
        path.relative_to(folder / "site").as_posix(): path.read_bytes()
        for path in (folder / "site").rglob("*")
        if path.is_file()
    }
    assert {path for path in made if made[path] != site.get(path)} == set()
    assert set(made) == set(site)
