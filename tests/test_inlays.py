"""Rows of long lists stay as they stand, and only what has changed of them is made."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from jinja2 import Environment

from dossier import chronology, inlays, render
from dossier.artifact import Page
from dossier.aside import Aside
from dossier.columns import packed, unpacked
from dossier.digests import digest
from dossier.inlays import Bench, Inlay
from dossier.layout import Layout, Part, Standing, pack, standing
from dossier.noted import Note
from dossier.render import filled
from dossier.views import actors, rows
from tests import small
from tests.test_ledger import AHEAD, built, files, remembering

LETTERS = {
    f"documents/2015-07-{day:02}-letter.md": small.letter(
        f"addressee: {'ben-carlier' if day % 9 else 'old-committee'}\n", "Dear Ben Carlier.\n"
    )
    for day in range(1, 28)
}
COMMITTEE = {"actors/old-committee.md": "---\nname: Old Committee\nkind: organisation\n---\n"}
CHANGED = "2015-07-03-letter"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    found = small.write(tmp_path / "content", LETTERS | COMMITTEE)
    remembering(found, more=AHEAD)
    return found


@pytest.fixture
def made(content: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents whose rows are made, from now on."""
    assert content.exists()
    found: list[str] = []

    def noted(make: Callable[..., object]) -> Callable[..., object]:
        def row(*given: object, **named: object) -> object:
            found.extend(slug for one in given if (slug := _slug(one)))
            return make(*given, **named)

        return row

    monkeypatch.setattr(rows, "document_row", noted(rows.document_row))
    monkeypatch.setattr(actors, "_role_row", noted(actors._role_row))
    return found


