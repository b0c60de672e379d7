"""Reading in a real browser: a letter, its notes, words to take along, paper, first screens."""

import gzip
import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Error, Page

from dossier.transcription import BAR
from tests import editions
from tests.visits import LETTER, RELEASE, SIGNED, Visit

LIGHT_PAGE = 14_000
LIGHT_STYLE = 20_000
LIGHT_SCRIPT = 20_000


def test_pages_are_light(sites: dict[str, Path]) -> None:
    def weight(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), 9, mtime=0))

    assets = sites["en"] / "assets"
    assert weight(sites["en"] / LETTER) <= LIGHT_PAGE
    assert sum(map(weight, assets.rglob("*.css"))) <= LIGHT_STYLE
    scripts = [*assets.glob("*.js"), assets / "search" / "head.js"]
    assert sum(map(weight, scripts)) <= LIGHT_SCRIPT


def printed(page: Page, paper: str) -> tuple[tuple[int, int], str]:
    """Print a page; gives the size of the sheets in points, and their words."""
    try:
        made = pypdfium2.PdfDocument(page.pdf(format=paper))
    except Error as error:  # pragma: no cover - only a browser with a window cannot print
        pytest.skip(f"this browser cannot print: {error}")
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in made)
    width, height = made[0].get_size()
    return (round(width), round(height)), " ".join(words.split())


@pytest.mark.parametrize(("paper", "size"), [("A4", (596, 843)), ("Letter", (612, 792))])
def test_a_letter_prints_as_a_letter(
    browser: Browser, sites: dict[str, Path], paper: str, size: tuple[int, int]
) -> None:
    visit = Visit(browser, sites["en"])
    page = visit.open(LETTER)
    found, words = printed(page, paper)
    assert found == size
    for there in (
        "Paris, May 18, 2015", "¶ 15", "Thank you, Mr. Prime Minister", "1 / ", "Retrieved: ",
        "https://ablyazov-dossier.example/documents/2015-05-18-human-rights-watch-",
    ):  # fmt: skip
        assert there in words
    for absent in ("Skip to", "People and bodies", "Show every mark", "Copy the citation", "Feed"):
        assert absent not in words
    _, words = printed(visit.open(SIGNED), paper)
    assert "Reading: certain" in words, "notes that are folded up on the screen are printed"
    visit.close()


def test_the_timeline_prints_as_a_chronology(browser: Browser, sites: dict[str, Path]) -> None:
    visit = Visit(browser, sites["en"])
    _, words = printed(visit.open("timeline.html"), "A4")
    order = [
        words.index(part)
        for part in ("leaves Kazakhstan", "in Zhanaozen", "29 June 2016", "annuls")
    ]
    assert order == sorted(order)
    assert "No documents for eight months" in words
    assert "<http://www.conseil" in words, "a link that leads out is written out"
    assert "Clear filters" not in words
    assert "By kind" not in words
    visit.close()


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
@pytest.mark.parametrize("name", ["en", "fr"])
def test_the_first_screen_of_home_answers_who_what_where_it_stands_and_what_to_take(
    browser: Browser, sites: dict[str, Path], name: str, width: int, height: int
) -> None:
    visit = Visit(browser, sites[name], width)
    page = visit.open("index.html")
    for selector in ("h1", "#status + p", "#latest + ul > li", "#asked + ul > li", "#take + ul"):
        box = page.locator(selector).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height, selector
    visit.close()


LINES = """() => {
  const range = document.createRange();
  const lines = {};
  for (const block of document.querySelectorAll(".sheet .block[id]")) {
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.parentElement.closest(".pmark, .ref, [hidden]")) continue;
      for (let at = 0; at < text.length; at++) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const [box] = range.getClientRects();
        if (!box || !box.width) continue;
        const line = `${block.id} ${Math.round(box.bottom / 10)}`;
        lines[line] = (lines[line] || 0) + 1;
      }
    }
  }
  return Object.values(lines);
}"""


def test_a_line_of_a_letter_has_sixty_to_seventy_characters(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["en"])
    lengths = [length for length in visit.open(LETTER).evaluate(LINES) if length > 30]
    assert 60 <= sum(lengths) / len(lengths) <= 70
    visit.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_passage_that_is_copied_holds_the_words_of_the_letter_alone(
    browser: Browser, sites: dict[str, Path], width: int
) -> None:
    visit = Visit(
        browser, sites["en"], width, permissions=["clipboard-read", "clipboard-write"]
    )  # fmt: skip
    for document in editions.real().edition.documents:
        page = visit.open(f"documents/{document.slug}.html")
        page.evaluate("getSelection().selectAllChildren(document.querySelector('.sheet'))")
        page.keyboard.press("Control+C")
        copied = page.evaluate("navigator.clipboard.readText()").replace(
            "[withheld: contact details]", BAR
        )
        assert copied.split() == " ".join(document.text.readings).split()
    note = "#n1"
    page = visit.open(LETTER)
    page.evaluate(f"getSelection().selectAllChildren(document.querySelector('{note}'))")
    page.keyboard.press("Control+C")
    assert "stands for Monsieur" in page.evaluate("navigator.clipboard.readText()")
    visit.close()


def test_a_long_note_stands_beside_its_paragraph_and_pushes_no_other_away(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["en"])
    page = visit.open(LETTER)
    salutation, first = (
        page.locator(selector).bounding_box() for selector in (".salutation", "#p1")
    )
    note = page.locator("#n2").bounding_box()
    assert salutation is not None
    assert first is not None
    assert note is not None
    assert abs(note["y"] - salutation["y"]) < 12
    assert note["x"] > salutation["x"] + salutation["width"]
    assert first["y"] - salutation["y"] - salutation["height"] < 40
    assert note["y"] + note["height"] > first["y"], "the note reaches down beside the next one"
    visit.close()


def test_a_paragraph_gives_its_address_and_its_words_with_who_said_them(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["en"], permissions=["clipboard-read", "clipboard-write"])
    page = visit.open(RELEASE)
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
