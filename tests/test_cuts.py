"""Files told by cuts of one that stands: they are the files that they tell of."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import cuts
from dossier.cuts import Cuts, GoneError, changed

PIECES = st.lists(st.tuples(st.binary(max_size=6), st.none() | st.binary(max_size=6)), max_size=8)


@given(pieces=PIECES, step=st.integers(1, 9))
def test_a_file_told_by_what_changed_is_the_file_with_the_changes(
    pieces: list[tuple[bytes, bytes | None]], step: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("cuts") / "file"
    whole = b"|" + b"|".join(was for was, _ in pieces)
    path.write_bytes(whole)
    new, at = {}, 1
    for was, now in pieces:
        if now is not None:
            new[at, at + len(was)] = now
        at += len(was) + 1
    made = Cuts(str(path), changed(len(whole), new))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cuts, "STEP", step)
        told = b"|" + b"|".join(was if now is None else now for was, now in pieces)
        assert made.read() == told
        assert made.size == len(told)
        found = [(was, now) for was, now in pieces if now is not None and (was or now)]
        assert made.changes() == found


def test_of_a_file_that_is_gone_or_shorter_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "file"
    one = Cuts(str(path), ((0, 3),))
    for act in (one.read, one.changes):
        with pytest.raises(GoneError):
            act()
    path.write_bytes(b"ab")
    with pytest.raises(GoneError):
        one.read()