@pytest.fixture
def pages(content: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are made whole, from now on."""
    assert content.exists()
    found: list[str] = []

    def noted(environment: Environment, page: Page) -> bytes:
        found.append(page.path)
        return filled(environment, page)

    monkeypatch.setattr(render, "filled", noted)
    return found


def _slug(one: object) -> str:
    document = getattr(one, "document", one)
    return getattr(document, "slug", "") if hasattr(document, "voice") else ""


def change(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def is_clean(content: Path) -> bool:
    """Whether the site that is built on what stands is the one of a clean build."""
    remembering(content, more=AHEAD)
    built(content, "clean")
    return files(content.parent / "kept") == files(content.parent / "clean")


def test_with_a_new_title_one_row_is_made_in_each_list(content: Path, made: list[str]) -> None:
    change(content / "documents" / f"{CHANGED}.md", "title: ", "title: New ")
    remembering(content, more=AHEAD)
    assert set(made) == {CHANGED}
    assert is_clean(content)


def test_with_a_new_name_the_rows_are_made_that_show_it(content: Path, made: list[str]) -> None:
    change(content / "actors" / "old-committee.md", "name: Old", "name: New Old")
    remembering(content, more=AHEAD)
    assert set(made) == {f"2015-07-{day:02}-letter" for day in (9, 18, 27)}
    assert is_clean(content)


def test_where_rows_alone_have_changed_nothing_else_of_their_pages_is_made(
    content: Path, pages: list[str]
) -> None:
    change(content / "actors" / "old-committee.md", "name: Old", "name: New Old")
    remembering(content, more=AHEAD)
    assert {"actors.html", "actors/old-committee.html"} <= {*pages}
    assert {"documents.html", "actors/anna-berg.html"}.isdisjoint(pages)
    assert b"New Old Committee" in (content.parent / "kept" / "documents.html").read_bytes()
    assert is_clean(content)


def test_a_page_with_a_row_that_leads_elsewhere_is_made_whole(
    content: Path, pages: list[str]
) -> None:
    change(content / "documents" / f"{CHANGED}.md", "addressee: ben", "addressee: anna")
    change(content / "documents" / f"{CHANGED}.md", "anna-carlier", "anna-berg")
    remembering(content, more=AHEAD)
    assert "documents.html" in pages
    assert is_clean(content)


def test_with_a_new_template_all_rows_are_made(content: Path, made: list[str]) -> None:
    own = content.parent / "templates"
    own.mkdir()
    text = (Path(__file__).parent.parent / "templates" / "_macros.html").read_text("utf-8")
    (own / "_macros.html").write_text(text.replace('class="what"', 'class="other"'), "utf-8")
    assert is_clean(content)
    assert len(set(made)) > len(LETTERS) / 2


def test_a_page_that_was_altered_gives_no_rows(content: Path, made: list[str]) -> None:
    page = content.parent / "kept" / "timeline.html"
    kept = page.read_bytes()
    change(content / "documents" / f"{CHANGED}.md", "title: ", "title: New ")
    page.write_bytes(kept.replace(b"Ben Carlier", b"Bad Carlier"))
    assert is_clean(content)
    assert len(set(made)) > len(LETTERS) / 2


def test_what_was_laid_aside_is_not_believed_where_anything_is_amiss(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    get = Aside.get
    for cut in (0, 10, -1):
        monkeypatch.setattr(Aside, "get", lambda self, name, n=cut: (get(self, name) or b"")[:n])
        change(content / "documents" / f"{CHANGED}.md", "title: ", "title: New ")
        assert is_clean(content)


class Said:
    """A macro."""

    name, place = "said", "_macros.html"

    def plain(self, args: tuple[object, ...], named: dict[str, object]) -> str:
        return f"<{args[0]} {args[1:]} {named}>"


def laid(texts: list[str], page: str) -> Layout | None:
    bench = Bench()
    for text in texts:
        bench.put(Said(), Inlay(str, partial(str, text), text.encode(), ()), (None,), {})
    return bench.layout(page.encode(), (), ())


def test_a_page_with_few_rows_keeps_none(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "-<a () {}>--<b () {}>"
    assert laid(["a", "b"], page) is None
    monkeypatch.setattr(inlays, "FEWEST", 2)
    found = laid(["a", "b"], page)
    assert found is not None
    assert [*unpacked(found.spans)] == [1, 10, 12, 21]


def test_rows_that_do_not_stand_in_the_page_as_they_were_made_are_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(inlays, "FEWEST", 1)
    assert laid(["a"], "<A () {}>") is None
    assert laid(["b", "a"], "<a () {}><b () {}>") is None


def test_rows_are_taken_from_the_very_page_alone_and_none_that_has_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(inlays, "FEWEST", 1)
    page = b"-<a () {}>--<b () {}>"
    bench = Bench()
    notes: tuple[Note, ...] = (("face", "a"), ("face", "b"))
    for text, note in zip("ab", notes, strict=True):
        bench.put(Said(), Inlay(str, partial(str, text), text.encode(), (note,)), (None,), {})
    found = bench.layout(page, notes, ())
    assert found is not None
    kept = pack(digest(page), packed([7, 8]), found)
    names = dict(zip((7, 8), notes, strict=True))
    assert len(parts(standing(page, kept, names.get, ()))) == 2
    assert [one.notes for one in parts(standing(page, kept, names.get, {7}))] == [(notes[1],)]
    assert standing(page.replace(b"a", b"c"), kept, names.get, ()) is None
    assert standing(page, kept[:-1], names.get, ()) is None
    assert len(parts(standing(page, kept, {7: notes[0]}.get, ()))) == 1


def parts(stands: Standing | None) -> list[Part]:
    assert stands is not None
    return [*stands.parts.values()]


@pytest.fixture
def long_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of four rows are long, and split by year."""
    monkeypatch.setattr(chronology, "LONGEST_PAGE", 3)


@pytest.mark.usefixtures("long_lists")
def test_a_new_letter_touches_the_lists_of_its_own_year_alone(
    content: Path, pages: list[str]
) -> None:
    older = small.letter("addressee: ben-carlier\n", "Dear Ben Carlier.\n")
    small.write(content, {"documents/2012-03-01-old.md": older.replace("2015-06-01", "2012-03-01")})
    remembering(content, more=AHEAD)
    pages.clear()
    small.write(content, {"documents/2015-07-30-new.md": LETTERS[f"documents/{CHANGED}.md"]})
    remembering(content, more=AHEAD)
    assert {"timeline/y2015.html", "documents/y2015.html", "timeline.html"} <= {*pages}
    assert {"timeline/y2012.html", "documents/y2012.html"}.isdisjoint(pages)
    assert is_clean(content)


@pytest.mark.usefixtures("long_lists")
def test_an_event_told_otherwise_touches_the_timeline_of_its_year_alone(
    content: Path, pages: list[str]
) -> None:
    event = next((content / "events").glob("*.md"))
    change(event, "title: ", "title: New ")
    remembering(content, more=AHEAD)
    assert {f"events/{event.stem}.html", "timeline/y2014.html"} <= {*pages}
    assert "timeline/y2015.html" not in pages
    assert is_clean(content)


def test_an_actor_of_whom_more_is_said_has_a_new_page_and_not_only_new_rows(
    content: Path, pages: list[str]
) -> None:
    change(content / "actors" / "anna-berg.md", "kind: ", "country: FR\nkind: ")
    remembering(content, more=AHEAD)
    assert "actors/anna-berg.html" in pages
    assert is_clean(content)


LISTED_OTHERWISE = {
    "a text beside the row": "{{ m.row(one) }}<p>{{ one.title.text }}</p>",
    "a text before the row": "<p>{{ one.title.text }}</p>{{ m.row(one) }}",
    "another macro before the row": "<p>{{ m.brief(one) }}</p>{{ m.row(one) }}",
    "a row twice": "{% set made = m.row(one) %}<ol>{{ made }}</ol><ul>{{ made }}</ul>",
    "a row that decides": (
        "{% set made = m.row(one) %}{{ made }}"
        "{% if 'New' in made %}<p>{{ made|length }}</p>{% endif %}"
    ),
}


@pytest.mark.parametrize("told", LISTED_OTHERWISE.values(), ids=LISTED_OTHERWISE)
def test_templates_of_a_dossiers_own_may_do_with_rows_what_they_like(
    content: Path, told: str
) -> None:
    own = content.parent / "templates"
    own.mkdir()
    text = (Path(__file__).parent.parent / "templates" / "documents.html").read_text("utf-8")
    rows = "{% for year in view.years %}{% for one in year.rows %}{% if one.text is not defined %}"
    ends = "{% endif %}{% endfor %}{% endfor %}"
    assert "{{ m.years(view.years) }}" in text
    text = text.replace("{{ m.years(view.years) }}", f"{rows}{told}{ends}")
    (own / "documents.html").write_text(text, "utf-8")
    remembering(content, more=AHEAD)
    change(content / "actors" / "old-committee.md", "name: Old", "name: New Old")
    change(content / "documents" / f"{CHANGED}.md", "title: ", "title: New ")
    remembering(content, more=AHEAD)
    assert b"New Old Committee" in (content.parent / "kept" / "documents.html").read_bytes()
    assert is_clean(content)
