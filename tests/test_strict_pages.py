"""Every page of a finished site: nothing runs or loads that is not the site's own."""

from __future__ import annotations

import hashlib
import html
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from dossier import pipeline
from dossier.outputs.hosting import POLICY, SECURITY_HEADERS
from tests import hard, small
from tests.conftest import ROOT
from tests.editions import TRAPS
from tests.strict import loads_and_acts

PAGE_POLICY = POLICY.replace("; frame-ancestors 'none'", "")
"""What a meta element can say: `frame-ancestors` counts in a header alone."""
MOVED = re.compile(
    r'<meta http-equiv="refresh" content="0; url=(?![a-z]+:|/)[^"]+">', re.IGNORECASE
)
"""What an earlier address holds: the way to that of today, on the same site."""
ANALYTICS = ("ga.js", "analytics.js", "quant.js", "chartbeat", "beacon.js", "krxd.net", "gtag",
             "googletagmanager", "matomo", "plausible")  # fmt: skip
"""Names of scripts that count readers."""
SENDING = re.compile(
    r"\bfetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\beval\s*\(|new Function"
    r"|document\.cookie"
    r"|localStorage|sessionStorage|indexedDB|\bimport\s*\(|document\.write|serviceWorker|RTCPeer"
    r"|geolocation|innerHTML\s*=|outerHTML|insertAdjacentHTML|setTimeout\(\s*[\"']"
)
"""What a script of the site never does: send, keep, or make code or markup out of text."""


@pytest.fixture(scope="module", params=["the first dossier", "a small one", "a hard one", "traps"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished site."""
    folder = tmp_path_factory.mktemp("site")
    content = ROOT / "content"
    if request.param == "a small one":
        content = small.write(folder / "content")
    elif request.param == "a hard one":
        content = hard.write(folder / "content")
    elif request.param == "traps":
        content = small.write(folder / "content", TRAPS)
    built = pipeline.build(content, folder / "site", small.MOMENT)
    assert built.published is not None, built.diagnostics[:3]
    return folder / "site"


def pages(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.html"))
    }


def test_no_page_has_a_script_style_or_handler_of_its_own_or_loads_from_elsewhere(
    site: Path,
) -> None:
    found = pages(site)
    assert len(found) > 10
    wrong = [one for name, text in found.items() for one in loads_and_acts(name, text)]
    moved = {f"{name}: a redirection" for name, text in found.items() if MOVED.search(text)}
    assert set(wrong) - moved == set()


class _Head(HTMLParser):
    """Finds the policy, what comes before it, and links out that are not marked."""

    def __init__(self) -> None:
        super().__init__()
        self.before: list[str] = []
        self.policy = ""
        self.unmarked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if given.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = given["content"]
        elif not self.policy:
            self.before.append(tag)
        href = given.get("href", "")
        is_out = tag == "a" and re.match(r"(?:https?:)?//", href)
        if is_out and "external" not in given.get("class", "").split():
            self.unmarked.append(href)


def test_every_page_says_its_policy_before_anything_else_and_marks_the_links_that_lead_out(
    site: Path,
) -> None:
    for name, text in pages(site).items():
        head = _Head()
        head.feed(text)
        assert head.policy == PAGE_POLICY, name
        assert set(head.before) <= {"html", "head", "meta"}, name
        assert head.unmarked == [], name


def test_every_page_that_leads_to_a_source_carries_the_digest_of_the_copy_that_is_there(
    site: Path,
) -> None:
    found = 0
    for name, text in pages(site).items():
        if not name.startswith("documents/"):
            continue
        for target in set(re.findall(r'href="\.\./(sources/[^"#]+)"', text)):
            copy = (site / unquote(html.unescape(target))).read_bytes()
            assert hashlib.sha256(copy).hexdigest() in text, name
            found += 1
    assert found or not (site / "sources").exists()


def test_scripts_send_nothing_keep_nothing_and_make_no_code_of_text(site: Path) -> None:
    scripts = sorted(site.rglob("*.js"))
    assert scripts
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        found = SENDING.findall(text) if "search/" not in path.as_posix() else []
        assert found == [], path.name
        code = re.sub(r"/\*.*?\*/|^\s*//.*$", "", text, flags=re.DOTALL | re.MULTILINE)
        elsewhere = re.search(r"https?://(?!www\.w3\.org/)", code)
        assert elsewhere is None or "search/" in path.as_posix(), path.name


def test_style_sheets_and_pictures_load_nothing(site: Path) -> None:
    for path in sorted(site.rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"url\(|@import|expression\(|(?<!-)behavior:", text), path.name
    for path in sorted(site.rglob("*.svg")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script|<foreignObject|\son\w+=|(?:href|src)=\"(?!#)", text)


def test_the_checks_of_the_securedrop_landing_page_scanner_pass(site: Path) -> None:
    # What the scanner asks of a page itself; of the headers, see the test of the hosts. It asks for
    # `default-src 'self'` and `master-only`; ours is stricter: 'none', and no policy file at all.
    headers = dict(SECURITY_HEADERS)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Download-Options"] == "noopen"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Permitted-Cross-Domain-Policies"] == "none"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert {"no-cache", "no-transform"} <= set(headers["Cache-Control"].split(", "))
    for name, text in pages(site).items():
        assert not re.search(r"href=\"[^\"]*\.onion", text), name  # an address to be typed
        assert [one for one in ANALYTICS if f"/{one}" in text] == [], name
        assert re.search(r"<meta charset=\"utf-8\">", text, re.IGNORECASE), name
        assert not re.search(r"<(?:iframe|object|embed|form[^>]*method=\"post)", text), name
