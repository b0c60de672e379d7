"""What a screen reader is told: the browser's accessibility tree of finished pages, as text."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.visits import HARD, KINDS, LETTER, QUOTE, SEARCH, SIGNED, Visit

NAMELESS = re.compile(
    r"^ *- (?:link|button|combobox|searchbox|textbox|checkbox|img|form|region)(?::.*)?$",
    re.MULTILINE,
)
"""What ought to have a name in the tree, and has none."""


@pytest.mark.parametrize("name", ["en", "fr", "hard"])
def test_every_page_has_its_landmarks_its_headings_in_order_and_a_name_for_each_link(
    browser: Browser, sites: dict[str, Path], name: str
) -> None:
    visit = Visit(browser, sites[name])
    for path in HARD if name == "hard" else KINDS:
        tree = visit.open(path).locator("body").aria_snapshot()
        for landmark in ("banner", "navigation", "main", "contentinfo"):
            assert re.search(rf"^ *- {landmark}\b", tree, re.MULTILINE), f"{path}: {landmark}"
        levels = [
            int(level)
            for level in re.findall(r"""^ *- '?heading .*\[level=(\d)\]""", tree, re.MULTILINE)
        ]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(later <= level + 1 for level, later in pairwise(levels)), path
        assert NAMELESS.findall(tree) == [], path
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


def test_a_screen_reader_is_told_who_an_actor_is_and_what_stands_where(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["en"])
    tree = visit.open("actors/manuel-valls.html").locator("main").aria_snapshot()
    order = [
        'heading "Manuel Valls" [level=1]', "term: Office", "definition: Prime Minister",
        'heading "Was written to by" [level=2]', 'heading "Addressee 2" [level=2]',
        "in the capacity of Prime Minister", 'heading "Mentioned 1" [level=2]',
        'heading "What was asked 5" [level=2]',
    ]  # fmt: skip
    places = [tree.find(part) for part in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)
    visit.close()


def test_a_screen_reader_is_told_what_was_found(browser: Browser, sites: dict[str, Path]) -> None:
    visit = Visit(browser, sites["fr"])
    tree = visit.open(SEARCH).locator("main").aria_snapshot()
    assert 'searchbox "Mots"' in tree
    assert "status: 14 résultats" in tree
    assert "mark: extradition" in tree
    tree = visit.open(QUOTE).locator("main").aria_snapshot()
    assert 'textbox "Citation"' in tree
    assert re.search(r'status:\s*- strong: Modifiée\.\s*- text: "Le dossier porte ici', tree)
    assert 'heading "Ce qui diffère" [level=2]' in tree
    visit.close()


def test_a_screen_reader_is_told_when_the_filters_leave_fewer_rows(
    browser: Browser, sites: dict[str, Path]
) -> None:
    visit = Visit(browser, sites["fr"])
    page = visit.open("timeline.html")
    page.get_by_label("Type").select_option("letter")
    tree = page.locator("main").aria_snapshot()
    assert 'form "Filtres"' in tree
    assert re.search(r'status: "Affichés\s: 3 sur 17"', tree)
    assert tree.count("heading") == 6, "the page, two years, three letters"
    visit.close()
