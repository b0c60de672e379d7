"""The page of the quotation check, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dossier import pipeline
from tests.browser import axe, opened
from tests.conftest import ROOT
from tests.small import MOMENT
from tests.test_quoting import EXACT, RELEASE, WATCH, Exact

SECRETS = ("28 45136", "88 1 75136", "22 307 11 22", "a.koj@", "lyudmylakozylovska@")


@pytest.fixture(name="folder", scope="module")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "site"
    built = pipeline.build(ROOT / "content", folder, MOMENT)
    assert built.published is not None, built.diagnostics
    return folder


@pytest.fixture(name="page", params=("file", "http"))
def quote_page(browser: Browser, folder: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page, from the disk and from a server; it may complain of nothing."""
    with opened(browser, folder, "quote.html", request.param) as page:
        yield page


def ask(page: Page, quote: str) -> None:
    page.get_by_label("Quotation").fill(quote)


@pytest.mark.parametrize("case", EXACT, ids=lambda case: case.quote[:40])
def test_an_exact_quotation_leads_to_its_paragraph(page: Page, case: Exact) -> None:
    ask(page, case.quote)
    expect(page.get_by_role("status")).to_contain_text("Exact.")
    link = page.locator(".hit a")
    expect(link).to_have_attribute("href", f"documents/{case.document}.html#p{case.paragraphs[0]}")
    link.click()
    expect(page.locator(f"#p{case.paragraphs[0]}")).to_be_in_viewport()


def test_it_names_the_speaker_and_the_author(page: Page) -> None:
    ask(page, "It has nothing to do with ideals, standards, values and human rights")
    expect(page.locator(".hit")).to_contain_text("Yevgeniy Zhovtis, quoted by")
    expect(page.locator(".hit")).to_contain_text("12 October 2015")
    ask(page, "uphold international human rights law in Mr. Ablyazov’s case")
    expect(page.locator(".hit")).to_contain_text("Human Rights Watch, 18 May 2015")


def test_an_altered_quotation_is_shown_word_by_word(page: Page) -> None:
    ask(page, "decline to support his extradition either to Ukraine or Russia")
    expect(page.get_by_role("status")).to_contain_text("Altered.")
    expect(page.locator(".versus del")).to_have_text("support")
    expect(page.locator(".versus ins")).to_have_text("approve")
    expect(page.locator(".versus li")).to_have_text(
        "“support” stands where the document has “approve”."
    )
    expect(page.locator(".hit a")).to_have_attribute("href", f"documents/{WATCH}.html#p7")


def test_punctuation_alone_is_said_to_be_that(page: Page) -> None:
    ask(page, "It has nothing to do with ideals standards, values and human rights")
    expect(page.get_by_role("status")).to_contain_text("only the punctuation differs")


def test_nonsense_is_not_found(page: Page) -> None:
    ask(page, "purple elephants dance on the moon every night")
    expect(page.get_by_role("status")).to_contain_text("Not found.")
    expect(page.locator("#answer")).to_be_empty()


def test_two_paragraphs_and_too_few_words_are_said(page: Page) -> None:
    ask(page, "the progress of their cases. The Russian authorities allow no space")
    expect(page.locator(".hit")).to_contain_text("It runs over two paragraphs.")
    ask(page, "Mukhtar Ablyazov")
    expect(page.get_by_role("status")).to_contain_text("too short to prove anything")
    expect(page.get_by_role("status")).to_contain_text("places:")
    ask(page, "[…]")
    expect(page.get_by_role("status")).to_contain_text("no words")


def test_withheld_words_are_not_there(page: Page) -> None:
    ask(page, "Brussels - ASP 15G115 | 0032 2 28 45136")
    expect(page.get_by_role("status")).not_to_contain_text("Exact.")
    expect(page.get_by_role("status")).not_to_be_empty()
    assert "45136" not in page.locator("#answer .versus ins, #answer .hit").all_inner_texts()


def test_all_works_with_the_keyboard(page: Page) -> None:
    page.get_by_label("Quotation").focus()
    page.keyboard.type("decline to approve his extradition either to Ukraine")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Exact.")
    expect(page.locator(".hit")).to_be_visible()
    for _ in range(2):  # past the link to the search
        page.keyboard.press("Tab")
    expect(page.locator(".hit a")).to_be_focused()


def test_markup_in_a_quotation_is_text(page: Page) -> None:
    ask(
        page,
        'decline to <img src="x" onerror="alert(1)"> approve his extradition either to Ukraine',
    )
    expect(page.get_by_role("status")).not_to_be_empty()
    assert page.locator("#answer img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_wrong(browser: Browser, folder: Path, scheme: str, width: int) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]  # one of two words
    page.goto((folder / "quote.html").as_uri())
    expect(page.get_by_text("needs JavaScript")).to_be_hidden()
    for quote in (
        "",
        "decline to support his extradition to either Ukraine or Russia",
        "the progress of their cases. The Russian authorities allow no space",
        "purple elephants dance on the moon every night",
    ):
        ask(page, quote)
        page.wait_for_timeout(400)
        assert axe(page, "main") == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_without_javascript_the_page_says_so_and_offers_the_lists(
    browser: Browser, folder: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "quote.html").as_uri())
    expect(page.get_by_text("needs JavaScript")).to_be_visible()
    expect(page.get_by_text("dossier quote")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="Documents")).to_be_visible()
    expect(page.get_by_label("Quotation")).to_be_hidden()
    context.close()


def test_no_withheld_text_is_in_any_data(folder: Path) -> None:
    for path in sorted((folder / "assets" / "search").rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        assert not [secret for secret in SECRETS if secret in text], path


def test_the_data_hold_the_reading_text(folder: Path) -> None:
    texts = [p.read_text(encoding="utf-8") for p in (folder / "assets/search/d").glob("*.js")]
    release = next(text for text in texts if f"documents/{RELEASE}.html" in text)
    assert "OPEN DIALOG\\nBrussels Office" not in release
    assert "ruthless towards those" in release
