import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier import documentation, making, pipeline, urls
from dossier.artifact import Data
from dossier.formats import graphml
from dossier.formats.plain import to_markdown, to_text
from dossier.formats.tables import TABLES
from dossier.markup import block_text
from dossier.outputs import OUTPUTS, data, twins
from dossier.transcription import reads
from tests import browser, small
from tests.conftest import ROOT
from tests.editions import HELD, HOSTILE, PRIVATE, TRAPS, real, traps

PRESS = "2015-10-12-open-dialog-foundation-on-the-extradition-decree"
HRW = "2015-05-18-human-rights-watch-to-manuel-valls"
MEPS = "2015-03-11-meps-to-laurent-fabius"
DATA_MD = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module", name="site")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The traps, built from files to pages."""
    folder = tmp_path_factory.mktemp("traps")
    small.write(folder / "content", TRAPS)
    built = pipeline.build(folder / "content", folder / "site", small.MOMENT)
    assert built.published is not None, built.diagnostics
    return folder / "site"


# -- twins


def twin(slug: str, suffix: str) -> bytes:
    make = dict(twins.TWINS)[suffix]
    return make(real(), real().documents[slug])


def test_every_document_has_its_twins_beside_its_page() -> None:
    made = {one.path for one in twins.plan(real())}
    endings = (".md", ".txt", ".json", ".tei.xml", ".ris", ".bib", ".csl.json")
    assert made == {f"documents/{slug}{end}" for slug in real().documents for end in endings}


def test_the_text_twin_is_the_reading_text() -> None:
    for document in real().edition.documents:
        parts = [text for block in document.text.blocks if (text := block_text(block, reads))]
        assert to_text(document).decode() == "\n\n".join(parts) + "\n"


def test_the_markdown_twin_says_what_it_is_and_keeps_what_is_bold() -> None:
    _, front, body = to_markdown(real(), real().documents[PRESS]).decode().split("---\n", 2)
    told = yaml.safe_load(front)
    assert told["from"] == ["Open Dialog Foundation"]
    assert told["date"] == "2015-10-12"
    assert "**IN A SHOCKING DECISION" in body
    assert "OPEN DIALOG\nBrussels Office" not in body, "furniture is no reading text"


def test_the_front_of_a_markdown_twin_is_yaml_whatever_the_names() -> None:
    made = to_markdown(traps(), traps().documents["2015-a-year-only"]).decode()
    told = yaml.safe_load(made.split("---\n")[1])
    assert told["from"][0] == HOSTILE
    assert told["title"] == 'A & B <b> "C", =cmd() \\ {D} %'


def test_the_json_twin_has_every_fact() -> None:
    told = json.loads(twin(HRW, ".json"))
    assert told["date"] == {"edtf": "2015-05-18", "from": "2015-05-18", "to": "2015-05-18"}
    assert told["parts"][0]["on_behalf_of"] == "human-rights-watch"
    assert told["parts"][1]["evidence"] == "supplied"
    assert [one["answered_by"] for one in told["requests"]] == ["2015-09-17-extradition-decree"] * 2
    assert told["source"]["sha256"].startswith("6abcf8fa")
    press = json.loads(twin(PRESS, ".json"))
    assert [b["paragraph"] for b in press["blocks"] if b.get("speaker")] == [5, 8]
    assert "sha256" not in press["source"], "it would tell of words that are withheld"
    assert len([p for p in json.loads(twin(MEPS, ".json"))["parts"]
                if p["role"] == "signatory"]) == 18  # fmt: skip


def test_a_document_taken_back_has_no_twins(site: Path) -> None:
    assert (site / "documents/2015-07-withdrawn.html").is_file()
    assert [one.name for one in (site / "documents").glob("2015-07-withdrawn.*")] == [
        "2015-07-withdrawn.html"
    ]


def test_no_file_of_the_site_but_a_page_names_who_is_not_public(site: Path) -> None:
    for path in site.rglob("*"):
        if path.is_file() and path.suffix not in {".html", ".js"}:
            content = path.read_bytes()
            for hidden in (PRIVATE, "petra-privat", HELD):
                assert hidden.encode() not in content, path


# -- the list, and what is left out


