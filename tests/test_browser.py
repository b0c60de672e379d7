"""Every kind of page in a real browser: accessible, strict, within its width, and by keyboard."""

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, Route

from dossier import pipeline
from tests import hard
from tests.browser import chromium
from tests.conftest import ROOT
from tests.small import MOMENT

TOOLS = ROOT / "tests" / "tools" / "node_modules"
AXE = TOOLS / "axe-core" / "axe.min.js"
VNU = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LETTER = "documents/2015-05-18-human-rights-watch-to-manuel-valls.html"
SIGNED = "documents/2015-03-11-meps-to-laurent-fabius.html"
KINDS = (
    "index.html", "timeline.html", "timeline/kind-letter.html", "documents.html", LETTER, SIGNED,
    "documents/2015-10-12-open-dialog-foundation-on-the-extradition-decree.html", "actors.html",
    "actors/manuel-valls.html", "actors/mukhtar-ablyazov.html", "correspondence.html",
    "events.html", "events/2015-09-17-extradition-decree.html", "requests.html",
    "data.html", "search.html", "quote.html", "about.html", "imprint.html",
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
LIGHT_PAGE = 14_000
LIGHT_STYLE = 20_000
LIGHT_SCRIPT = 20_000


def build(content: Path, site: Path) -> Path:
    built = pipeline.build(content, site, MOMENT)
    assert built.published is not None, [str(one) for one in built.diagnostics]
    return site


@pytest.fixture(scope="session", name="sites")
def made_sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The real dossier in English and in French, and the hard one, built once."""
    folder = tmp_path_factory.mktemp("sites")
    for language in ("en", "fr"):
        content = folder / language / "content"
        shutil.copytree(ROOT / "content", content)
        case = content / "case.yaml"
        text = case.read_text(encoding="utf-8")
        case.write_text(
            re.sub("^language: .*$", f"language: {language}", text, flags=re.MULTILINE),
            encoding="utf-8",
        )
    hard.write(folder / "hard" / "content")
    return {
        name: build(folder / name / "content", folder / name / "site")
        for name in ("en", "fr", "hard")
    }


@pytest.fixture(scope="session", name="browser")
def started_browser() -> Iterator[Browser]:
    """A browser of the system; the tests skip where there is none."""
    with chromium() as browser:
        yield browser


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
        self.page.goto(f"{self.site.resolve().as_uri()}/{path}")
        return self.page

    def close(self) -> None:
        self.page.context.close()


def too_wide(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    found = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return int(found)


def violations(page: Page) -> list[str]:
    """What axe finds wrong."""
    options = json.dumps({"runOnly": RULES, "resultTypes": ["violations"], "preload": False})
    found = page.evaluate(f"axe.run(document, {options})")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary'][:300]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["en", "fr", "hard"])
def test_every_kind_of_page_is_accessible_strict_and_within_its_width(
    browser: Browser, sites: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci --prefix tests/tools")
    visit = Visit(browser, sites[name], width, color_scheme=scheme, reduced_motion="reduce")
    axe = AXE.read_text(encoding="utf-8")
    problems = []
    for path in HARD if name == "hard" else KINDS:
        page = visit.open(path)
        if too_wide(page) > 0:
            problems.append(f"{path}: {too_wide(page)} px too wide")
        page.evaluate(axe)
        problems += [f"{path}: {found}" for found in violations(page)]
    problems += visit.wrong
    visit.close()
    assert problems == []


@pytest.mark.parametrize("name", ["en", "fr", "hard"])
def test_html_and_css_are_valid(sites: dict[str, Path], name: str) -> None:
    java = shutil.which("java")
    if java is None or not VNU.is_file():
        pytest.skip("the Nu checker needs java, and npm ci --prefix tests/tools")
    pages = [str(sites[name] / path) for path in (HARD if name == "hard" else KINDS)]
    styles = [str(path) for path in sites[name].rglob("*.css")]
    run = subprocess.run(
        [java, "-Xss8m", "-jar", str(VNU), "--errors-only", "--also-check-css", "--format", "json",
         *pages, *styles],
        capture_output=True, check=False,
    )  # fmt: skip
    messages = json.loads(run.stderr)["messages"]
    assert [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in messages] == []


@pytest.mark.parametrize("path", KINDS)
def test_four_times_enlarged_nothing_is_cut(
    browser: Browser, sites: dict[str, Path], path: str
) -> None:
    visit = Visit(browser, sites["fr"], 320)
    page = visit.open(path)
    assert too_wide(page) <= 0
    visit.close()


def test_spacing_of_the_readers_own_cuts_nothing(browser: Browser, sites: dict[str, Path]) -> None:
    visit = Visit(browser, sites["fr"], 360, bypass_csp=True)
    for path in KINDS:
        page = visit.open(path)
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: .12em !important;"
            " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
        )
        assert too_wide(page) <= 0, path
    visit.close()


def test_without_scripts_every_page_has_its_words_and_nothing_broken(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["en"], java_script_enabled=False)
    page = visit.open("timeline.html")
    assert page.locator("form.filters").count() == 0
    page.get_by_role("link", name="Letters (3)").click()
    assert page.locator("h1").inner_text() == "Timeline: letters"
    assert page.locator(".entry").count() == 3
    page = visit.open(SIGNED)
    assert page.locator(".read-as del").first.is_hidden()
    page.get_by_label("Show every mark").check()
    assert page.locator(".read-as del").first.is_visible()
    assert page.locator("main").get_by_role("button").count() == 0
    assert visit.wrong == []
    visit.close()


def test_filters_work_by_keyboard_say_how_many_remain_and_stand_in_the_address(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["en"])
    page = visit.open("timeline.html")
    status = page.locator("form.filters [role=status]")
    assert status.inner_text() == "Shown: 17 of 17"
    page.get_by_label("Kind").focus()
    page.keyboard.type("Letter")
    assert status.inner_text() == "Shown: 3 of 17"
    assert page.url.endswith("#kind=letter")
    page.get_by_label("Person or body").select_option("manuel-valls")
    page.get_by_label("Role").select_option("addressee")
    assert status.inner_text() == "Shown: 1 of 17"
    assert page.locator(".gap:visible").count() == 0
    address = page.url.partition("site/")[2]
    visit.open("index.html")
    again = visit.open(address)
    assert again.locator("form.filters [role=status]").inner_text() == "Shown: 1 of 17"
    assert again.get_by_label("Role").input_value() == "addressee"
    again.get_by_role("button", name="Clear filters").press("Enter")
    again.wait_for_function("!location.hash")
    assert again.locator("form.filters [role=status]").inner_text() == "Shown: 17 of 17"
    assert visit.wrong == []
    visit.close()


def test_the_picture_is_one_stop_of_the_tab_key_and_the_arrows_move_in_it(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["en"])
    page = visit.open("timeline.html")
    drawing = page.locator("svg.wide")
    assert drawing.locator("a").count() == 17
    assert drawing.locator("a[tabindex='0']").count() == 1
    drawing.locator("a").first.focus()
    page.keyboard.press("ArrowRight")
    told = page.locator(".readout").inner_text()
    assert told == "2011: The United Kingdom grants asylum to Mukhtar Ablyazov"
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/2016-12-09-council-of-state-annuls-the-decree.html")
    visit.close()


def test_a_paragraph_gives_its_address_and_its_words_with_who_said_them(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["en"], permissions=["clipboard-read", "clipboard-write"])
    page = visit.open("documents/2015-10-12-open-dialog-foundation-on-the-extradition-decree.html")
    mark = page.locator("#p5 .pmark")
    mark.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Copied", exact=True).first.wait_for()
    address = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"^https://.*decree\.html#p5", address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.startsWith('“By'))")
    words = page.evaluate("navigator.clipboard.readText()")
    assert "she added.” – Lyudmyla Kozlovska, quoted by Open Dialog Foundation" in words
    assert "12 October 2015" in words
    assert address in words
    page.keyboard.press("Escape")
    assert page.locator(".sheet button").count() == 0
    assert visit.wrong == []
    visit.close()


def test_pages_are_light(sites: dict[str, Path]) -> None:
    def weight(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), 9, mtime=0))

    assets = sites["en"] / "assets"
    assert weight(sites["en"] / LETTER) <= LIGHT_PAGE
    assert sum(map(weight, assets.rglob("*.css"))) <= LIGHT_STYLE
    assert weight(assets / "dossier.js") <= LIGHT_SCRIPT


def test_the_page_for_lost_readers_works_in_every_folder(
    browser: Browser, sites: dict[str, Path]
) -> None:
    """It is shown at any address of the server, so here one stands in for it."""
    base = "https://ablyazov-dossier.example/"
    context = browser.new_context()
    page = context.new_page()

    def answer(route: Route) -> None:
        path = sites["en"] / route.request.url.removeprefix(base)
        route.fulfill(path=path if path.is_file() else sites["en"] / "404.html")

    context.route("**/*", answer)
    page.goto(f"{base}documents/nowhere/at-all.html")
    assert page.evaluate("document.styleSheets.length") == 2
    page.get_by_role("link", name="Home").click()
    assert page.url == base + "index.html" or page.url == base
    context.close()


def test_a_letter_prints_as_a_letter(browser: Browser, sites: dict[str, Path]) -> None:
    visit = Visit(browser, sites["en"])
    page = visit.open(LETTER)
    page.emulate_media(media="print")
    assert page.locator(".masthead").is_hidden()
    assert page.locator(".neighbours").is_hidden()
    assert page.locator(".sheet").is_visible()
    assert "https://" in page.locator(".print-only").inner_text()
    try:
        page.pdf(format="A4")
    except Error as error:  # pragma: no cover - only a browser with a window cannot print
        pytest.skip(f"this browser cannot print: {error}")
    visit.close()


def test_the_first_screen_of_home_answers_who_what_where_it_stands_and_what_to_take(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["en"])
    page = visit.open("index.html")
    for selector in ("h1", "#status", "#latest + ul > li", "#asked + ul > li", "#take + ul > li"):
        box = page.locator(selector).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800, selector
    visit.close()


def test_a_screen_reader_is_told_each_part_of_a_letter_in_order(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["en"])
    tree = visit.open(LETTER).locator("body").aria_snapshot()
    order = [
        'link "Skip to the text"', "banner:", 'navigation "Main"', "main:", "heading", "[level=1]",
        "term: From", "term: To", "term: Copies", 'article "Open letter to the Prime Minister',
        'link "¶ 1, paragraph"', 'heading "What it asks" [level=2]',
        'heading "The thread" [level=2]',
        "No reply on file", 'heading "How to quote" [level=2]', 'navigation "Documents before and',
        "contentinfo:",
    ]  # fmt: skip
    places = [tree.find(part) for part in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)
    visit.close()


def test_a_screen_reader_is_told_the_rows_of_the_timeline_and_of_the_table(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["en"])
    tree = visit.open("timeline.html").locator("main").aria_snapshot()
    assert 'group "Documents and events from 2009 to 2016, to scale"' in tree
    assert 'heading "2015" [level=2]' in tree
    assert tree.count("listitem") >= 17
    assert "No documents for four months" in tree
    table = visit.open("correspondence.html").locator("table").aria_snapshot()
    assert 'columnheader "Manuel Valls"' in table
    assert 'rowheader "Tunne Kelam"' in table
    assert "1 document from Tunne Kelam to Manuel Valls" in table
    visit.close()


def test_marks_are_spoken_only_when_they_are_shown(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["en"])
    page = visit.open(SIGNED)
    assert "in the source: " not in page.locator(".sheet").aria_snapshot()
    page.get_by_label("Show every mark").press("Space")
    tree = page.locator(".sheet").aria_snapshot()
    assert 'deletion: "in the source: Maurol MARJU LAURUSTIN' in tree or (
        "in the source: Maurol MARJU LAURUSTIN" in tree
    )
    visit.close()
