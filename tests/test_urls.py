"""Links: relative from any page to any other, in any folder of any server."""

import posixpath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dossier import urls
from dossier.urls import Targets

NAMES = st.text("abc-019.", min_size=1, max_size=6).filter(lambda name: name.strip("."))
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)


@given(PATHS, PATHS, st.sampled_from(["", "#p3"]))
def test_a_link_leads_from_any_page_to_any_other(here: str, target: str, fragment: str) -> None:
    link = urls.relative(target + fragment, here)
    assert not link.startswith("/")
    assert not urlsplit(link).scheme
    parts = urlsplit(link)
    folder = posixpath.dirname(here)
    found = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else here
    assert found == target
    assert parts.fragment == fragment.lstrip("#")


@given(PATHS, PATHS, st.sampled_from(["https://a.example/", "http://a.example:80/b/c/"]))
def test_a_relative_link_and_a_full_address_are_one(here: str, target: str, base: str) -> None:
    assume(not here.startswith(f"{target}/"))  # no file is a folder too
    joined = urljoin(urls.absolute(here, base), urls.relative(target, here))
    assert joined == urls.absolute(target, base)


@pytest.mark.parametrize(
    ("target", "here", "link"),
    [
        ("index.html", "index.html", "index.html"),
        ("index.html", "documents/a.html", "../index.html"),
        ("documents/b.html#p2", "documents/a.html", "b.html#p2"),
        ("documents/a.html#p2", "documents/a.html", "#p2"),
        ("#top", "documents/a.html", "#top"),
        ("documents/é ?#x", "index.html", "documents/%C3%A9%20%3F#x"),
    ],
)
def test_links_of_every_sort(target: str, here: str, link: str) -> None:
    assert urls.relative(target, here) == link


def test_the_first_page_is_the_address_of_the_site() -> None:
    assert urls.absolute(urls.HOME, "https://a.example/b/") == "https://a.example/b/"
    assert urls.rooted("about.html", "https://a.example/b/") == "/b/about.html"
    assert urls.rooted("about.html", "") == "/about.html"


@pytest.mark.parametrize("link", ["https://a.example", "mailto:a@b", "//a.example/x", "tel:1"])
def test_a_link_with_a_scheme_or_a_server_leads_out(link: str) -> None:
    assert urls.is_external(link)


@pytest.mark.parametrize("link", ["about", "about.html", "#p1", "../x", "documents/a.html#p1"])
def test_any_other_link_stays(link: str) -> None:
    assert not urls.is_external(link)


TARGETS = Targets({"a-letter": "documents/a-letter.html"}, frozenset({"documents/a-letter.html"}))


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("a-letter", "documents/a-letter.html"),
        ("a-letter#p2", "documents/a-letter.html#p2"),
        ("documents/a-letter.html", "documents/a-letter.html"),
        ("./documents/a-letter.html", "documents/a-letter.html"),
        ("/documents/a-letter.html", "documents/a-letter.html"),
        ("#here", "#here"),
        ("another", None),
        ("", None),
    ],
)
def test_an_editor_may_link_by_slug_or_by_path(link: str, path: str | None) -> None:
    assert TARGETS.resolve(link) == path
