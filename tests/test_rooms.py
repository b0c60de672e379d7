"""The order of the rooms, as docs/architecture.md gives it, against what imports what."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "dossier"
TABLE = re.compile(r"^## The rooms$(.*?)^## ", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| (`[^|]+) \|", re.MULTILINE)
HEAVY = {"babel", "frontmatter", "jinja2", "livereload", "lxml", "markdown", "nh3", "tornado",
         "watchfiles", "yaml"}  # fmt: skip


def rooms() -> list[str]:
    """The rooms in their order: `words` for a file, `readers` for a folder."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = TABLE.search(text)
    assert table is not None
    names = [name for row in ROW.findall(table.group(1)) for name in re.findall(r"`([^`]+)`", row)]
    return [name.removesuffix(".py").rstrip("/").replace("/", ".") for name in names]


ROOMS = rooms()
FILES = sorted(PACKAGE.rglob("*.py"))


def module(path: Path) -> str:
    """A file's name below the package: `checks.links`; the package itself is `__init__`."""
    name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    return name.removesuffix(".__init__")


def room(name: str) -> str | None:
    """The room of a module: the longest that holds it."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        if (candidate := ".".join(parts[:length])) in ROOMS:
            return candidate
    return None


def exists(name: str) -> bool:
    path = PACKAGE / Path(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """The modules of the package that a file imports, wherever it does, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.partition(".")[0] == "dossier":
                    yield node.lineno, alias.name.partition(".")[2] or "__init__"
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the whole name of the module"
            if (node.module or "").partition(".")[0] == "dossier":
                below = str(node.module).partition(".")[2]
                for alias in node.names:
                    inner = f"{below}.{alias.name}".lstrip(".")
                    yield node.lineno, inner if exists(inner) else below or "__init__"


def test_every_file_has_a_room_and_every_room_a_file() -> None:
    assert len(ROOMS) == len(set(ROOMS))
    housed = {path.relative_to(ROOT).as_posix(): room(module(path)) for path in FILES}
    assert [file for file, where in housed.items() if where is None] == []
    assert set(ROOMS) == set(housed.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_those_above_it(path: Path) -> None:
    here = room(module(path))
    assert here is not None
    above = set(ROOMS[: ROOMS.index(here) + 1])
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}, which stands below {here}"
        for line, name in imports(path)
        if room(name) not in above
    ]
    assert wrong == []


def test_no_import_leads_back_to_where_it_began() -> None:
    graph = {module(path): {name for _, name in imports(path)} for path in FILES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_is_imported_for_the_types_alone(path: Path) -> None:
    assert "TYPE_CHECKING" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_room_begins_by_saying_what_it_holds(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def modules_after(program: str) -> set[str]:
    """The top-level modules that are loaded once a program has run."""
    code = f"import sys\n{program}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stderr.split()}


def test_help_loads_no_library() -> None:
    program = (
        "from dossier.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit as end:\n    assert end.code == 0"
    )
    loaded = modules_after(program)
    assert "dossier" in loaded
    assert loaded & HEAVY == set()
