"""Brings docs/schema/ up to date, made of the keys: ``python -m dossier.json_schema``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from dossier import model
from dossier.schema import keys
from dossier.schema.keys import Key

FOLDER = Path(__file__).parents[1] / "docs" / "schema"
Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""What an editor may leave without quotation marks: a year, a number, `yes`."""
LONG: Schema = {"type": "string"}
DATE: Schema = {"type": ["string", "integer", "array"]}
"""EDTF; a YAML reader takes 2015 for a number and [2015..2016] for a list."""
FLAG: Schema = {"enum": [True, False, "yes", "no"]}
NUMBER: Schema = {"type": "integer", "minimum": 0, "maximum": 999999}
URL: Schema = {"type": "string", "pattern": "^(https?://|mailto:)\\S+$"}
SLUG: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 120}


def one_or_more(inner: Schema) -> Schema:
    """Return the schema of one value or a list of them."""
    return {"anyOf": [inner, {"type": "array", "items": inner}]}


def words(kind: type[StrEnum]) -> Schema:
    """Return the schema of one of a list of words."""
    return {"enum": [one.value for one in kind]}


def mapping(table: tuple[Key, ...], types: Mapping[str, Schema]) -> Schema:
    """Return the schema of a mapping with the keys of a table; a key without a type is a text."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in table if key.required],
        "properties": {
            key.name: {"description": key.holds, **_or_blank(types.get(key.name, TEXT))}
            for key in table
        },
    }


def _or_blank(schema: Schema) -> Schema:
    """Allow a key to be left blank, as templates leave those that are still to be filled in."""
    return {"anyOf": [schema, {"type": "null"}]}


SLUGS = one_or_more(SLUG)
TEXTS = one_or_more(TEXT)
NAMED = mapping(keys.NAMED, {
    "reading": words(model.Reading),
    "evidence": words(model.Evidence),
    "status": words(model.Signature),
})  # fmt: skip
PARTIES = one_or_more({"anyOf": [{"type": "string"}, NAMED]})
SPEAKER = mapping(keys.SPEAKER, {
    **{name: one for name, one in NAMED["properties"].items() if name in {"reading", "evidence"}},
    "paragraphs": one_or_more({"type": ["integer", "string"]}),
})  # fmt: skip
SOURCE = mapping(keys.SOURCE, {
    "sha256": {"type": "string", "pattern": "^[0-9a-fA-F]{64}$"},
    "nature": words(model.Nature),
    "markup": words(model.Markup),
    "url": URL,
    "archived": URL,
})  # fmt: skip
RESPONSES = one_or_more(mapping(keys.RESPONSE, {"date": DATE, "text": LONG, "paragraph": NUMBER}))
ATTESTATIONS = one_or_more(mapping(keys.ATTESTATION, {"date": DATE, "url": URL, "archived": URL}))
DOCUMENT = mapping(keys.DOCUMENT, {
    "kind": words(model.DocumentKind),
    "date": DATE,
    **dict.fromkeys(("author", "addressee", "signatories", "cc", "mentioned"), PARTIES),
    **dict.fromkeys(("not_mentioned", "reply_to", "encloses", "translation_of"), TEXTS),
    "speakers": one_or_more(SPEAKER),
    "source": SOURCE,
    "requests": one_or_more(mapping(keys.REQUEST, {})),
    "aliases": SLUGS,
    "withhold": one_or_more(mapping(keys.WITHHELD, {})),
    "corrections": one_or_more(mapping(keys.CORRECTION, {"date": DATE})),
    "responses": RESPONSES,
    "published": DATE,
    "draft": FLAG,
    "embargo": LONG,
})  # fmt: skip
EVENT = mapping(keys.EVENT, {
    "date": DATE,
    "actors": PARTIES,
    "status": words(model.EventStatus),
    "attested_by": ATTESTATIONS,
    "responses": RESPONSES,
    "aliases": SLUGS,
    "published": DATE,
    "draft": FLAG,
})  # fmt: skip
ACTOR = mapping(keys.ACTOR, {
    "kind": words(model.ActorKind),
    "aliases": TEXTS,
    "former_slugs": SLUGS,
    "country": {"type": "string", "pattern": "^[A-Za-z]{2}$"},
    "positions": one_or_more(mapping(keys.POSITION, {"from": DATE, "to": DATE})),
    "member_of": TEXTS,
    "same_as": TEXTS,
    "public": FLAG,
    "responses": RESPONSES,
})  # fmt: skip
PAGE = mapping(keys.PAGE, {"claims": {"enum": ["required"]}, "aliases": SLUGS, "draft": FLAG})
CASE = mapping(keys.CASE, {
    "base_url": URL,
    "publisher": mapping(keys.PUBLISHER, {"url": URL}),
    "imprint": mapping(keys.IMPRINT, {"address": LONG}),
    "status": mapping(keys.STATUS, {"date": DATE}),
    "licence": mapping(keys.LICENCE, {}),
    "security": mapping(keys.SECURITY, {}),
    "menu": TEXTS,
    "serial": NUMBER,
    "claims": mapping(keys.CLAIMS, {"required": TEXTS}),
    "outputs": TEXTS,
})  # fmt: skip
SCHEMAS: tuple[tuple[str, str, Schema], ...] = (
    ("document", "Front matter of a document", DOCUMENT),
    ("actor", "Front matter of an actor", ACTOR),
    ("event", "Front matter of an event", EVENT),
    ("page", "Front matter of a free page", PAGE),
    ("case", "case.yaml", CASE),
)
"""Every schema: its file's name, its title and itself."""


def files() -> dict[str, str]:
    """Return the files of docs/schema/ by their names."""
    return {
        f"{name}.json": json.dumps(
            {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **schema},
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
        for name, title, schema in SCHEMAS
    }


def main() -> None:
    """Write them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
