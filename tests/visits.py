"""Sites and pages to visit in a real browser: every kind, in two languages, and what is hard."""

import re
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from dossier import pipeline
from tests import hard
from tests.conftest import ROOT
from tests.small import MOMENT

LETTER = "documents/2015-05-18-human-rights-watch-to-manuel-valls.html"
SIGNED = "documents/2015-03-11-meps-to-laurent-fabius.html"
RELEASE = "documents/2015-10-12-open-dialog-foundation-on-the-extradition-decree.html"
SEARCH = "search.html?q=extradition+russia"
QUOTE = "quote.html#answered"
"""The pages of the search and of the quotation check, with what they found."""
KINDS = (
    "index.html", "timeline.html", "timeline/kind-letter.html", "documents.html", LETTER, SIGNED,
    RELEASE, "actors.html", "actors/manuel-valls.html", "actors/mukhtar-ablyazov.html",
    "actors/tunne-kelam.html", "correspondence.html",
    "events.html", "events/2015-09-17-extradition-decree.html", "requests.html",
    "data.html", SEARCH, QUOTE, "search.html", "quote.html", "about.html", "imprint.html",
    "accessibility.html",
)  # fmt: skip
"""One page of each kind, and those letters that differ most."""
HARD = (
    "index.html", "timeline.html", "actors.html", "actors/busy-writer.html", "actors/mohammed.html",
    "correspondence.html", f"documents/{hard.MANY_SIGNED}.html", f"documents/{hard.IN_ARABIC}.html",
    f"documents/{hard.IN_KAZAKH}.html", f"documents/{hard.SEVEN}.html",
    f"documents/{hard.WITHOUT_DATE}.html", f"documents/{hard.MARKED}.html",
    f"documents/{hard.LONG}.html",
)  # fmt: skip
ALTERED = "In August 2013, the French authorities received requests from Kazakhstan, an opposition"
"""A quotation that stands in a letter, but not so."""


def build(folder: Path) -> dict[str, Path]:
    """Build the real dossier in English and in French, and the hard one; gives each site."""
    for language in ("en", "fr"):
        content = folder / language / "content"
        shutil.copytree(ROOT / "content", content)
        case = content / "case.yaml"
        text = case.read_text(encoding="utf-8")
        text = re.sub("^language: .*$", f"language: {language}", text, flags=re.MULTILINE)
        case.write_text(text, encoding="utf-8")
    hard.write(folder / "hard" / "content")
    made = {name: folder / name / "site" for name in ("en", "fr", "hard")}
    for name, site in made.items():
        built = pipeline.build(folder / name / "content", site, MOMENT)
        assert built.published is not None, [str(one) for one in built.diagnostics]
    return made


class Visit:
    """A page that is open, and what it did that no page should."""

    def __init__(self, browser: Browser, site: Path, width: int = 1280, **options: Any) -> None:  # noqa: ANN401 - whatever Playwright takes
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        self.site = site
        self.page: Page = context.new_page()
        self.wrong: list[str] = []
        self.page.on("console", lambda message: self.wrong.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("request", lambda request: self.watch(request.url))

    def watch(self, url: str) -> None:
        if not url.startswith(self.site.resolve().as_uri()):
            self.wrong.append(f"request: {url}")

    def open(self, path: str) -> Page:
        """Open a page, and have the search and the quotation check answer."""
        self.page.goto(f"{self.site.resolve().as_uri()}/{path}")
        if path == SEARCH:
            self.page.locator(".hit").first.wait_for()
        if path == QUOTE:
            self.page.locator("#quotation").fill(ALTERED)
            self.page.locator(".versus").wait_for()
        return self.page

    def close(self) -> None:
        self.page.context.close()


def too_wide(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    found = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return int(found)
