import json
import re
from typing import Any

import feedparser
import pytest
from lxml import etree

from dossier.formats.feeds import MOST, entries, to_atom, to_json_feed
from dossier.outputs import actor_feeds
from dossier.outputs.feed import feed
from dossier.site import Site
from tests import small
from tests.editions import HELD, PRIVATE, real, traps

ATOM = "{http://www.w3.org/2005/Atom}"
OLD = "2015-an-older-name"


def atom(site: Site) -> bytes:
    return to_atom(site, feed(site))


def parsed(data: bytes) -> Any:  # noqa: ANN401  # feedparser has no types
    made = feedparser.parse(data)
    assert not made.bozo, made.get("bozo_exception")
    return made


def json_feed(site: Site) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(to_json_feed(site, entries(site, site.edition.documents)))
    return made


@pytest.mark.parametrize("site", [real, traps])
def test_the_feed_has_every_element_that_atom_requires(site: Any) -> None:  # noqa: ANN401
    root = etree.fromstring(atom(site()))
    assert [len(root.findall(ATOM + name)) for name in ("id", "title", "updated")] == [1, 1, 1]
    assert root.find(f"{ATOM}link[@rel='self']") is not None
    moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    ids = []
    for entry in root.iter(f"{ATOM}entry"):
        assert [len(entry.findall(ATOM + n)) for n in ("id", "title", "updated")] == [1, 1, 1]
        assert moment.fullmatch(entry.findtext(f"{ATOM}updated") or "")
        assert entry.find(f"{ATOM}link[@rel='alternate']") is not None
        assert entry.find(f"{ATOM}author") is not None or root.find(f"{ATOM}author") is not None
        ids.append(entry.findtext(f"{ATOM}id"))
    assert len(ids) == len(set(ids))
    assert all(str(one).startswith("tag:") for one in ids)


def test_feedparser_reads_the_five_documents() -> None:
    made = parsed(atom(real()))
    assert made.version == "atom10"
    assert {entry.title for entry in made.entries} == {
        document.record.title for document in real().edition.documents
    }
    press = next(entry for entry in made.entries if "Press release" in entry.title)
    assert press.summary.startswith("Press release, 12 October 2015. The Open Dialog Foundation")
    assert [author.name for author in press.authors] == ["Open Dialog Foundation"]


def test_when_an_entry_changed_is_never_the_date_of_the_letter() -> None:
    made = {entry.title: entry for entry in parsed(atom(traps())).entries}
    letter = made["Letter on the case"]
    assert letter.updated == "2026-01-02T00:00:00Z"
    answered = next(e for e in parsed(atom(traps())).entries if e.link.endswith("year-only.html")
                    and "Correction" not in e.title)  # fmt: skip
    assert (answered.published, answered.updated) == (
        "2026-02-03T00:00:00Z",
        "2026-04-05T00:00:00Z",
    )


def test_a_correction_is_an_entry_of_its_own() -> None:
    found = [e for e in parsed(atom(traps())).entries if e.id.endswith("#correction-2026-04-05")]
    assert len(found) == 1
    assert found[0].title.startswith("Correction: A & B")
    assert found[0].updated == "2026-04-05T00:00:00Z"
    assert "was wrong" in found[0].summary


def test_a_new_slug_leaves_the_id_of_an_entry_as_it_was() -> None:
    ids = [entry.id for entry in parsed(atom(traps())).entries]
    assert f"tag:small.example,2026:/case/documents/{OLD}.html" in ids


def test_the_newest_entry_stands_first_and_dates_the_feed() -> None:
    made = parsed(atom(traps()))
    assert made.feed.updated == made.entries[0].updated == "2026-04-05T00:00:00Z"
    moments = [entry.updated for entry in made.entries]
    assert moments == sorted(moments, reverse=True)


def test_the_json_feed_says_what_the_atom_feed_says() -> None:
    made = json_feed(traps())
    assert made["version"] == "https://jsonfeed.org/version/1.1"
    assert made["feed_url"] == "https://small.example/case/feed.json"
    told = parsed(atom(traps())).entries
    assert [one["id"] for one in made["items"]] == [entry.id for entry in told]
    for one in made["items"]:
        assert {"id", "url", "title", "content_text"} <= set(one)


def test_an_actors_feed_holds_the_documents_in_which_it_takes_part() -> None:
    made = {one.path: one.make() for one in actor_feeds.plan(real())}
    assert set(made) == {f"actors/{slug}.xml" for slug in real().actors}
    valls = parsed(made["actors/manuel-valls.xml"])
    assert valls.feed.title == "Manuel Valls – The Ablyazov dossier"
    assert {entry.link.rpartition("/")[2][:10] for entry in valls.entries} == {
        one.document.slug[:10] for one in real().involvements["manuel-valls"]
    }
    parsed(made["actors/un-committee-against-torture.xml"])


def test_a_feed_holds_the_newest_only() -> None:
    site = traps()
    assert len(entries(site, site.edition.documents * 60)) == MOST


def test_no_feed_names_who_is_not_public_or_tells_what_is_withheld() -> None:
    feeds = b"".join(one.make() for one in actor_feeds.plan(traps())) + atom(traps())
    for hidden in (PRIVATE, "P. Privat", "petra-privat", HELD):
        assert hidden not in feeds.decode()
        assert hidden not in json.dumps(json_feed(traps()), ensure_ascii=False)


def test_without_an_address_there_are_no_feeds() -> None:
    assert list(actor_feeds.plan(traps(base_url=False))) == []
    assert small.LETTER in traps(base_url=False).documents
