import html
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unicodedata import normalize

import msgspec
import networkx as nx
import pytest
from followthemoney import model

from dossier.edition import Holdings
from dossier.formats import graphml
from dossier.formats.ftm import to_ftm
from dossier.formats.graphml import to_graphml
from dossier.formats.popolo import to_popolo
from dossier.formats.timelinejs import to_timelinejs
from dossier.site import Site
from tests.editions import ARABIC, COMBINING, HELD, HOSTILE, PRIVATE, real, traps

SITES = [pytest.param(real, id="real"), pytest.param(traps, id="traps")]
PRESS = "2015-10-12-open-dialog-foundation-on-the-extradition-decree"


# -- GraphML


def graph(site: Site) -> Any:  # noqa: ANN401  # networkx has no types
    return nx.read_graphml(io.BytesIO(to_graphml(site)), force_multigraph=True)


def test_networkx_reads_who_wrote_to_whom() -> None:
    made = graph(real())
    assert made.is_directed()
    letters = made.get_edge_data("tunne-kelam", "manuel-valls")
    assert len(letters) == 1
    told = next(iter(letters.values()))
    assert (told["date"], told["role"], told["capacity_from"], told["type"]) == (
        "2016-06-29",
        "addressee",
        "MEP",
        "letter",
    )
    assert made.in_degree("laurent-fabius") == 18 + 1
    assert made.nodes["marju-lauristin"]["label"] == "Marju Lauristin"
    assert made.nodes["laurent-fabius"]["page"] == "actors/laurent-fabius.html"
    copied = next(iter(made.get_edge_data("jean-marie-fardeau", "christiane-taubira").values()))
    assert copied["role"] == "cc"


def test_a_release_to_the_public_has_a_node_and_no_edge() -> None:
    made = graph(real())
    assert "open-dialog-foundation" in made
    assert made.degree("open-dialog-foundation") == 0
    assert "lyudmyla-kozlovska" not in made


def test_names_of_every_kind_are_nodes() -> None:
    labels = {data["label"] for _, data in graph(traps()).nodes(data=True)}
    assert {HOSTILE, ARABIC, normalize("NFC", COMBINING), "Nobody, at <all>"} <= labels


def test_a_letter_of_very_many_to_very_many_is_a_node_between_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(graphml, "MOST", 10)
    made = graph(real())
    hub = "document:2015-03-11-meps-to-laurent-fabius"
    assert (made.in_degree(hub), made.out_degree(hub)) == (18, 1)


# -- FollowTheMoney


def entities(site: Site) -> dict[str, dict[str, Any]]:
    made = [json.loads(line) for line in to_ftm(site).decode().splitlines()]
    assert len({one["id"] for one in made}) == len(made)
    return {one["id"]: one for one in made}


