"""What was found by fuzzing stays mended, and Hypothesis looks for more."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import CASES, NAMES
from tests.fuzz.seeds import TOKENS, seeds
from tests.fuzz.targets import TARGETS

FOUND = sorted(path for path in CASES.rglob("*") if path.is_file())
PIECES = st.one_of(
    st.sampled_from(TOKENS).map(str.encode),
    st.text(max_size=12).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=6),
)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_fuzzing_once_found_stays_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def altered(name: str) -> st.SearchStrategy[bytes]:
    """A sound input of a target, cut at two places, with something else between."""
    start = st.sampled_from(seeds(name) or [b""])
    between = st.lists(PIECES, max_size=8).map(b"".join)

    def put(whole: bytes, one: float, other: float, middle: bytes) -> bytes:
        first, last = sorted((int(one * len(whole)), int(other * len(whole))))
        return whole[:first] + middle + whole[last:]

    place = st.floats(0, 1)
    return st.builds(put, start, place, place, between)


@pytest.mark.parametrize("name", NAMES)
def test_what_must_always_hold_holds_for_any_bytes(name: str) -> None:
    target = TARGETS[name]

    @settings(max_examples=40, database=None)
    @given(st.one_of(altered(name), st.lists(PIECES, max_size=20).map(b"".join)))
    def holds(data: bytes) -> None:
        target(data)

    holds()


def test_every_target_has_its_name_and_what_it_starts_from() -> None:
    assert tuple(TARGETS) == NAMES
    assert {name for name in NAMES if not seeds(name)} == set()