def test_the_page_lists_every_file_with_its_size(site: Path) -> None:
    page = (site / "data.html").read_text(encoding="utf-8")
    rows = re.findall(r'<th scope="row"><a href="([^"]+)">', page)
    offered = [one.path for _, offers in data.FILES for one in offers]
    assert rows == offered
    assert all((site / path).is_file() for path in rows)
    made = {path.relative_to(site).as_posix() for path in (site / "data").iterdir()}
    unlisted = made - set(rows)
    assert not [path for path in unlisted if not path.startswith("data/search")], unlisted
    assert 'datetime="2026-04-05"' in page, "the day of the last correction"


def test_every_list_of_offers_belongs_to_an_output() -> None:
    assert {name for name, _ in data.FILES} <= {output.name for output in OUTPUTS}


def test_without_an_address_the_page_says_what_is_left_out(tmp_path: Path) -> None:
    case = small.FILES["case.yaml"].splitlines(keepends=True)
    files = {"case.yaml": "".join(line for line in case if not line.startswith("base_url"))}
    small.write(tmp_path / "content", {**TRAPS, **files})
    built = pipeline.build(tmp_path / "content", tmp_path / "site", small.MOMENT)
    assert built.published is not None, built.diagnostics
    page = (tmp_path / "site/data.html").read_text(encoding="utf-8")
    left_out = page.split("Left out")[1]
    for name in ("cmif.xml", "feed.xml", "feed.json", "actors/*.xml"):
        assert name in left_out
        assert not list((tmp_path / "site").rglob(name))
    assert not list((tmp_path / "site/actors").glob("*.xml"))
    whole = b"".join(p.read_bytes() for p in (tmp_path / "site").rglob("*") if p.is_file())
    assert b"small.example" not in whole.replace(b"desk@small.example", b"")


def test_no_data_package_describes_tables_that_are_not_written(tmp_path: Path) -> None:
    case = f"{small.FILES['case.yaml']}outputs: [datapackage, sqlite, data]\n"
    small.write(tmp_path / "content", {"case.yaml": case})
    built = pipeline.build(tmp_path / "content", tmp_path / "site", small.MOMENT)
    assert built.published is not None, built.diagnostics
    assert not (tmp_path / "site/data/datapackage.json").exists()
    assert "datapackage" not in (tmp_path / "site/data.html").read_text(encoding="utf-8")


def test_no_data_leads_to_a_page_that_the_site_does_not_have(tmp_path: Path) -> None:
    outputs = sorted({one.name for one in OUTPUTS} - {"actors", "events"})
    case = f"{small.FILES['case.yaml']}outputs: [{', '.join(outputs)}]\n"
    small.write(tmp_path / "content", {**TRAPS, "case.yaml": case})
    built = pipeline.build(tmp_path / "content", tmp_path / "site", small.MOMENT)
    assert built.published is not None, built.diagnostics
    for path in sorted((tmp_path / "site").rglob("*")):
        if path.is_file():
            assert not re.search(rb"(actors|events)/[\w-]+\.(html|xml)", path.read_bytes()), path


# -- earlier addresses


def test_an_earlier_address_leads_on(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        "actors/anna-berg.md": "---\nname: Anna Berg\nkind: person\nformer_slugs: [a-berg]\n---\n",
        "events/2014-10-24-lyon-ruling.md": str(small.FILES["events/2014-10-24-lyon-ruling.md"])
        .replace("place:", "aliases: [2014-lyon]\nplace:"),
        "pages/about.md": "---\ntitle: About\naliases: [on-this-site]\n---\n\nText.\n",
        "documents/new-name.md": small.letter("aliases: [old-name, older-name]\n",
                                              "Anna Berg\n{: .signature}\n"),
    }  # fmt: skip
    small.write(tmp_path / "content", files)
    built = pipeline.build(tmp_path / "content", tmp_path / "site", small.MOMENT)
    assert built.published is not None, built.diagnostics
    for old, new in (
        ("documents/old-name.html", "new-name.html"),
        ("documents/older-name.html", "new-name.html"),
        ("actors/a-berg.html", "anna-berg.html"),
        ("events/2014-lyon.html", "2014-10-24-lyon-ruling.html"),
        ("on-this-site.html", "about.html"),
    ):
        page = (tmp_path / "site" / old).read_text(encoding="utf-8")
        assert f'<meta http-equiv="refresh" content="0; url={new}">' in page
        assert f'<a href="{new}">' in page
        assert '<meta name="robots" content="noindex">' in page
        canonical = re.search(r'<link rel="canonical" href="([^"]+)">', page)
        assert canonical is not None
        assert canonical[1].endswith(f"/{new}")
    assert "old-name" not in (tmp_path / "site/sitemap.xml").read_text(encoding="utf-8")
    moved = (tmp_path / "site/_redirects").read_text(encoding="utf-8").splitlines()
    for line in (
        "/case/documents/old-name.html /case/documents/new-name.html 301",
        "/case/documents/older-name.tei.xml /case/documents/new-name.tei.xml 301",
        "/case/actors/a-berg.html /case/actors/anna-berg.html 301",
        "/case/actors/a-berg.xml /case/actors/anna-berg.xml 301",
        "/case/events/2014-lyon.html /case/events/2014-10-24-lyon-ruling.html 301",
    ):
        assert line in moved