@pytest.mark.parametrize("site", SITES)
def test_followthemoney_drops_no_value(site: Callable[[], Site]) -> None:
    for one in entities(site()).values():
        proxy = model.get_proxy(one, cleaned=False)
        kept = {name: set(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == {name: set(values) for name, values in one["properties"].items()}


@pytest.mark.parametrize("site", SITES)
def test_every_entity_has_what_its_schema_requires_and_refers_to_one_that_is_there(
    site: Callable[[], Site],
) -> None:
    made = entities(site())
    for one in made.values():
        schema = model.get(one["schema"])
        assert schema is not None
        for name in schema.required:
            if name != "name" or one["schema"] != "PlainText":
                assert one["properties"].get(name), (one["id"], name)
        for name, values in one["properties"].items():
            prop = schema.properties[name]
            if prop.type.name == "entity":
                assert set(values) <= set(made), (one["id"], name)
                assert prop.range is not None
                for value in values:
                    target = model.get(made[value]["schema"])
                    assert target is not None
                    assert target.is_a(prop.range)


def test_the_five_documents_are_entities_with_their_facts() -> None:
    made = entities(real())
    press = made[f"ablyazov-dossier-example-document-{PRESS}"]["properties"]
    assert press["author"] == ["Open Dialog Foundation"]
    assert (press["date"], press["language"]) == (["2015-10-12"], ["eng"])
    assert "SHOCKING" in press["bodyText"][0]
    roles = [one["properties"] for one in made.values() if one["schema"] == "Documentation"]
    quoted = [one["entity"][0] for one in roles if one["role"] == ["quoted"]]
    assert [one.rpartition("actor-")[2] for one in quoted] == [
        "lyudmyla-kozlovska",
        "yevgeniy-zhovtis",
    ]
    assert sum(one["role"] == ["signatory"] for one in roles) == 18


def test_an_event_says_between_which_days_it_was() -> None:
    made = entities(real())["ablyazov-dossier-example-event-2015-10-decree-communicated"]
    assert made["properties"]["startDate"] == ["2015-10-05"]
    assert made["properties"]["endDate"] == ["2015-10-11"]


# -- Popolo

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@pytest.mark.parametrize("site", SITES)
def test_popolo_has_its_lists_and_every_id_leads_somewhere(site: Callable[[], Site]) -> None:
    made = json.loads(to_popolo(site()))
    people = {one["id"] for one in made["persons"]}
    bodies = {one["id"] for one in made["organizations"]}
    assert all(one["name"] for key in ("persons", "organizations", "events") for one in made[key])
    assert not people & bodies
    for one in made["memberships"]:
        assert one.get("person_id", next(iter(people))) in people
        assert one.get("member_id", next(iter(bodies))) in bodies
        assert one["organization_id"] in bodies
    for one in (*made["memberships"], *made["events"]):
        for key in ("start_date", "end_date"):
            assert key not in one or DATE.fullmatch(one[key])


def test_popolo_has_people_with_their_offices() -> None:
    made = json.loads(to_popolo(real()))
    valls = next(one for one in made["persons"] if one["id"] == "manuel-valls")
    assert (valls["family_name"], valls["given_name"]) == ("Valls", "Manuel")
    assert "[^" not in valls["biography"]
    held = [one["role"] for one in made["memberships"] if one.get("person_id") == "manuel-valls"]
    assert held == ["Prime Minister"]


# -- TimelineJS


def test_timelinejs_has_every_document_and_event_that_has_a_date() -> None:
    made = json.loads(to_timelinejs(real()))
    ids = {one["unique_id"] for one in made["events"]}
    assert ids == {f"document-{slug}" for slug in real().documents} | {
        f"event-{slug}" for slug in real().events
    }
    told = next(one for one in made["events"] if one["unique_id"].endswith("communicated"))
    assert told["start_date"] == {"year": 2015, "month": 10, "day": 5}
    assert told["end_date"] == {"year": 2015, "month": 10, "day": 11}
    assert told["display_date"] == "one day between 5 and 11 October 2015"
    letter = next(one for one in made["events"] if "kelam" in one["unique_id"])
    assert letter["group"] == "Letter"
    assert "Tunne Kelam → Manuel Valls" in letter["text"]["text"]


def test_timelinejs_gets_text_and_no_markup_of_the_content() -> None:
    made = json.loads(to_timelinejs(traps()))
    for one in made["events"]:
        text = one["text"]["headline"] + one["text"]["text"]
        assert set(re.findall(r"<(/?\w+)", text)) <= {"a", "/a", "p", "/p"}
    titles = {html.unescape(re.sub(r"<[^>]*>", "", one["text"]["headline"])) for one in
              made["events"]}  # fmt: skip
    assert 'A & B <b> "C", =cmd() \\ {D} %' in titles
    assert "A note" not in titles, "an undated letter has no place on a timeline"


def test_years_alone_are_years_alone_in_timelinejs() -> None:
    made = json.loads(to_timelinejs(traps()))
    one = next(one for one in made["events"] if one["unique_id"].endswith("year-only"))
    assert one["start_date"] == {"year": 2015}


# -- all


@pytest.mark.parametrize("make", [to_graphml, to_ftm, to_popolo, to_timelinejs])
def test_nobody_who_is_not_public_and_nothing_withheld_stands_there(
    make: Callable[[Site], bytes],
) -> None:
    made = make(traps()).decode()
    for hidden in (PRIVATE, "P. Privat", "petra-privat", HELD, "Taken back"):
        assert hidden not in made


def test_a_dossier_without_people_makes_empty_graphs() -> None:
    site = real()
    nothing = Holdings((), (), (), site.edition.pages)
    empty = replace(
        site,
        edition=msgspec.structs.replace(site.edition, holdings=nothing),
        documents={},
        actors={},
        events={},
        involvements={},
    )
    assert graph(empty).order() == 0
    assert to_ftm(empty) == b""
    assert json.loads(to_popolo(empty))["persons"] == []
    assert json.loads(to_timelinejs(empty))["events"] == []
