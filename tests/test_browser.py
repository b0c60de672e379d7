"""Every kind of page in a real browser: accessible, strict, within its width, and by keyboard."""

import json
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.conftest import ROOT
from tests.visits import HARD, KINDS, QUOTE, SEARCH, SIGNED, Visit, too_wide

TOOLS = ROOT / "tests" / "tools" / "node_modules"
AXE = TOOLS / "axe-core" / "axe.min.js"
VNU = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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
    kinds = HARD if name == "hard" else (*KINDS, "404.html")
    pages = sorted({str(sites[name] / re.split("[?#]", path)[0]) for path in kinds})
    styles = [str(path) for path in sites[name].rglob("*.css")]
    run = subprocess.run(
        [java, "-Xss8m", "-jar", str(VNU), "--errors-only", "--also-check-css", "--format", "json",
         *pages, *styles],
        capture_output=True, check=False,
    )  # fmt: skip
    messages = json.loads(run.stderr)["messages"]
    assert [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in messages] == []


@pytest.mark.parametrize("name", ["en", "fr", "hard"])
def test_four_times_enlarged_nothing_is_cut(
    browser: Browser, sites: dict[str, Path], name: str
) -> None:
    visit = Visit(browser, sites[name], 320)
    for path in HARD if name == "hard" else KINDS:
        assert too_wide(visit.open(path)) <= 0, path
    visit.close()


@pytest.mark.parametrize("name", ["fr", "hard"])
def test_spacing_of_the_readers_own_cuts_nothing(
    browser: Browser, sites: dict[str, Path], name: str
) -> None:
    visit = Visit(browser, sites[name], 360, bypass_csp=True)
    for path in HARD if name == "hard" else KINDS:
        page = visit.open(path)
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: .12em !important;"
            " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
        )
        assert too_wide(page) <= 0, path
    visit.close()


def test_whoever_wants_less_motion_has_none(browser: Browser, sites: dict[str, Path]) -> None:
    visit = Visit(browser, sites["en"], reduced_motion="reduce")
    for path in KINDS:
        page = visit.open(path)
        assert page.evaluate("document.getAnimations().length") == 0, path
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    visit.close()


FOCUSED = """() => {
  const here = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(here);
  const { width, height, bottom, top } = here.getBoundingClientRect();
  return {
    name: here.outerHTML.slice(0, 120),
    isPage: here === document.body,
    seen: here.ownerSVGElement ? "stroke" : outlineStyle === "none" ? "" : outlineWidth,
    size: width * height,
    inside: bottom > 0 && top < innerHeight,
  };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_always_seen(browser: Browser, sites: dict[str, Path], scheme: str) -> None:
    visit = Visit(browser, sites["en"], color_scheme=scheme, reduced_motion="reduce")
    for path in ("index.html", "timeline.html", SIGNED, "correspondence.html", SEARCH, QUOTE):
        page = visit.open(path)
        page.evaluate("document.activeElement.blur()")
        for _ in range(40):
            page.keyboard.press("Tab")
            found = page.evaluate(FOCUSED)
            if found["isPage"]:
                break
            assert found["seen"], f"{path}: {found['name']}"
            assert found["size"] > 0, f"{path}: {found['name']}"
            assert found["inside"], f"{path}: {found['name']}"
    visit.close()


@pytest.mark.parametrize("name", ["en", "fr", "hard"])
def test_without_scripts_every_page_has_its_words_and_no_control_that_does_nothing(
    browser: Browser, sites: dict[str, Path], name: str
) -> None:
    visit = Visit(browser, sites[name], java_script_enabled=False)
    for path in HARD if name == "hard" else KINDS:
        page = visit.open(path.partition("?")[0].partition("#")[0])
        main = page.locator("main")
        assert main.locator("h1").is_visible(), path
        dead = main.locator("button, select, textarea, input:not(#marks)")
        assert not any(control.is_visible() for control in dead.all()), path
        if path in {"search.html", "quote.html"}:
            assert "JavaScript" in main.inner_text()
            assert main.get_by_role("link").count() == 3, "the static ways"
    assert visit.wrong == []
    visit.close()


def test_without_scripts_the_timeline_is_cut_on_pages_and_marks_can_be_shown(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["en"], java_script_enabled=False)
    page = visit.open("timeline.html")
    assert page.locator("form.filters").count() == 0
    assert page.get_by_role("link", name="People and bodies (44)").is_visible()
    page.get_by_role("link", name="Letters (3)").click()
    assert page.locator("h1").inner_text() == "Timeline: letters"
    assert page.locator(".entry").count() == 3
    page = visit.open(SIGNED)
    assert page.locator(".read-as del").first.is_hidden()
    page.get_by_label("Show every mark").check()
    assert page.locator(".read-as del").first.is_visible()
    assert visit.wrong == []
    visit.close()


def test_nothing_moves_while_the_timeline_loads(browser: Browser, sites: dict[str, Path]) -> None:
    visit = Visit(browser, sites["en"], 360)
    visit.page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => {"
        " for (const one of list.getEntries()) window.moved += one.value;"
        "}).observe({ type: 'layout-shift', buffered: true })"
    )
    for path in ("timeline.html", SIGNED, "index.html"):
        visit.page.route("**/dossier.js", late)
        page = visit.open(path)
        page.wait_for_timeout(300)
        assert page.evaluate("window.moved") == 0, path
    visit.close()


def late(route: Route) -> None:
    """A script that comes half a second after everything else."""
    time.sleep(0.5)
    route.continue_()


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
    if AXE.is_file():
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert violations(page) == []
    page.get_by_role("link", name="Home").click()
    assert page.url == base + "index.html" or page.url == base
    context.close()
