"""The documents that are made of the code are those in docs/, and name what there is."""

import re
from pathlib import Path

import pytest

from dossier import documentation, making, pipeline
from dossier.artifact import Page
from dossier.diagnostics import Findings
from dossier.edition import publish as publish_edition
from dossier.marks import parse, untyped
from dossier.rules import RULES
from dossier.schema.keys import TABLES
from dossier.transcription import RunKind
from dossier.views.redirect import RedirectView
from tests import small
from tests.conftest import ROOT

DOCS = ROOT / "docs"
TEXTS = [*sorted(DOCS.glob("*.md")), *sorted(ROOT.glob("*.md"))]
CONTENT = (DOCS / "content.md").read_text(encoding="utf-8")


def test_the_list_of_diagnostics_is_current() -> None:
    written = (DOCS / "diagnostics.md").read_text(encoding="utf-8")
    assert written == documentation.diagnostics(), "run: python -m dossier.documentation"


def test_the_tables_of_keys_are_current() -> None:
    assert documentation.content(CONTENT) == CONTENT, "run: python -m dossier.documentation"


def test_every_rule_stands_in_the_list_once() -> None:
    listed = re.findall(r"^### (.+)$", documentation.diagnostics(), re.MULTILINE)
    assert sorted(listed) == sorted(rule.code for rule in RULES)


def test_every_table_of_keys_and_every_list_of_words_is_shown() -> None:
    shown = documentation.made_parts(CONTENT)
    wanted = {"classes", *documentation.WORDS, *(f"keys of {name}" for name, _ in TABLES)}
    assert sorted(shown) == sorted(wanted)


def test_the_marks_that_are_shown_are_marks_of_every_kind() -> None:
    table = CONTENT.partition("### Editorial marks")[2].partition("\n\nA mark stays")[0]
    found = Findings("content.md")
    kinds = set()
    for example in re.findall(r"^\| `(.+?)` \|", table, re.MULTILINE):
        blocks = parse(example, 1, found)
        untyped(blocks, found)
        kinds |= {run.kind for block in blocks for run in block.runs}
    assert found.all() == ()
    assert kinds == set(RunKind) - {RunKind.TEXT, RunKind.WITHHELD}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_link_in_a_document_leads_to_a_file(path: Path) -> None:
    for link in re.findall(r"(?<!`)\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
        if not re.match(r"https?://|mailto:|\d{4}-", link):
            assert (path.parent / link).exists(), link


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_file_that_a_document_names_is_there(path: Path) -> None:
    for name in re.findall(r"`((?:dossier|tests|docs|templates|static|bench|locks)/[\w./-]*)`",
                           path.read_text(encoding="utf-8")):  # fmt: skip
        assert (ROOT / name).exists(), name


def test_every_document_that_a_message_names_is_there() -> None:
    named = {name for rule in RULES for name in re.findall(r"docs/[\w-]+\.md", rule.advice)}
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_every_template_is_listed_with_its_view() -> None:
    content = ROOT / "content"
    loaded = pipeline.load(content, small.MOMENT)
    assert loaded.dossier is not None
    shelved = pipeline.shelve(publish_edition(loaded.dossier, small.MOMENT), content)
    made = {
        (one.template, f"{type(one.view).__module__}.{type(one.view).__name__}")
        for one in making.plan(shelved, {})
        if isinstance(one, Page)
    }
    # the dossier that ships has no earlier addresses yet, so none of its pages leads on
    made.add(("redirect.html", f"{RedirectView.__module__}.{RedirectView.__name__}"))
    architecture = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\S+)` \| `(\S+)\.py` `(\w+)` \|$", architecture, re.MULTILINE)
    assert {
        (template, f"dossier.{module.replace('/', '.')}.{view}") for template, module, view in rows
    } == made
