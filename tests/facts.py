"""What the five documents say, and what the tables and twins say of them."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import cache
from typing import Any

import yaml

from dossier import making
from dossier.model import Document, Role
from dossier.render import Renderer
from dossier.theme import theme
from tests.conftest import ROOT
from tests.editions import real

Facts = dict[str, object]
SLUGS = tuple(real().documents)
LETTERS = tuple(slug for slug in SLUGS if real().documents[slug].by_role(Role.ADDRESSEE))


@cache
def built() -> dict[str, bytes]:
    """Every file of the site that is made, by its path."""
    renderer = Renderer(theme(ROOT / "content").templates, real().locale)
    wanted = (".js", ".css", ".svg")
    return {
        one.path: making.make(one, renderer)
        for one in making.plan(real(), {})
        if not one.path.endswith(wanted)
    }


def people(document: Document, *roles: Role) -> set[str]:
    return {part.name for role in roles for part in document.by_role(role)}


def facts(slug: str) -> Facts:
    """What the front matter and the transcription say."""
    document = real().documents[slug]
    record = document.record
    wrote = (Role.AUTHOR,) if document.by_role(Role.AUTHOR) else (Role.SIGNATORY,)
    took_part = [part for part in document.parts if part.role is not Role.MENTIONED]
    return {
        "title": record.title,
        "kind": record.kind.value,
        "date": record.date.text,
        "place": record.place,
        "language": record.language,
        "summary": record.summary,
        "writers": people(document, *wrote),
        "addressees": people(document, Role.ADDRESSEE),
        "copies": people(document, Role.CC),
        "mentioned": people(document, Role.MENTIONED),
        "behalf": {real().actors[p.on_behalf_of].name for p in took_part if p.on_behalf_of},
        "offices": {(part.name, part.capacity) for part in took_part if part.capacity},
        "unsure": {part.name for part in took_part if part.reading.value != "certain"},
        "supplied": {part.name for part in took_part if part.evidence.value == "supplied"},
        "requests": {(one.actor or one.to, one.that, one.quote) for one in document.requests},
        "withheld": {one.reason for one in record.withhold},
        "quoted": {who.name for _, who in document.speakers},
        "origin": record.source.origin if record.source else "",
        "text": words(reading for reading in document.text.readings if reading),
    }


def words(texts: Iterable[str]) -> list[str]:
    return " ".join(texts).split()


def turned(name: str) -> str:
    """Turn "Valls, Manuel" round."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma else name


# -- the readers: what each format says of a document


def from_rows(rows: Callable[[str], list[dict[str, Any]]], slug: str) -> Facts:
    """Read the tables, in whatever form they are."""
    whole = {row["slug"]: row for row in rows("documents")}[slug]
    names = {row["slug"]: row["name"] for row in rows("actors")}
    roles = [row for row in rows("roles") if row["document"] == slug]
    took_part = [row for row in roles if row["role"] != "mentioned"]
    paragraphs = [row for row in rows("paragraphs") if row["document"] == slug]

    def of(role: str) -> set[str]:
        return {row["name"] for row in roles if row["role"] == role}

    return {
        **{key: whole[key] for key in ("title", "kind", "date", "place", "language", "summary")},
        "writers": of("author") or of("signatory"),
        "addressees": of("addressee"),
        "copies": of("cc"),
        "mentioned": of("mentioned"),
        "behalf": {names[row["on_behalf_of"]] for row in took_part if row["on_behalf_of"]},
        "offices": {(row["name"], row["capacity"]) for row in took_part if row["capacity"]},
        "unsure": {row["name"] for row in took_part if row["reading"] != "certain"},
        "supplied": {row["name"] for row in took_part if row["evidence"] == "supplied"},
        "requests": {
            (row["actor"] or row["to"], row["that"], row["quote"])
            for row in rows("requests")
            if row["document"] == slug
        },
        "withheld": {row["reason"] for row in rows("withheld") if row["document"] == slug},
        "quoted": {row["speaker_name"] for row in paragraphs if row["speaker_name"]},
        "origin": whole["source_origin"],
        "text": words(row["text"] for row in paragraphs),
    }


def from_csv(slug: str) -> Facts:
    def rows(name: str) -> list[dict[str, Any]]:
        text = built()[f"data/{name}.csv"].decode()
        return list(csv.DictReader(io.StringIO(text, newline="")))

    return from_rows(rows, slug)


def from_json_tables(slug: str) -> Facts:
    def rows(name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(built()[f"data/{name}.json"])
        return found

    return from_rows(rows, slug)


def from_database(slug: str) -> Facts:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(built()["data/dossier.sqlite"])
        opened.row_factory = sqlite3.Row

        def rows(name: str) -> list[dict[str, Any]]:
            return [dict(row) for row in opened.execute(f'SELECT * FROM "{name}"')]  # noqa: S608

        return from_rows(rows, slug)


def from_json_twin(slug: str) -> Facts:
    told = json.loads(built()[f"documents/{slug}.json"])
    took_part = [one for one in told["parts"] if one["role"] != "mentioned"]

    def of(role: str) -> set[str]:
        return {one["name"] for one in told["parts"] if one["role"] == role}

    return {
        **{key: told[key] for key in ("title", "kind", "place", "language", "summary")},
        "date": told["date"]["edtf"],
        "writers": of("author") or of("signatory"),
        "addressees": of("addressee"),
        "copies": of("cc"),
        "mentioned": of("mentioned"),
        "behalf": {real().actors[one["on_behalf_of"]].name for one in took_part
                   if "on_behalf_of" in one},
        "offices": {(one["name"], one["capacity"]) for one in took_part if "capacity" in one},
        "unsure": {one["name"] for one in took_part if one["reading"] != "certain"},
        "supplied": {one["name"] for one in took_part if one["evidence"] == "supplied"},
        "requests": {(one.get("actor", one["to"]), one["that"], one["quote"])
                     for one in told.get("requests", ())},
        "withheld": set(told.get("withheld", ())),
        "quoted": {one["speaker"] for one in told["blocks"] if "speaker" in one},
        "origin": told["source"]["origin"],
        "text": words(one["text"] for one in told["blocks"]),
    }  # fmt: skip


def from_markdown(slug: str) -> Facts:
    _, front, _ = built()[f"documents/{slug}.md"].decode().split("---\n", 2)
    told = yaml.safe_load(front)
    everyone = {one for key in ("from", "to", "copies") for one in told.get(key, ())}
    offices = facts(slug)["offices"]
    assert isinstance(offices, set)
    return {
        **{key: told[key] for key in ("title", "kind", "date", "place", "language")},
        "behalf": set(told.get("on_behalf_of", ())),
        "offices": {pair for pair in offices if ", ".join(pair) in everyone},
    }


def from_text(slug: str) -> Facts:
    return {"text": words([built()[f"documents/{slug}.txt"].decode()])}
