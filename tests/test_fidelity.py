"""The proof: all marks rejected, a transcription is its source, and nothing empties that."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier import schema
from dossier.diagnostics import Findings
from dossier.fidelity import compare, prove
from dossier.filing import take_in
from dossier.marks import parse
from dossier.markup import block_text
from dossier.model import DocumentRecord, Markup
from dossier.readers.draft import draft
from dossier.readers.folder import Entry, scan
from dossier.transcription import Block, Run, Text, reads
from tests.conftest import ROOT

CONTENT = ROOT / "content"
WORD = re.compile(r"[^\W_]+")


@cache
def entries() -> tuple[Entry, ...]:
    found, _ = scan(CONTENT)
    return tuple(entry for entry in found if entry.file.startswith("documents/"))


@cache
def on_file(entry: Entry) -> tuple[DocumentRecord, Text, str]:
    found = Findings(entry.file)
    one = draft(entry, entry.path.read_bytes(), found)
    assert one is not None
    record = schema.document(one, found)
    assert record.source is not None
    source = (CONTENT / "sources" / record.source.file).read_text(encoding="utf-8")
    return record, text_of(parse(one.body, one.body_line, found)), source


def text_of(blocks: tuple[Block, ...]) -> Text:
    return Text(blocks, tuple(block_text(block, reads) for block in blocks))


def body(markdown: str) -> Text:
    found = Findings("documents/x.md")
    made = text_of(parse(markdown, 1, found))
    assert found.all() == ()
    return made


def markup_of(record: DocumentRecord) -> Markup:
    assert record.source is not None
    return record.source.markup


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.slug)
def test_each_of_the_five_transcriptions_is_its_source(entry: Entry) -> None:
    record, text, source = on_file(entry)
    assert compare(text, source, markup_of(record)) == ()
    assert prove(text, is_checked=True).words > 400


def spots(text: Text) -> list[tuple[int, int, int, int]]:
    """Every word of the diplomatic text: block, run, start, end."""
    return [
        (b, r, match.start(), match.end())
        for b, block in enumerate(text.blocks)
        for r, run in enumerate(block.runs)
        for match in WORD.finditer(run.stands)
    ]


def with_stands(text: Text, block: int, run: int, stands: str) -> Text:
    blocks = list(text.blocks)
    runs = list(blocks[block].runs)
    runs[run] = replace(runs[run], stands=stands)
    blocks[block] = replace(blocks[block], runs=tuple(runs))
    return Text(tuple(blocks), text.readings)


@pytest.mark.parametrize("change", ["delete", "double", "alter", "swap"])
@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.slug)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_no_word_or_figure_can_be_deleted_doubled_changed_or_swapped(
    entry: Entry, change: str, data: st.DataObject
) -> None:
    record, text, source = on_file(entry)
    index = data.draw(st.integers(0, len(spots(text)) - 2))
    b, r, start, end = spots(text)[index]
    stands = text.blocks[b].runs[r].stands
    word = stands[start:end]
    if change == "delete":
        changed = stands[:start] + stands[end:]
    elif change == "double":
        changed = f"{stands[:end]} {word}{stands[end:]}"
    elif change == "alter":
        other = ("1" if word[0] != "1" else "2") if word[0].isdigit() else "q" + word[1:]
        other = other if other != word else "z" + word[1:]
        changed = stands[:start] + other + stands[end:]
    else:
        b2, r2, start2, end2 = spots(text)[index + 1]
        if (b, r) != (b2, r2) or stands[start2:end2] == word:
            return
        changed = stands[:start] + stands[start2:end2] + stands[end:start2] + word + stands[end2:]
    assert compare(with_stands(text, b, r, changed), source, markup_of(record))


@pytest.mark.parametrize(
    ("source", "transcription"),
    [
        ("He was fined 4.5 million.", "He was fined 4,5 million."),
        ('He said "no".', "He said “no”."),
        ("It is late - very late.", "It is late – very late."),
        ("We ask you.", "We ask you!"),
        ("The court ruled.", "The  court  rules."),
        ("one two", "onetwo"),
    ],
)
def test_figures_punctuation_and_quotation_marks_are_compared(
    source: str, transcription: str
) -> None:
    assert compare(body(source), transcription, Markup.PLAIN)
    assert compare(body(transcription), source, Markup.PLAIN)


@pytest.mark.parametrize(
    ("source", "transcription"),
    [
        ("one\n   two\n\n\nthree", "one two three"),
        ("Mr\u00a0Valls", "Mr Valls"),
        ("ill-\ntreatment of prisoners", "ill-treatment of prisoners"),
        ("extra-\ndition", "extradition"),
        ("caf\u0065\u0301", "caf\u00e9"),
        ("- first\n- second", "- first\n- second"),
        ("3. third\n\n7. seventh", "3. third\n\n7. seventh"),
        ("a * b", r"a \* b"),
    ],
)
def test_only_what_is_listed_counts_as_the_same(source: str, transcription: str) -> None:
    assert compare(body(transcription), source, Markup.PLAIN) == ()


def test_in_a_markdown_source_its_signs_and_lost_addresses_are_no_words() -> None:
    source = "**Ms Taubira,**  \n*de facto* and [report](#)"
    assert compare(body("**Ms Taubira,**\nde facto and report"), source, Markup.MARKDOWN) == ()


def test_a_difference_names_its_line_and_shows_both_sides() -> None:
    text = body("First line of it.\n\nThe court maintains the ruling of March.")
    (one,) = compare(text, "First line of it.\n\nThe court maintained the ruling of March.",
                     Markup.PLAIN)  # fmt: skip
    assert one.line == 3
    assert one.source == "of it. The court [maintained] the ruling of March."
    assert one.transcription == "of it. The court [maintains] the ruling of March."


def test_a_mark_stands_on_the_side_of_the_source() -> None:
    text = body(
        "We {--page 2 of 3--}{>>furniture<<} ask {++[the Minister]++}{>>supplied: no name<<} "
        "to {~~declyne~>decline~~}{>>correction: slip<<} {==to to==}{>>sic: twice<<} it.{>>so<<}"
    )
    assert text.readings == ("We ask [the Minister] to decline to to it.",)
    assert compare(text, "We page 2 of 3 ask to declyne to to it.", Markup.PLAIN) == ()


def made(tmp_path: Path, transcription: str, source: str) -> tuple[str, ...]:
    """Return the codes that a whole document's check gives."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "s.txt").write_text(source, encoding="utf-8")
    path = tmp_path / "documents" / "2015-01-01-x.md"
    front = "title: A\nkind: letter\ndate: 2015-01-01\nauthor: {name: X}\nsource: {file: s.txt}"
    path.write_text(f"---\n{front}\n---\n\n{transcription}\n", encoding="utf-8")
    (entry,), _ = scan(tmp_path)
    return tuple(one.code for one in take_in(entry, tmp_path / "sources").diagnostics)


