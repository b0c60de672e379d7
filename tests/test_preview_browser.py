"""The preview as an editor sees it: in a real browser, under the pages' own strict policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.serving import LETTER, Served, change, new_dossier, served, until


@pytest.fixture(name="browser", scope="module")
def real_browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(name="preview")
def running_preview(tmp_path: Path) -> Iterator[Served]:
    with served(new_dossier(tmp_path / "new")) as preview:
        yield preview


@pytest.fixture(name="page")
def letters_page(preview: Served, browser: Browser) -> Iterator[Page]:
    """The letter's page; nothing may be complained of in the browser's console."""
    complaints: list[str] = []
    page = browser.new_page(viewport={"width": 900, "height": 400})
    page.on("console", lambda told: complaints.append(told.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{preview.url}{LETTER}.html")
    until(lambda: page.evaluate("window.LiveReload?.connector?.protocol === 7") is True)
    yield page
    page.close()
    # A preview that was stopped is not there: the browser says so, and rightly.
    assert [one for one in complaints if "net::ERR_CONNECTION" not in one] == []


def test_a_save_is_seen_without_loading_the_page_anew(preview: Served, page: Page) -> None:
    page.evaluate("window.mine = 1; scrollTo(0, 120)")
    change(preview.letter, "Example of a letter", "Another title")
    expect(page.locator("h1")).to_have_text("Another title")
    assert page.title().startswith("Another title")
    assert page.evaluate("window.mine") == 1
    assert page.evaluate("scrollY") == 120


def test_each_of_twenty_quick_saves_is_shown(preview: Served, page: Page) -> None:
    text = preview.letter.read_text(encoding="utf-8")
    for number in range(20):
        preview.letter.write_text(text.replace("Ex", f"No. {number} x", 1), encoding="utf-8")
        expect(page.locator("h1")).to_contain_text(f"No. {number} x")


def test_a_broken_file_brings_the_overlay_and_mending_takes_it_away(
    preview: Served, page: Page
) -> None:
    text = change(preview.letter, "title: Ex", "title: [Ex")
    overlay = page.locator("#dossier-desk details.desk-overlay")
    expect(overlay.locator("li")).to_be_visible()
    expect(overlay.locator("li")).to_contain_text("error[bad-yaml]")
    expect(page.locator("h1")).to_have_text("Example of a letter")
    preview.letter.write_text(text, encoding="utf-8")
    expect(overlay).to_have_count(0)


def test_the_overlay_is_used_with_the_keyboard_alone(preview: Served, page: Page) -> None:
    change(preview.letter, "kind: letter", "kind: leter")
    overlay = page.locator("#dossier-desk details.desk-overlay")
    expect(overlay.locator("li")).to_be_visible()
    overlay.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(overlay.locator("li")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(overlay.locator("li")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    page.keyboard.press("Tab")
    assert "vscode://" in page.evaluate("document.activeElement.href")
    page.keyboard.press("Escape")
    expect(overlay.locator("li")).to_be_hidden()
    # A further save while the errors stay leaves it folded.
    change(preview.letter, "Example of a letter", "Another")
    expect(overlay.locator("summary")).to_contain_text("1 error")
    expect(overlay.locator("li")).to_be_hidden()


def test_a_changed_style_sheet_is_seen(preview: Served, page: Page) -> None:
    (preview.folder / "static").mkdir()
    style = preview.folder / "static" / "dossier.css"
    style.write_text("h1 { color: rgb(1, 2, 3) }", encoding="utf-8")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    style.write_text("h1 { color: rgb(4, 5, 6) }", encoding="utf-8")
    expect(page.locator("h1")).to_have_css("color", "rgb(4, 5, 6)")


def test_the_switch_leads_to_the_published_view_and_back(page: Page) -> None:
    page.get_by_role("link", name="Show as published").click()
    expect(page.locator("#dossier-desk strong")).to_have_text("Published view")
    page.get_by_role("link", name="Show drafts").click()
    expect(page.locator("#dossier-desk strong")).to_have_text("Preview")


def test_a_preview_that_has_stopped_says_so(preview: Served, page: Page) -> None:
    preview.process.terminate()
    expect(page.locator(".desk-lost")).to_have_text("The preview has stopped.")
