"""Editorial marks: what stands, what is read, and that no character is ever lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.diagnostics import Findings, Span
from dossier.marks import kind_of, parse, split, untyped
from dossier.transcription import Block, BlockKind, NoteKind, PartOfLetter, Run, RunKind


def read(body: str) -> tuple[Block, ...]:
    """The blocks of a body in which nothing is wrong."""
    found = Findings("x.md")
    blocks = parse(body, 1, found)
    assert found.all() == ()
    return blocks


def only(body: str) -> Run:
    """The one run of a body that holds one mark."""
    (block,) = read(body)
    (run,) = block.runs
    return run


def codes(body: str) -> list[tuple[str, int, int]]:
    """What is wrong with a body, each with its place."""
    found = Findings("x.md")
    parse(body, 1, found)
    return [(one.code, one.line, one.column) for one in found.all()]


def stands(body: str) -> str:
    return "".join(run.stands for block in parse(body, 1, Findings("x.md")) for run in block.runs)


# The five marks and the two notes


@pytest.mark.parametrize(
    ("mark", "kind", "there", "read_as", "note_kind", "note"),
    [
        ("{--out--}{>>furniture<<}", RunKind.LEFT_OUT, "out", "", NoteKind.FURNITURE, ""),
        ("{--out--}{>>omitted: long<<}", RunKind.LEFT_OUT, "out", "", NoteKind.OMITTED, "long"),
        ("{++[in]++}{>>supplied: why<<}", RunKind.SUPPLIED, "", "[in]", NoteKind.SUPPLIED, "why"),
        ("{~~a~>b~~}{>>correction: c<<}", RunKind.READ_AS, "a", "b", NoteKind.CORRECTION, "c"),
        ("{~~a~>b~~}{>>normalised: c<<}", RunKind.READ_AS, "a", "b", NoteKind.NORMALISED, "c"),
        ("{==so==}{>>sic: yes<<}", RunKind.PASSAGE, "so", "so", NoteKind.SIC, "yes"),
        ("{==so==}{>>a remark<<}", RunKind.PASSAGE, "so", "so", NoteKind.NOTE, "a remark"),
        ("{>>page 2<<}", RunKind.PAGE, "", "", NoteKind.PAGE, "2"),
        ("{>>a remark: long<<}", RunKind.NOTE, "", "", NoteKind.NOTE, "a remark: long"),
    ],
)
def test_each_mark_says_what_stands_and_what_is_read(  # noqa: PLR0913, PLR0917 - a row of a table
    mark: str, kind: RunKind, there: str, read_as: str, note_kind: NoteKind, note: str
) -> None:
    run = only(mark)
    assert (run.kind, run.stands, run.reads) == (kind, there, read_as)
    assert (run.note_kind, run.note) == (note_kind, note)


@pytest.mark.parametrize("how", ["certain", "probable", "unclear"])
def test_a_reading_says_how_sure_it_is(how: str) -> None:
    run = only(f"{{~~Jonas~>Jonás~~}}{{>>reading {how}: the record of the Parliament<<}}")
    assert (run.note_kind, run.certainty) == (NoteKind.READING, how)
    assert run.note == "the record of the Parliament"


def test_a_note_belongs_to_a_mark_only_where_nothing_stands_between() -> None:
    (block,) = read("one {==two==} {>>sic: why<<}")
    assert [run.kind for run in block.runs] == [
        RunKind.TEXT, RunKind.PASSAGE, RunKind.TEXT, RunKind.NOTE,
    ]  # fmt: skip
    assert block.runs[1].note_kind is None


def test_a_second_note_stands_for_itself() -> None:
    (block,) = read("{--out--}{>>furniture<<}{>>page 2<<} on")
    assert [run.kind for run in block.runs] == [RunKind.LEFT_OUT, RunKind.PAGE, RunKind.TEXT]


def test_a_mark_may_run_over_lines_of_its_block() -> None:
    (block,) = read("one {--two\nthree--}{>>furniture<<} four")
    assert block.runs[1].stands == "two\nthree"


def test_a_run_knows_where_it_begins() -> None:
    blocks = parse("one\n\ntwo\nthree {==four==}{>>sic<<}\n", 10, Findings("x.md"))
    assert [(run.line, run.column) for block in blocks for run in block.runs] == [
        (10, 1), (12, 1), (13, 7),
    ]  # fmt: skip


def test_a_backslash_keeps_what_the_letter_itself_has() -> None:
    (run,) = read(r"the sign \{-- and its end \--}")[0].runs
    assert run.kind is RunKind.TEXT
    assert run.reads == "the sign {-- and its end --}"


def test_braces_and_signs_that_are_no_marks_are_text() -> None:
    text = "a {b} -- c == d ~~ e ++ f >> g << {-h-} {: i} ~> j"
    assert only(text).stands == text


# What is wrong


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("one {--two", [("unclosed-mark", 1, 5)]),
        ("one {--two\n\nthree--}", [("unclosed-mark", 1, 5), ("stray-mark", 3, 6)]),
        ("{~~one~~}", [("unclosed-mark", 1, 1)]),
        ("one --} two", [("stray-mark", 1, 5)]),
        ("{--one {==two==} three--}", [("nested-mark", 1, 8)]),
        ("{++two++}", [("unbracketed-supply", 1, 1)]),
        ("{++[ ]++}", [("unbracketed-supply", 1, 1)]),
    ],
)
def test_a_broken_mark_is_told_where_it_begins(
    body: str, wrong: list[tuple[str, int, int]]
) -> None:
    assert codes(body) == wrong


@pytest.mark.parametrize(
    "body", ["one {--two", "one --} two", "{>>one", "one {++[two", "<<} {== ~~}", "{~~one~>two"]
)
def test_a_broken_mark_loses_no_text(body: str) -> None:
    assert stands(body) == body


def test_a_mark_without_a_fitting_note_is_told() -> None:
    found = Findings("x.md")
    untyped(parse("{--a--} {--b--}{>>sic: c<<} {==d==}{>>sic: e<<}", 1, found), found)
    assert [(one.code, one.column) for one in found.all()] == [
        ("untyped-mark", 1),
        ("untyped-mark", 9),
    ]


SIGNS = ["{--", "--}", "{++", "++}", "{~~", "~~}", "~>", "{==", "==}", "{>>", "<<}"]
PIECES = st.lists(
    st.one_of(
        st.sampled_from([*SIGNS, "\\", " ", "\n", "\n\n", "{: .cc}", "[", "]", "page 2", "sic: "]),
        st.text("abc é{}-~=+<>", min_size=1, max_size=5),
    ),
    max_size=14,
)
BODIES = st.builds("".join, PIECES)
SYNTAX = re.compile(r"\\?(?:\{--|--\}|\{\+\+|\+\+\}|\{~~|~~\}|~>|\{==|==\}|\{>>|<<\})")
NOTE_TYPE = re.compile(
    r"page\b|(?:furniture|omitted|supplied|correction|normalised|sic|reading)"
    r"(?: +(?:certain|probable|unclear))?\s*:?"
)


def bare(text: str) -> str:
    """The letters of a text without the signs of marks."""
    return re.sub(r"\W", "", SYNTAX.sub("", NOTE_TYPE.sub("", text)))


@given(BODIES)
def test_every_letter_of_a_body_is_in_a_run(body: str) -> None:
    told = ""
    for block in parse(body, 1, Findings("x.md")):
        told += "".join(
            run.stands + ("" if run.reads == run.stands else run.reads) + run.note
            for run in block.runs
        )
    written = re.sub(r"^ {0,3}\{: ?\.cc\}[ \t]*$", "", body, flags=re.MULTILINE)
    assert sorted(bare(told.replace(".cc", ""))) == sorted(bare(written.replace(".cc", "")))


@given(st.text("abc {}-~=+<>\\\n.:[]", max_size=60))
def test_a_body_without_whole_marks_stands_as_it_is_written(body: str) -> None:
    runs = [run for block in parse(body, 1, Findings("x.md")) for run in block.runs]
    if all(run.kind is RunKind.TEXT for run in runs):
        written = re.sub(r"^ {0,3}\{: *\.\w+ *\}[ \t]*$", "", body, flags=re.MULTILINE)
        whole = "".join(run.stands for run in runs)
        assert re.sub(r"[\s\\]", "", whole) == re.sub(r"[\s\\]", "", written)


# Blocks


def test_blank_lines_part_blocks_and_body_paragraphs_are_numbered() -> None:
    blocks = read(
        "Brussels\n{: .dateline}\n\nDear Sir,\n{: .salutation}\n\nOne.\n\n \t\n\nTwo\ntwo.\n\n"
        "{--Repeated--}{>>furniture<<}\n\n***\n\nThree.\n\nYours,\n{: .closing}\n"
    )
    assert [(block.number, block.part) for block in blocks] == [
        (0, PartOfLetter.DATELINE),
        (0, PartOfLetter.SALUTATION),
        (1, None),
        (2, None),
        (0, None),
        (0, None),
        (3, None),
        (0, PartOfLetter.CLOSING),
    ]
    assert [block.anchor for block in blocks if block.number] == ["p1", "p2", "p3"]
    assert [block.line for block in blocks] == [1, 4, 7, 11, 14, 16, 18, 20]


@pytest.mark.parametrize("part", list(PartOfLetter))
def test_every_class_is_known(part: PartOfLetter) -> None:
    (block,) = read(f"text\n{{: .{part}}}")
    assert block.part is part


@pytest.mark.parametrize(
    "line", ["{: .salute}", "{: #id}", "{: .cc .closing}", "{: .cc onclick=x}", "{:}", "{: cc}"]
)
def test_any_other_attribute_list_is_refused_and_stays_text(line: str) -> None:
    assert [code for code, _, _ in codes(f"text\n{line}")] == ["unknown-class"]
    assert stands(f"text\n{line}") == f"text\n{line}"


def test_a_class_without_a_text_is_told() -> None:
    assert codes("text\n\n{: .cc}") == [("unknown-class", 3, 1)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("words", BlockKind.PARAGRAPH),
        ("1) one\n2) two", BlockKind.LIST),
        ("- one", BlockKind.LIST),
        ("2015 was a year", BlockKind.PARAGRAPH),
        ("-one", BlockKind.PARAGRAPH),
        ("# A title", BlockKind.HEADING),
        ("#tag", BlockKind.PARAGRAPH),
        ("> said", BlockKind.QUOTATION),
        ("* * *", BlockKind.RULE),
        ("---", BlockKind.RULE),
        ("a | b\n--|--\nc | d", BlockKind.TABLE),
        ("a | b", BlockKind.PARAGRAPH),
    ],
)
def test_the_kind_of_a_block_is_seen_in_its_first_lines(text: str, kind: BlockKind) -> None:
    assert kind_of(text) is kind


def test_a_list_goes_on_over_blank_lines() -> None:
    assert split("1. one\n\n2. two\n\n    more\n\nafter", 5) == [
        (5, "1. one\n\n2. two\n\n    more"),
        (11, "after"),
    ]


@given(BODIES, st.integers(1, 9))
def test_each_block_knows_its_line(body: str, first: int) -> None:
    lines = body.split("\n")
    for line, text in split(body, first):
        assert lines[line - first] == text.split("\n")[0]


def test_a_mark_knows_its_place_in_the_file() -> None:
    found = Findings("x.md")
    parse("one\n\ntwo {--three", 7, found)
    (one,) = found.all()
    assert Span(one.line, one.column) == Span(9, 5)
