"""Long lists: each year has a page of its own, and its address stays."""

from pathlib import Path

import pytest

from dossier import chronology, pipeline
from tests import small

MANY = {
    f"documents/{date}-letter-{number}.md": small.letter("addressee: ben-carlier\n").replace(
        "2015-06-01", date
    )
    for number, date in enumerate(
        ["2012-03-01", "2012-05-02", "2013-01-03", "2013-02", "2014", "2014-10-25"]
    )
}


@pytest.fixture(autouse=True)
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of four rows are long here."""
    monkeypatch.setattr(chronology, "LONGEST_PAGE", 3)


def made(folder: Path, more: dict[str, str] | None = None) -> dict[str, str]:
    """Every page of the site, by its path."""
    content = small.write(folder / "content", MANY | (more or {}))
    done = pipeline.build(content, folder / "site", small.MOMENT)
    assert [one for one in done.diagnostics if one.is_error] == []
    site = folder / "site"
    return {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")
    }


def test_each_year_of_a_long_timeline_has_a_page_with_its_documents_and_events(
    tmp_path: Path,
) -> None:
    pages = made(tmp_path)
    whole = pages["timeline.html"]
    assert 'class="entry' not in whole
    assert '<a href="timeline/y2012.html">2 documents</a>' in whole
    assert '<a href="timeline/y2014.html">2 documents and 1 event</a>' in whole
    assert 'id="y2014"' in whole
    assert pages["timeline/y2014.html"].count('class="entry') == 3
    assert 'href="y2013.html"' in pages["timeline/y2014.html"]
    assert 'href="../timeline.html"' in pages["timeline/y2014.html"]


def test_each_year_of_a_long_list_of_documents_has_a_page(tmp_path: Path) -> None:
    pages = made(tmp_path)
    assert '<a href="documents/y2013.html">2 documents</a>' in pages["documents.html"]
    assert "2013-01-03-letter-2.html" in pages["documents/y2013.html"]
    assert "2012-03-01-letter-0.html" not in pages["documents/y2013.html"]


def test_an_actor_with_very_many_documents_has_a_page_for_each_year(tmp_path: Path) -> None:
    pages = made(tmp_path)
    whole = pages["actors/anna-berg.html"]
    assert '<a href="anna-berg/y2012.html#author">2 documents</a>' in whole
    year = pages["actors/anna-berg/y2012.html"]
    assert year.count('class="entry') == 2
    assert '<a href="../anna-berg.html">Anna Berg</a>' in year


def test_every_document_stands_on_the_page_of_its_year_alone(tmp_path: Path) -> None:
    pages = made(tmp_path)
    years = {path: text for path, text in pages.items() if path.startswith("documents/y")}
    assert len(years) == 4
    for name in MANY:
        slug = name.removeprefix("documents/").removesuffix(".md")
        assert [path for path, text in years.items() if f"{slug}.html" in text] == [
            f"documents/y{slug[:4]}.html"
        ]


def test_what_is_added_moves_no_page(tmp_path: Path) -> None:
    before = made(tmp_path / "before")
    more = {"documents/2012-01-01-first.md": small.letter().replace("2015-06-01", "2012-01-01")}
    after = made(tmp_path / "after", more)
    assert before.keys() <= after.keys()
    assert after["documents/y2013.html"] == before["documents/y2013.html"]


def test_the_sitemap_names_the_pages_of_the_years(tmp_path: Path) -> None:
    made(tmp_path)
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text("utf-8")
    for path in ("timeline/y2012", "documents/y2012", "actors/anna-berg/y2012"):
        assert f"/{path}.html</loc>" in sitemap


def test_to_whom_such_an_actor_wrote_stands_on_the_pages_of_the_years(tmp_path: Path) -> None:
    pages = made(tmp_path)
    whole = pages["actors/anna-berg.html"]
    assert "2012-03-01-letter-0.html" not in whole
    assert '<a href="anna-berg/y2012.html#to-ben-carlier">2 documents</a>' in whole
    assert 'id="to-ben-carlier"' in whole
    year = pages["actors/anna-berg/y2012.html"]
    assert 'id="to-ben-carlier"' in year
    assert "../../documents/2012-03-01-letter-0.html" in year
    assert "2013-01-03-letter-2.html" not in year
    received = pages["actors/ben-carlier/y2013.html"]
    assert 'id="from-anna-berg"' in received
    assert '<a href="ben-carlier/y2013.html#from-anna-berg">' in pages["actors/ben-carlier.html"]


ASKING = "addressee: ben-carlier\nrequests:\n" + "".join(
    f"  - {{to: ben-carlier, that: To answer {letter}., quote: 'Answer {letter}.'}}\n"
    for letter in "abc"
)
REQUESTS = {
    f"documents/{date}-asking.md": small.letter(ASKING, "Answer a. Answer b. Answer c.\n").replace(
        "2015-06-01", date
    )
    for date in ("2012-03-01", "2013-01-03", "2014-04-04", "2014-05-05")
}


def test_very_many_requests_stand_on_a_page_for_each_year(tmp_path: Path) -> None:
    pages = made(tmp_path, REQUESTS)
    whole = pages["requests.html"]
    assert "12 requests, 0 answered" in whole
    assert '<a href="requests/y2014.html">6 requests, 0 answered</a>' in whole
    assert "To answer a." not in whole
    assert pages["requests/y2014.html"].count("To answer a.") == 2
    assert "2014-04-04-asking.html" in pages["requests/y2014.html"]
    assert "2013-01-03-asking.html" not in pages["requests/y2014.html"]
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text("utf-8")
    assert "/requests/y2014.html</loc>" in sitemap


def test_very_much_asked_of_one_actor_stands_on_the_pages_of_the_years(tmp_path: Path) -> None:
    pages = made(tmp_path, REQUESTS)
    whole = pages["actors/ben-carlier.html"]
    assert "To answer a." not in whole
    assert '<a href="ben-carlier/y2014.html#asked">2 documents</a>' in whole
    year = pages["actors/ben-carlier/y2014.html"]
    assert year.count("To answer a.") == 2
    assert 'id="asked"' in year


def test_each_year_of_a_long_list_of_events_has_a_page(tmp_path: Path) -> None:
    event = small.FILES["events/2014-10-24-lyon-ruling.md"] or ""
    more = {
        f"events/{date}-ruling.md": event.replace("2014-10-24\n", f"{date}\n")
        for date in ("2012-01-01", "2012-02-02", "2013-03-03")
    }
    pages = made(tmp_path, more)
    assert '<a href="events/y2012.html">2 events</a>' in pages["events.html"]
    assert "2012-01-01-ruling.html" not in pages["events.html"]
    assert pages["events/y2012.html"].count('class="entry') == 2
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text("utf-8")
    assert "/events/y2012.html</loc>" in sitemap
