"""Whichever outputs a case chooses, the site holds together."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dossier import pipeline
from dossier.outputs import NAMES
from tests.conftest import ROOT

AT = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.mark.parametrize("left_out", [None, *sorted(NAMES)])
def test_no_page_links_to_an_output_that_was_not_chosen(
    tmp_path: Path, left_out: str | None
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    chosen = sorted(NAMES - {left_out}) if left_out else ["home", "documents"]
    case = tmp_path / "content" / "case.yaml"
    case.write_text(case.read_text() + f"outputs: [{', '.join(chosen)}]\n")
    built = pipeline.build(tmp_path / "content", tmp_path / "site", AT)
    assert [one for one in built.diagnostics if one.is_error] == []
