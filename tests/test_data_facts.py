"""Each fact of the five documents, found again in each format."""

import json
from collections.abc import Callable

import extruct
import pytest
from lxml import html

from dossier import urls
from tests import facts as ours
from tests import facts_of_others as others
from tests.editions import real
from tests.facts import LETTERS, SLUGS, Facts, built, facts

READERS: tuple[tuple[Callable[[str], Facts], tuple[str, ...]], ...] = (
    (ours.from_csv, SLUGS),
    (ours.from_json_tables, SLUGS),
    (ours.from_database, SLUGS),
    (ours.from_json_twin, SLUGS),
    (ours.from_markdown, SLUGS),
    (ours.from_text, SLUGS),
    (others.from_tei, SLUGS),
    (others.from_cmif, LETTERS),
    (others.from_csl, SLUGS),
    (others.from_ris, SLUGS),
    (others.from_biblatex, SLUGS),
    (others.from_json_ld, SLUGS),
    (others.from_zotero_tags, SLUGS),
    (others.from_graph, LETTERS),
    (others.from_ftm, SLUGS),
    (others.from_timeline, SLUGS),
    (others.from_atom, SLUGS),
    (others.from_json_feed, SLUGS),
)


@pytest.mark.parametrize(
    ("read", "slug"), [(read, slug) for read, slugs in READERS for slug in slugs]
)
def test_each_fact_is_found_again(read: Callable[[str], Facts], slug: str) -> None:
    wanted = facts(slug)
    found = read(slug)
    assert found == {key: wanted[key] for key in found}


def test_the_facts_that_are_looked_for_are_there() -> None:
    told = [facts(slug) for slug in SLUGS]
    assert all(any(one[key] for one in told) for key in told[0])


def test_everybody_stands_in_popolo_with_names_and_offices() -> None:
    made = json.loads(built()["data/popolo.json"])
    found = {one["id"]: one for key in ("persons", "organizations") for one in made[key]}
    held = {(one.get("person_id"), one.get("role")) for one in made["memberships"]}
    for actor in real().edition.actors:
        told = found[actor.slug]
        assert told["name"] == actor.name
        assert [one["name"] for one in told.get("other_names", ())] == list(actor.aliases)
        for position in actor.positions:
            if actor.kind.value == "person" and position.organisation:
                assert (actor.slug, position.title) in held


def test_every_event_stands_in_every_format_that_tells_of_events() -> None:
    tables = {row["slug"]: row for row in json.loads(built()["data/events.json"])}
    popolo = {one["id"]: one for one in json.loads(built()["data/popolo.json"])["events"]}
    slides = json.loads(built()["data/timelinejs.json"])["events"]
    timeline = {one["unique_id"]: one for one in slides}
    for event in real().edition.events:
        title = event.record.title
        assert (tables[event.slug]["title"], popolo[event.slug]["name"]) == (title, title)
        assert tables[event.slug]["date"] == event.record.date.text
        assert (
            title
            in html.fragment_fromstring(
                timeline[f"event-{event.slug}"]["text"]["headline"]
            ).text_content()
        )
        page = urls.event(event.slug)
        (told,) = extruct.extract(built()[page].decode(), syntaxes=["json-ld"])["json-ld"]
        assert told["name"] == title
        quotes = told["subjectOf"] if isinstance(told["subjectOf"], list) else [told["subjectOf"]]
        assert [one["text"] for one in quotes] == [a.quote for a in event.record.attested_by]
