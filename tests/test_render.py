"""Templates: safe by themselves, strict, and replaced file by file by a dossier's own."""

import gc
import weakref
from dataclasses import dataclass
from pathlib import Path

import pytest

from dossier import pipeline
from dossier.artifact import Page
from dossier.i18n import locale
from dossier.render import Renderer, RenderError
from dossier.theme import theme
from tests import small
from tests.conftest import ROOT


@dataclass(frozen=True, slots=True)
class View:
    """A view of one value."""

    text: str
    frame: None = None


def renderer(folder: Path, **templates: str | bytes) -> Renderer:
    """A renderer of templates that are named without their ending."""
    for name, source in templates.items():
        data = source if isinstance(source, bytes) else source.encode()
        (folder / f"{name}.html").write_bytes(data)
    return Renderer((folder,), locale("en"))


def made(folder: Path, source: str | bytes, text: str = "<b> & “c”") -> str:
    one = renderer(folder, page=source)
    return one.render(Page("page.html", "page.html", lambda: View(text))).decode()


def refused(folder: Path, source: str | bytes) -> tuple[str, int, str]:
    """Where a template is wrong, and what is said of it."""
    with pytest.raises(RenderError) as error:
        made(folder, source)
    told = error.value.diagnostic
    assert told.code == "template"
    return told.file, told.line, told.what


def test_what_a_view_holds_is_text(tmp_path: Path) -> None:
    assert made(tmp_path, "{{ view.text }}") == "&lt;b&gt; &amp; “c”"
    assert made(tmp_path, '<a title="{{ view.text }}">', '" onclick="x') == (
        '<a title="&#34; onclick=&#34;x">'
    )


def test_only_what_is_called_safe_is_html(tmp_path: Path) -> None:
    assert made(tmp_path, "{{ view.text|safe_html }}", "<b>x</b>") == "<b>x</b>"


@pytest.mark.parametrize(
    ("source", "line", "what"),
    [
        ("a\n{{ view.nothing }}", 2, "no attribute 'nothing'"),
        ("a\n\n{{ nothing }}", 3, "'nothing' is undefined"),
        ("{% if view.text %}\nx", 2, "Unexpected end of template"),
        ("a\n{% endif %}", 2, "unknown tag 'endif'"),
        ("{{ view.text|nothing }}", 1, "No filter named 'nothing'"),
        ("{% extends 'gone.html' %}", 1, "the template “gone.html” does not exist"),
        ("a\n{{ view.text + 1 }}", 2, "can only concatenate str"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{{ view.text[99] }}", 1, "has no element 99"),
        ("{{ '%d' % 'x' }}", 1, "%d format"),
        (b"\xff", 1, "utf-8"),
        ("{% include 'page.html' %}", 1, "recursion"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, "recursion"),
    ],
)
def test_a_slip_in_a_template_is_told_with_its_place(
    tmp_path: Path, source: str | bytes, line: int, what: str
) -> None:
    file, told_line, told = refused(tmp_path, source)
    assert (file, told_line) == ("templates/page.html", line)
    assert what in told


def test_a_slip_in_an_included_template_names_that_template(tmp_path: Path) -> None:
    (tmp_path / "inner.html").write_text("a\nb\n{{ view.nothing }}")
    assert refused(tmp_path, "{% include 'inner.html' %}")[:2] == ("templates/inner.html", 3)


def test_the_digest_changes_with_every_template_that_is_reached(tmp_path: Path) -> None:
    templates = {"page": "{% extends 'base.html' %}", "base": "{% include 'foot.html' %}",
                 "foot": "foot", "other": "other"}  # fmt: skip
    before = renderer(tmp_path, **templates).digest("page.html")
    assert renderer(tmp_path, **templates).digest("page.html") == before
    assert renderer(tmp_path, **templates, another="x").digest("page.html") == before
    assert renderer(tmp_path, **{**templates, "other": "changed"}).digest("page.html") == before
    assert renderer(tmp_path, **{**templates, "foot": "changed"}).digest("page.html") != before


@pytest.mark.parametrize("source", ["{% extends 'gone.html' %}{{", b"\xff"])
def test_a_template_that_cannot_be_read_has_no_digest(tmp_path: Path, source: str | bytes) -> None:
    with pytest.raises(RenderError):
        renderer(tmp_path, page=source).digest("page.html")


# The theme


def test_a_dossier_replaces_the_theme_file_by_file(tmp_path: Path) -> None:
    content = small.write(tmp_path / "content")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "404.html").write_text("Nothing of ours.")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "dossier.css").write_text("p {color: red}")
    (tmp_path / "static" / "own.txt").write_text("own")
    built = pipeline.build(content, tmp_path / "site", small.MOMENT)
    assert built.published is not None, built.diagnostics
    site = tmp_path / "site"
    assert (site / "404.html").read_text() == "Nothing of ours."
    assert (site / "assets" / "dossier.css").read_text() == "p {color: red}"
    assert (site / "assets" / "own.txt").read_text() == "own"
    assert "<h1" in (site / "imprint.html").read_text()


def test_hidden_files_and_links_of_a_static_folder_are_not_published(tmp_path: Path) -> None:
    content = small.write(tmp_path / "content")
    static = tmp_path / "static"
    (static / ".git").mkdir(parents=True)
    (static / ".git" / "config").touch()
    (static / ".env").touch()
    (static / "passwords").symlink_to(tmp_path / "content" / "case.yaml")
    (static / "outside").symlink_to(tmp_path / "content")
    (static / "own.txt").touch()
    ours = {path.name for path in (ROOT / "static").rglob("*")}
    assert set(theme(content).assets()) - ours == {"own.txt"}


def test_a_view_is_let_go_as_soon_as_its_page_is_made(tmp_path: Path) -> None:
    class Seen:
        text = "seen"
        frame = None

    held: list[weakref.ref[Seen]] = []

    def view() -> Seen:
        made = Seen()
        held.append(weakref.ref(made))
        return made

    source = "{% macro own() %}{{ view.text }}{% endmacro %}{{ own() }}"
    one = renderer(tmp_path, page=source)
    gc.disable()  # as in a build
    try:
        assert one.render(Page("page.html", "page.html", view)) == b"seen"
        assert held[0]() is None
    finally:
        gc.enable()
