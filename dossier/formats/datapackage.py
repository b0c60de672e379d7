"""datapackage.json: the CSV tables described for Frictionless and its kin (Data Package 1)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

from dossier import urls
from dossier.formats.moments import of_edition
from dossier.formats.table import Column, Table
from dossier.formats.tables import TABLES, VERSION
from dossier.site import Site
from dossier.words import slugify


def to_datapackage(site: Site, csv_of: Callable[[Table], Iterable[bytes]]) -> bytes:
    """Return the description; `csv_of` gives the bytes of a table's CSV."""
    case = site.edition.case
    newest = of_edition(site.edition)
    made: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": slugify(case.title) or "dossier",
        "title": case.title,
        "description": case.tagline,
        "version": f"{VERSION}.0.0",
    }
    if newest:
        made["created"] = f"{newest.isoformat()}T00:00:00Z"
    if case.base_url:
        made["homepage"] = case.base_url
        if case.licence.site or case.licence.documents:
            made["licenses"] = [{
                "title": " ".join(filter(None, (case.licence.site, case.licence.documents))),
                "path": urls.absolute(urls.IMPRINT, case.base_url),
            }]  # fmt: skip
    if case.publisher.name:
        made["contributors"] = [{"title": case.publisher.name, "role": "publisher"}]
    made["resources"] = [_resource(table, csv_of(table)) for table in TABLES]
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(table: Table, data: Iterable[bytes]) -> dict[str, Any]:
    whole, size = sha256(), 0
    for chunk in data:
        whole.update(chunk)
        size += len(chunk)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "description": table.about,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{whole.hexdigest()}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": [column.name],
                    "reference": {
                        "resource": "" if column.refers == table.name else column.refers,
                        "fields": ["slug"],
                    },
                }
                for column in table.columns
                if column.refers
            ],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.about,
    }
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        made["constraints"] = constraints
    return made
