"""The whole built site of the five documents, compared with the one in tests/golden/.

`pytest tests/test_golden.py --update` writes it anew and deletes what is no longer built; the
difference that git then shows is what readers will see.
"""

import difflib
from pathlib import Path

import pytest

from dossier import pipeline
from tests import small
from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden" / "ablyazov"
DATABASE = "data/dossier.sqlite"
LINES = 60
"""Of a difference, how many lines are shown."""


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as it is built now."""
    site = tmp_path_factory.mktemp("golden") / "site"
    built = pipeline.build(ROOT / "content", site, small.MOMENT)
    assert built.published is not None, built.diagnostics
    return {
        name: ours(data) if name == "SHA256SUMS" else data
        for name, data in files(site).items()
        if name != DATABASE
    }


def ours(manifest: bytes) -> bytes:
    """The manifest without the database, which another version of SQLite arranges otherwise."""
    lines = manifest.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.endswith(f"  {DATABASE}\n".encode()))


def difference(name: str, before: bytes, now: bytes) -> str:
    """The first lines of what changed in one file."""
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (before, now))
    lines = list(
        difflib.unified_diff(old, new, f"golden/{name}", f"built/{name}", lineterm="", n=1)
    )
    return "\n".join(line[:200] for line in lines[:LINES])


def rewrite(made: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """Make the golden files those that are built."""
    for name in set(expected) - set(made):
        (GOLDEN / name).unlink()
    for name, data in made.items():
        path = GOLDEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if expected.get(name) != data:
            path.write_bytes(data)
    for folder in sorted(GOLDEN.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def test_the_site_of_the_five_documents_is_the_golden_one(
    made: dict[str, bytes], *, update: bool
) -> None:
    expected = files(GOLDEN)
    if update:
        rewrite(made, expected)
        expected = files(GOLDEN)
    assert sorted(set(made) - set(expected)) == [], "built, and not in the golden site"
    assert sorted(set(expected) - set(made)) == [], "in the golden site, and no longer built"
    changed = [name for name in made if made[name] != expected[name]]
    # The manifest changes with every file: it is the least telling of them.
    telling = min(changed, key=lambda name: (name == "SHA256SUMS", name), default="")
    shown = difference(telling, expected[telling], made[telling]) if telling else ""
    assert changed == [], f"{len(changed)} files differ; the first:\n{shown}"
