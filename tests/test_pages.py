"""What the pages say: the picture to scale, cuts, mentions in their sentence, who wrote to whom."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from dossier import pipeline
from dossier.chronology import cuts
from dossier.edition import publish
from dossier.formats.picture import INSET, LABEL, MOST, STEP, Item, Picture, picture, places_in
from dossier.site import Site
from dossier.views.mentions import sentence
from dossier.views.timeline import timeline
from tests import hard, small
from tests.conftest import ROOT

LETTER = "2015-05-18-human-rights-watch-to-manuel-valls"


def item(key: str, day: str, until: str = "", *, is_document: bool = True) -> Item:
    return Item(key, is_document, dt.date.fromisoformat(day), dt.date.fromisoformat(until or day))


def drawn(*items: Item, width: int = 640) -> Picture:
    made = picture(items, width)
    assert made is not None
    return made


def number(percent: str) -> float:
    return float(percent.removesuffix("%"))


# -- the picture


def test_nothing_dated_is_no_picture() -> None:
    assert picture([], 640) is None


def test_a_day_in_the_middle_of_the_years_stands_in_the_middle_of_the_picture() -> None:
    made = drawn(item("a", "2014-01-01"), item("b", "2015-12-31"), item("c", "2015-01-01"))
    assert number(made.marks[1].x) == pytest.approx(50, abs=0.2)
    assert number(made.marks[0].x) == pytest.approx(INSET, abs=0.2)


def test_documents_stand_above_the_line_and_events_below() -> None:
    made = drawn(item("a", "2014-03-01"), item("b", "2014-03-01", is_document=False))
    above, below = made.marks
    assert above.y < made.axis < below.y


def test_marks_that_would_touch_are_stacked_so_that_a_finger_can_hit_each() -> None:
    made = drawn(*(item(f"{day}", f"2015-03-{day:02}") for day in range(1, 8)), width=288)
    places = [(number(mark.x) * 2.88, mark.y) for mark in made.marks]
    for index, (x, y) in enumerate(places):
        for other_x, other_y in places[index + 1 :]:
            assert abs(x - other_x) >= STEP or abs(y - other_y) >= STEP
    assert made.height == made.axis + LABEL


def test_a_date_that_is_not_exact_is_drawn_over_all_the_days_it_can_be() -> None:
    (mark,) = drawn(item("a", "2015-01-01", "2015-12-31")).marks
    assert mark.is_vague
    assert (number(mark.start), number(mark.end)) == pytest.approx((INSET, 100 - INSET))


def test_in_a_crowd_each_month_is_one_bar_with_all_its_keys() -> None:
    crowd = [item(f"{n}", f"2015-{n % 2 + 1:02}-01") for n in range(MOST + 2)]
    made = drawn(*crowd)
    assert [len(mark.keys) for mark in made.marks] == [MOST // 2 + 1, MOST // 2 + 1]
    assert all(mark.height for mark in made.marks)


def test_years_are_labelled_where_there_is_room_for_them() -> None:
    items = [item("a", "1990-06-01"), item("b", "2015-06-01")]
    assert [tick.year for tick in drawn(*items, width=288).ticks if tick.year] == [
        "1990", "1995", "2000", "2005", "2010", "2015",
    ]  # fmt: skip


def test_places_on_a_line_are_those_of_the_picture() -> None:
    items = [item("a", "2014-01-01"), item("b", "2015-12-31")]
    assert list(places_in(items, 2014, 2015)) == [mark.x for mark in drawn(*items).marks]


# -- mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Mr. Berg came. Two.", "Mr. Berg came."),
        ("He said: “Stop.” Berg went on. She left.", "Berg went on."),
        ("J. P. Berg wrote", "J. P. Berg wrote"),
        ("It was 4.5 years for Berg! And then", "It was 4.5 years for Berg!"),
        ("No stop Berg", "No stop Berg"),
    ],
)
def test_the_sentence_around_a_name_is_cut_where_it_ends(text: str, expected: str) -> None:
    start = text.index("Berg")
    first, last = sentence(text, start, start + 4)
    assert text[first:last].strip() == expected


# -- whole pages


@pytest.fixture(scope="module", name="pages")
def made_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    site = tmp_path_factory.mktemp("pages") / "site"
    assert pipeline.build(ROOT / "content", site, small.MOMENT).published is not None
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*.html")
    }


@pytest.fixture(scope="module", name="hard_site")
def made_hard_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    content = hard.write(tmp_path_factory.mktemp("hard") / "content")
    loaded = pipeline.load(content, small.MOMENT)
    assert loaded.dossier is not None
    return pipeline.shelve(publish(loaded.dossier, small.MOMENT), content)


def test_the_policy_stands_first_and_nothing_is_inline(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        head = text.split("<head>\n")[1]
        assert head.startswith('<meta http-equiv="Content-Security-Policy" content="default-src'), (
            path
        )
        assert " style=" not in text, path
        assert "<style" not in text, path
        # A block of data is not run, and the policy lets it stand.
        scripts = text.replace('<script type="application/ld+json">', "")
        assert not re.search(r"<script(?![^>]* src=)[^>]*>", scripts), path
        assert not re.search(r"\son[a-z]+=", text), path


def test_every_document_and_event_is_a_link_in_both_pictures(pages: dict[str, str]) -> None:
    text = pages["timeline.html"]
    for part in ("documents", "events"):
        for path in pages:
            if path.startswith(f"{part}/"):
                assert len(re.findall(rf'<a class="\w+" href="{re.escape(path)}"', text)) == 2


def test_a_letter_says_who_to_whom_in_what_capacity_and_that_no_reply_is_on_file(
    pages: dict[str, str],
) -> None:
    text = pages[f"documents/{LETTER}.html"]
    assert "France Director" in text
    assert "on behalf of" in text
    assert "name supplied by the editors" in text
    assert "No reply on file" in text
    assert 'rel="prev"' in text
    assert 'rel="next"' in text


def test_an_actor_is_shown_with_the_office_the_documents_give_and_who_wrote(
    pages: dict[str, str],
) -> None:
    text = pages["actors/manuel-valls.html"]
    assert "Was written to by" in text
    assert '<span class="soft">(18 May 2015)</span>' in text
    assert "signed by the French Prime Minister, <b>Manuel Valls</b>, on 17 September 2015" in text


def test_who_wrote_to_whom_leads_to_the_letter(pages: dict[str, str]) -> None:
    text = pages["correspondence.html"]
    assert f'href="documents/{LETTER}.html"' in text
    assert "1 document from Jean-Marie Fardeau to Manuel Valls" in text
    assert "Marju Lauristin and 17 others" in text


def test_several_authors_together_lead_to_their_letter_where_nobody_signed(
    tmp_path: Path,
) -> None:
    authors = "[anna-berg, old-committee, {name: Carla Dietz}, {name: Emil Falk}]"
    more = {
        "documents/2015-07-01-joint.md": small.letter("addressee: ben-carlier\n", author=authors),
        "actors/old-committee.md": "---\nname: Old Committee\nkind: organisation\n---\n",
    }
    content = small.write(tmp_path / "content", more)
    done = pipeline.build(content, tmp_path / "site", small.MOMENT)
    assert [one for one in done.diagnostics if one.is_error] == []
    text = (tmp_path / "site" / "correspondence.html").read_text("utf-8")
    assert 'href="documents/2015-07-01-joint.html"' in text


def test_the_timeline_is_cut_by_kind_and_by_language_where_there_is_a_choice(
    hard_site: Site,
) -> None:
    found = cuts(hard_site.edition.documents)
    assert [cut.name for cut in found] == [
        "kind-letter", "kind-statement", "language-ar", "language-en", "language-kk",
    ]  # fmt: skip
    arabic = timeline(hard_site, next(cut for cut in found if cut.language == "ar"))
    rows = [row for year in arabic.years for row in year.rows]
    assert len(rows) == 1
    assert arabic.frame.title == "Timeline: Arabic"


def test_without_events_pages_the_picture_leads_to_the_timeline(hard_site: Site) -> None:
    without = replace(hard_site, outputs=hard_site.outputs - {"events"})
    view = timeline(without).picture
    assert view is not None
    assert not any("events/" in mark.href for one in view.drawings for mark in one.marks)


def test_a_slip_in_a_heading_level_of_a_page_is_mended(tmp_path: Path) -> None:
    content = small.write(
        tmp_path / "content", {"pages/about.md": "---\ntitle: About\n---\n\n### Deep\n\nText.\n"}
    )
    built = pipeline.build(content, tmp_path / "site", small.MOMENT)
    assert built.published is not None
    assert "<h2>Deep</h2>" in (tmp_path / "site" / "about.html").read_text(encoding="utf-8")


def test_a_quotation_from_abroad_says_its_language(pages: dict[str, str]) -> None:
    page = pages["events/2016-12-09-council-of-state-annuls-the-decree.html"]
    assert '<blockquote lang="fr" dir="ltr">Le Conseil d’État a donc annulé' in page
    assert 'lang="fr" dir="ltr">Le Conseil d&#39;État annule un décret' in page
