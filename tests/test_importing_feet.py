"""Heads and feet of letters in nine languages: who gets a copy, and who signs."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from dossier.importing.understand import Understood
from tests.conftest import ROOT
from tests.test_importing_forms import understood

FEET: dict[str, Any] = yaml.safe_load(
    (ROOT / "tests" / "import" / "feet.yaml").read_text(encoding="utf-8")
)
PARTIES = {"author": "authors", "addressee": "addressees", "cc": "copied"} | {
    "signatories": "signatories"
}


def letter(row: dict[str, Any]) -> str:
    """A whole letter: what a row does not have is that of its language."""
    own: dict[str, str] = FEET["letters"][row["language"]]
    parts = (row.get("head", own["head"]), own["body"], row.get("foot", own["close"]))
    return str(row.get("text") or "\n".join(parts))


def names(found: Understood, key: str) -> object:
    """Who was found under a key; the kind, and the date, as they are written."""
    if key in {"kind", "date"}:
        return getattr(found, key).value
    return [one.name for one in getattr(found, PARTIES[key])]


@pytest.mark.parametrize("row", FEET["found"], ids=lambda row: row["id"])
def test_a_head_and_a_foot_tell_who_gets_a_copy_and_who_signs(row: dict[str, Any]) -> None:
    found = understood(letter(row))
    wanted = {key: row[key] for key in (*PARTIES, "kind", "date") if key in row}
    assert {key: names(found, key) for key in wanted} == wanted
