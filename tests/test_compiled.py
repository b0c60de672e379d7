"""Bytecode of templates is believed where it belongs to the very template, and nowhere else."""

import marshal
from pathlib import Path
from types import CodeType

import pytest

from dossier import bytecode, compiled
from dossier.i18n import locale
from dossier.render import Renderer

SOURCE = "<p>{{ view }} {{ _('Signed by') }}</p>"


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates that are ours, with their bytecode beside them."""
    monkeypatch.setattr(compiled, "OURS", tmp_path)
    monkeypatch.setattr(bytecode, "cache_from_source", lambda path: str(tmp_path / Path(path).name))
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "one.html").write_text(SOURCE)
    return tmp_path


def said(folder: Path, language: str = "en") -> str:
    renderer = Renderer((folder / "templates",), locale(language))
    return renderer.quick.get_template("one.html").render(view="A")


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()]


@pytest.fixture
def compilings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is compiled, from now on."""
    found: list[str] = []
    make = marshal.dumps

    def noted(code: CodeType) -> bytes:
        found.append(repr(code))
        return make(code)

    monkeypatch.setattr(marshal, "dumps", noted)
    return found


def test_a_template_is_compiled_once_for_each_language(ours: Path, compilings: list[str]) -> None:
    assert said(ours) == said(ours) == "<p>A Signed by</p>"
    assert len(compilings) == 1
    assert said(ours, "fr") == said(ours, "fr") == f"<p>A {locale('fr').gettext('Signed by')}</p>"
    assert len(compilings) == 2
    assert len(kept(ours)) == 2


def test_a_changed_template_is_compiled_again(ours: Path) -> None:
    said(ours)
    (ours / "templates" / "one.html").write_text("Other.")
    assert said(ours) == "Other."


def test_bytecode_of_another_template_of_equal_length_is_not_believed(ours: Path) -> None:
    said(ours)
    before = kept(ours)[0].read_bytes()
    (ours / "templates" / "one.html").write_text(SOURCE.replace("p>", "b>"))
    said(ours)
    kept(ours)[0].write_bytes(before)
    assert said(ours) == "<b>A Signed by</b>"


@pytest.mark.parametrize("harm", [lambda data: data[:40], lambda data: data[:-1] + b"x",
                                  lambda _: b"", lambda data: data[:16] + marshal.dumps("text")],
                         ids=["cut off", "altered", "empty", "no bytecode"])  # fmt: skip
def test_damaged_bytecode_is_not_believed(ours: Path, harm: object) -> None:
    said(ours)
    path = kept(ours)[0]
    path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]  # one of those above
    assert said(ours) == "<p>A Signed by</p>"


def test_where_python_may_write_no_bytecode_none_is_written(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert said(ours) == "<p>A Signed by</p>"
    assert kept(ours) == []


def test_a_template_of_a_dossier_leaves_no_bytecode(ours: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "templates").mkdir(parents=True)
    (own / "templates" / "one.html").write_text(SOURCE)
    assert said(own) == "<p>A Signed by</p>"
    assert kept(ours) == []


def test_where_nothing_can_be_written_the_template_works(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        bytecode, "cache_from_source", lambda _: str(ours / "templates" / "x" / "y")
    )
    (ours / "templates" / "x").write_text("a file in its place")
    assert said(ours) == "<p>A Signed by</p>"
