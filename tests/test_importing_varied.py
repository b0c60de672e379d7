"""Short letters, releases and statements in layouts of all sorts: what each of them says."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from dossier.importing.understand import Understood, understand
from dossier.importing.worker import read
from tests.conftest import ROOT

VARIED: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "import" / "varied.yaml").read_text(encoding="utf-8")
)
VALUES = ("kind", "date", "place", "language")
PARTIES = {
    "author": "authors",
    "addressee": "addressees",
    "signatories": "signatories",
    "cc": "copied",
}


def said(found: Understood, key: str) -> object:
    """What was recognised under a key, as the table has it."""
    if key in VALUES:
        return getattr(found, key).value
    return [one.name for one in getattr(found, PARTIES[key])]


@pytest.mark.parametrize("row", VARIED, ids=lambda row: row["id"])
def test_a_document_says_what_it_is_and_who_takes_part(row: dict[str, Any]) -> None:
    found = understand(read(f"letter.{row.get('ext', 'txt')}", row["text"].encode()))
    wanted = {key: row[key] for key in (*VALUES, *PARTIES) if key in row}
    assert {key: said(found, key) for key in wanted} == wanted
