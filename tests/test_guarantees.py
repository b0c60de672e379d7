"""What is guaranteed is tried: every line of docs/guarantees.md names tests that are there."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "guarantees.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\| (.+?) \| `(tests/[^`]+)` \|$", PAGE, re.MULTILINE)
TOPICS = 9
"""How many kinds of guarantees there are besides publishing."""


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of a file's tests."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


@pytest.mark.parametrize(("promise", "named"), LINES, ids=[line[0][:60] for line in LINES])
def test_the_tests_of_a_guarantee_are_there(promise: str, named: str) -> None:
    assert promise.endswith((".", ")"))
    for one in named.split(" "):
        file, _, test = one.partition("::")
        assert names_in(file), f"{file} holds no tests"
        assert not test or test in names_in(file), f"{file} has no {test}"


def test_no_line_is_without_a_test_and_no_topic_without_a_line() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ")]
    heads = [line for line in rows if "python3 build.py test …" in line]
    assert len(rows) - len(heads) == len(LINES)
    topics = re.findall(r"^## (\d+)\. .+\n\n\| ", PAGE, re.MULTILINE)
    assert topics == [str(number) for number in range(1, TOPICS + 1)]


def test_the_whole_list_runs_where_changes_are_checked() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(r"^python3 build\.py test\b", script, re.MULTILINE)
    assert re.search(r"^python3 build\.py fuzz\b", script, re.MULTILINE)
    assert "export DOSSIER_NO_SKIPS=1" in script
