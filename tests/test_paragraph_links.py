"""A link to a paragraph keeps its word: it never shows other words in silence."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dossier import pipeline
from tests.browser import chromium
from tests.conftest import ROOT
from tests.small import MOMENT

LETTER = "documents/2015-05-18-human-rights-watch-to-manuel-valls.html"


@pytest.fixture(name="browser", scope="module")
def real_browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(name="letter", scope="module")
def built_letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("links")
    shutil.copytree(ROOT / "content", folder / "content")
    assert pipeline.build(folder / "content", folder / "site", MOMENT).published is not None
    return folder / "site" / LETTER


def link(letter: Path, paragraph: int) -> str:
    found = re.search(rf'href="(#p{paragraph}-[0-9a-f]{{8}})"', letter.read_text(encoding="utf-8"))
    assert found is not None
    return found.group(1)


def test_a_link_to_unchanged_words_leads_to_them_without_a_word(
    letter: Path, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(letter.as_uri() + link(letter, 7))
    expect(page.locator("#changed")).to_be_hidden()
    expect(page.locator("#p7")).to_be_in_viewport()


def test_a_link_made_to_other_words_says_so_beside_the_paragraph(
    letter: Path, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(letter.as_uri() + "#p7-00000000")
    expect(page.locator("#changed")).to_be_visible()
    expect(page.locator("#p7")).to_be_in_viewport()


def test_without_scripts_a_link_to_other_words_does_not_lead_to_them(
    letter: Path, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(letter.as_uri() + link(letter, 7))
    expect(page.locator("#p7")).to_be_in_viewport()
    page.goto("about:blank")
    page.goto(letter.as_uri() + "#p7-00000000")
    expect(page.locator("#p7")).not_to_be_in_viewport()