SENTENCE = "The court ruled on the fourth of March that he may be sent away to another state. " * 3


def test_one_omission_and_one_supply_do_not_make_a_transcription(tmp_path: Path) -> None:
    emptied = f"{{--{SENTENCE}--}}{{>>omitted: long<<}} {{++[{SENTENCE}]++}}{{>>supplied: x<<}}"
    assert set(made(tmp_path, emptied, SENTENCE)) == {"emptied-proof"}


def test_a_text_cannot_be_read_otherwise_as_a_whole(tmp_path: Path) -> None:
    emptied = f"{{~~{SENTENCE}~>Quite another letter, and a long one.~~}}{{>>reading certain<<}}"
    assert made(tmp_path, emptied, SENTENCE) == ("emptied-proof",)


def test_a_faithful_transcription_passes(tmp_path: Path) -> None:
    assert made(tmp_path, SENTENCE, SENTENCE) == ()


def test_a_missing_word_is_told(tmp_path: Path) -> None:
    assert made(tmp_path, SENTENCE.replace("may be", "be", 1), SENTENCE) == ("not-the-source",)


def test_a_repeated_letterhead_is_counted_apart_from_other_omissions() -> None:
    head = "EUROPEAN PARLIAMENT Committee on Foreign Affairs Brussels office"
    text = body(
        f"{head}\n{{: .letterhead}}\n\nWe ask {{--{head}--}}{{>>furniture<<}} you "
        "{--Page two of two--}{>>omitted: a page number<<} again."
    )
    proof = prove(text, is_checked=True)
    assert (proof.repeated, proof.left_out) == (8, 4)


def test_a_run_of_each_kind_says_what_stands_and_what_is_read() -> None:
    text = body(
        "a {--b--}{>>omitted: c<<} {++[d]++}{>>supplied: e<<} {~~f~>g~~}{>>correction: h<<}"
    )
    runs: list[Run] = [run for run in text.blocks[0].runs if run.note_kind]
    assert [(run.stands, run.reads) for run in runs] == [("b", ""), ("", "[d]"), ("f", "g")]