# -- how to cite it


def test_a_documents_page_shows_how_to_cite_it_and_leads_to_its_twins(site: Path) -> None:
    page = (site / f"documents/{small.LETTER}.html").read_text(encoding="utf-8")
    told = re.sub(r"<[^>]+>", "", page.split('id="cite"')[1])
    assert "Berg, A. (2015, May 25). Letter on the case [Letter to Ben Carlier]." in told
    assert "Berg, Anna. “Letter on the case.” Letter to Ben Carlier, Brussels, May 25" in told
    for suffix, _ in twins.TWINS:
        assert f'href="{small.LETTER}{suffix}"' in page


# -- in a browser


@pytest.fixture(name="complaints")
def console_complaints(site: Path) -> Iterator[tuple[Any, list[str]]]:
    with browser.chromium() as opened:
        page = opened.new_page()
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto((site / "documents/2015-a-year-only.html").as_uri())
        yield page, told
        page.close()


def test_the_policy_lets_the_block_of_data_stand_and_nothing_complains(
    complaints: tuple[Any, list[str]],
) -> None:
    page, told = complaints
    block = page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
    )
    assert block["@type"] == ["Message", "ArchiveComponent"]
    assert told == []


# -- documents


def test_the_tables_of_columns_are_current() -> None:
    assert documentation.content(DATA_MD) == DATA_MD, "run: python -m dossier.documentation"
    assert documentation.made_parts(DATA_MD) == [f"columns of {table.name}" for table in TABLES]


def test_every_file_that_is_offered_is_described() -> None:
    for _, offers in data.FILES:
        for one in offers:
            name = re.sub(r"data/\w+\.(csv|json)$", r"data/*.\1", one.path)
            described = one.path in DATA_MD or name in DATA_MD or f"`.{one.path[-3:]}`" in DATA_MD
            assert described, one.path


def keys_of(value: Any) -> set[str]:  # noqa: ANN401  # any JSON
    """All keys, at every depth."""
    if isinstance(value, dict):
        return set(value) | {key for one in value.values() for key in keys_of(one)}
    return {key for one in value for key in keys_of(one)} if isinstance(value, list) else set()


def test_every_key_of_our_own_json_is_described() -> None:
    named = set(re.findall(r"`(\w+)`", DATA_MD))
    made = {one.path: one.make() for one in making.plan(traps(), {}) if isinstance(one, Data)}
    ours = [path for path in made if path in {urls.RECORD, urls.EDITION}]
    ours += [
        urls.twin(slug, ".json") for slug in traps().documents if urls.twin(slug, ".json") in made
    ]
    assert len(ours) > 5
    for path in ours:
        assert keys_of(json.loads(made[path])) <= named, path


def test_every_attribute_of_the_graph_is_described() -> None:
    named = set(re.findall(r"`(\w+)`", DATA_MD.split("## Graphs")[1].split("##")[0]))
    assert {name for name, _ in (*graphml._NODE, *graphml._EDGE)} <= named


def test_every_output_of_data_is_named_in_the_description() -> None:
    named = set(re.findall(r"`([a-z-]+)`(?:, `([a-z-]+)`)? \|$", DATA_MD, re.MULTILINE))
    flat = {name for pair in named for name in pair if name}
    assert {name for name, _ in data.FILES} | {"twins", "actor-feeds", "redirects", "data"} <= flat
    assert urls.DATA in DATA_MD
