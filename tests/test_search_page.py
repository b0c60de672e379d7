"""The page of the full-text search, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dossier import pipeline
from tests.browser import axe, opened
from tests.conftest import ROOT
from tests.small import MOMENT
from tests.test_quoting import RELEASE, WATCH

MEPS = "2015-03-11-meps-to-laurent-fabius"


@pytest.fixture(name="folder", scope="module")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "site"
    built = pipeline.build(ROOT / "content", folder, MOMENT)
    assert built.published is not None, built.diagnostics
    return folder


@pytest.fixture(name="page", params=("file", "http"))
def search_page(browser: Browser, folder: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page, from the disk and from a server; it may complain of nothing."""
    with opened(browser, folder, "search.html", request.param) as page:
        yield page


def ask(page: Page, words: str) -> None:
    page.get_by_label("Words").fill(words)


def found(page: Page) -> list[str]:
    """The addresses of the results, in their order, once they are there."""
    expect(page.locator("#count")).not_to_be_empty()
    page.wait_for_timeout(300)
    links = page.locator("#results h2 a").all()
    return [link.get_attribute("href") or "" for link in links]


def test_a_word_is_found_with_its_sentence_and_its_paragraph(page: Page) -> None:
    ask(page, "Bastille")
    expect(page.locator("#count")).to_have_text("1 result")
    hit = page.locator(".hit")
    expect(hit.locator("h2 a")).to_have_attribute("href", f"documents/{RELEASE}.html#p8")
    expect(hit.locator("mark")).to_have_text("Bastille")
    expect(hit).to_contain_text("the country that tore down Bastille")
    expect(hit).to_contain_text("Yevgeniy Zhovtis, quoted by")
    expect(hit).to_contain_text("12 October 2015")
    hit.locator("h2 a").click()
    expect(page.locator("#p8")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("BASTILLE", RELEASE),
        ("Basti", RELEASE),
        ("taubira", "actors/christiane-taubira"),
        ("lopez aguilar", MEPS),
        ("Sentsov Savchenko", RELEASE),
        ("“uphold international human rights law”", WATCH),
        ('"decline to approve his extradition', WATCH),
        ("Zhanaozen", "events/2011-events-in-zhanaozen"),
    ],
)
def test_words_beginnings_names_and_phrases_are_found(page: Page, asked: str, there: str) -> None:
    ask(page, asked)
    assert any(there in address for address in found(page))


@pytest.mark.parametrize(
    "asked", ['"rights human international"', "Bastille Zhanaozen", "xyzzy", "45136", "stille"]
)
def test_what_is_not_there_is_said_not_to_be(page: Page, asked: str) -> None:
    ask(page, asked)
    expect(page.locator("#count")).to_have_text("Nothing found.")
    expect(page.locator("#results")).to_be_empty()


def test_the_state_is_in_the_address(page: Page) -> None:
    ask(page, "ukraine")
    expect(page.locator("#count")).to_contain_text("result")
    page.get_by_label("Kind").select_option(label="Open letter")
    expect(page.locator("#count")).to_have_text("1 result")
    assert "q=ukraine" in page.url
    assert "kind=open-letter" in page.url
    page.reload()
    expect(page.get_by_label("Words")).to_have_value("ukraine")
    expect(page.get_by_label("Kind")).to_have_value("open-letter")
    expect(page.locator("#count")).to_have_text("1 result")


def test_filters_narrow_by_actor_and_year(page: Page) -> None:
    ask(page, "extradition")
    page.get_by_label("Person or body").select_option(label="Manuel Valls")
    page.get_by_label("Year").select_option("2016")
    page.get_by_label("Kind").select_option(label="Letter")
    expect(page.locator("#count")).to_have_text("1 result")
    expect(page.locator("#results")).to_contain_text("Tunne Kelam")


def test_more_results_are_shown_when_asked_for_and_the_focus_goes_there(page: Page) -> None:
    ask(page, "a")
    expect(page.locator("#results > li")).to_have_count(8)
    page.get_by_role("button", name="Show more results").press("Enter")
    expect(page.locator("#results > li")).to_have_count(16)
    expect(page.locator("#results > li:nth-child(9) h2 a")).to_be_focused()


def test_all_works_with_the_keyboard(page: Page) -> None:
    expect(page.get_by_label("Words")).to_be_focused()
    page.keyboard.type("Bastille")
    expect(page.locator("#count")).to_have_text("1 result")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("Boolean(document.activeElement.closest('.hit'))"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Press release")
    assert page.url.endswith(f"documents/{RELEASE}.html#p8")


def test_the_box_on_another_page_leads_here(page: Page) -> None:
    box = page.locator(".masthead input[name=q]")
    if box.count() == 0:
        pytest.skip("the pages have no search box")
    page.goto(page.url.replace("search.html", "timeline.html"))
    page.locator(".masthead input[name=q]").fill("Bastille")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_have_text("1 result")


def test_markup_in_a_question_is_text(page: Page) -> None:
    ask(page, '<img src="x" onerror="alert(1)"> bastille')
    expect(page.locator("#count")).not_to_be_empty()
    assert page.locator("main img").count() == 0


def test_a_very_long_question_is_answered(page: Page) -> None:
    ask(page, "bastille " * 3000 + "[" * 5000)
    expect(page.locator("#count")).to_have_text("1 result")


def test_nothing_moves_while_it_loads(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "search.html").as_uri() + "?q=extradition")
    page.evaluate("""() => {
      window.shifts = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    }""")
    expect(page.locator("#results > li")).to_have_count(8)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts") < 0.01
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_wrong(browser: Browser, folder: Path, scheme: str, width: int) -> None:
    page = browser.new_page(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
    )
    page.goto((folder / "search.html").as_uri())
    for asked in ("", "extradition ukraine", '"political asylum"', "xyzzy"):
        ask(page, asked)
        page.wait_for_timeout(500)
        assert axe(page, "main") == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_without_javascript_the_page_says_so_and_offers_the_lists(
    browser: Browser, folder: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "search.html").as_uri())
    expect(page.get_by_text("needs JavaScript")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="People and bodies")).to_be_visible()
    expect(page.get_by_label("Words")).to_be_hidden()
    context.close()
