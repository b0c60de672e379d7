"""From bytes to a draft: any bytes make a draft or a diagnostic, never an exception."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier import schema
from dossier.diagnostics import Findings
from dossier.draft import Draft, Kind
from dossier.filing import Filed, take_in
from dossier.marks import parse, untyped
from dossier.markup import block_text
from dossier.readers.draft import case, draft
from dossier.readers.folder import Entry, scan
from dossier.readers.text import decode
from dossier.schema.keys import TABLES
from dossier.transcription import reads, stands
from tests import small

ENTRY = Entry(Kind.DOCUMENT, "a-letter", Path("a-letter.md"), "documents/a-letter.md")


def read(data: bytes | str) -> tuple[Draft | None, list[str]]:
    found = Findings(ENTRY.file)
    made = draft(ENTRY, data if isinstance(data, bytes) else data.encode(), found)
    return made, [one.code for one in found.all()]


def sound(text: str) -> Draft:
    made, codes = read(text)
    assert codes == []
    assert made is not None
    return made


def test_the_body_begins_below_the_second_fence() -> None:
    made = sound("---\ntitle: A\n---\n\nDear Sir,\n---\nYours.\n")
    assert made.body == "\nDear Sir,\n---\nYours."
    assert made.body_line == 4


def test_blank_lines_before_the_first_fence_are_counted() -> None:
    made = sound("\n\n---\ntitle: A\n---\nText.\n")
    assert made.body_line == 6
    assert [key.span.line for key, _ in made.front] == [4]


@pytest.mark.parametrize(
    "text", ["---\ntitle: A\n---", "---\ntitle: A\n---\n", "--- \ntitle: A\n---\t\n"]
)
def test_a_file_may_end_with_its_front_matter(text: str) -> None:
    assert sound(text).body.strip() == ""


def test_line_ends_of_every_system_are_one() -> None:
    assert sound("---\r\ntitle: A\r\n---\r\nOne.\rTwo.\r\n").body == "One.\nTwo."


def test_a_byte_order_mark_is_no_character_of_the_text() -> None:
    assert sound("\ufeff---\ntitle: A\n---\nText.\n").body == "Text."


def test_letters_are_composed() -> None:
    body = sound(unicodedata.normalize("NFD", "---\ntitle: A\n---\nVendôme\n")).body
    assert body == unicodedata.normalize("NFC", "Vendôme")


@pytest.mark.parametrize("code", [0, 0x1B, 0x7F, 0x200B, 0x202E, 0x2066, 0xE000, 0xFEFF, 0xE0041])
def test_a_character_that_hides_is_told_with_its_place(code: int) -> None:
    found = Findings("x.md")
    decode(f"ab\ncd{chr(code)}e".encode(), found)
    (one,) = found.all()
    assert (one.code, one.line, one.column) == ("control-character", 2, 3)
    assert f"U+{code:04X}" in one.what


@pytest.mark.parametrize("character", ["\t", "\xa0", "\xad", "\u200c", "\u200d", "\u2009", "\x85"])
def test_a_character_that_letters_need_is_kept(character: str) -> None:
    found = Findings("x.md")
    assert decode(f"a{character}b".encode(), found) == f"a{character}b"
    assert found.all() == ()


def test_a_wrong_byte_is_told_with_its_place() -> None:
    found = Findings("x.md")
    assert decode("é\nab".encode() + b"\xe9", found) is None
    (one,) = found.all()
    assert (one.line, one.column) == (2, 3)


# The folder


def test_the_files_of_a_folder_come_in_one_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "2015/c.md", "A.MD", ".hidden.md", ".git/d.md", "notes.txt"):
        path = tmp_path / "documents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    entries, problems = scan(tmp_path)
    assert [entry.file for entry in entries] == [
        "documents/2015/c.md", "documents/A.MD", "documents/a.md", "documents/b.md",
    ]  # fmt: skip
    assert [entry.slug for entry in entries] == ["c", "A", "a", "b"]
    assert problems == ()


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\n---\n")
    folder = tmp_path / "content" / "documents"
    folder.mkdir(parents=True)
    (folder / "a.md").symlink_to(tmp_path / "secret.md")
    (folder / "b").symlink_to(tmp_path)
    entries, problems = scan(tmp_path / "content")
    assert entries == ()
    assert [one.file for one in problems] == ["documents/a.md", "documents/b"]


# Whatever is in a file


def taken(folder: Path, kind: Kind, data: bytes) -> Filed:
    path = folder / "x.md"
    path.write_bytes(data)
    return take_in(Entry(kind, "x", path, f"{kind}/x.md"), folder)


KINDS = st.sampled_from([Kind.DOCUMENT, Kind.ACTOR, Kind.EVENT, Kind.PAGE])
KEYS = st.sampled_from(sorted({key.name for _, table in TABLES for key in table}))
WORDS = ["", "x", "letter", "2015-02-31", "2015", "[a..b]", "true", "2026-01-01T25:00", "é",
         '"…"', "1-99999", "../x", "https://x", "~", "a: b", "*a", "&a b", "!b",
         "person", "undated"]  # fmt: skip


def listed(items: list[str]) -> str:
    return f"[{', '.join(items)}]"


def mapped(pairs: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"


VALUES = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=3).map(listed)
        | st.dictionaries(KEYS, inner, max_size=3).map(mapped)
    ),
    max_leaves=6,
)
FRONT = st.lists(st.tuples(KEYS, VALUES), max_size=8).map(
    lambda rows: "".join(f"{key}: {value}\n" for key, value in rows)
)
BODY = st.lists(
    st.sampled_from(["{--", "--}", "{++", "++}", "{~~", "~~}", "~>", "{==", "==}", "{>>", "<<}",
                     "word", "[a](b)", "[^k]", "[^k]: {document: x}", "**", "*", "_", "`", "\n",
                     "\n\n", "{: .cc}", "{: .x}", "# ", "> ", "- ", "1. ", "3) ", "|", "---",
                     "<b>", "&amp;", "sic: ", "page ", "\\", "é", " "]),
    max_size=25,
).map("".join)  # fmt: skip


@given(KINDS, st.binary(max_size=200))
@example(Kind.DOCUMENT, b"---\n---")
@example(Kind.PAGE, b"---")
@example(Kind.ACTOR, b"\xff\xfe-\x00")
def test_any_bytes_are_judged(
    tmp_path_factory: pytest.TempPathFactory, kind: Kind, data: bytes
) -> None:
    one = taken(tmp_path_factory.getbasetemp(), kind, data)
    assert one.record is not None or any(d.is_error for d in one.diagnostics)


@given(KINDS, FRONT, BODY)
def test_any_keys_values_and_marks_are_judged(
    tmp_path_factory: pytest.TempPathFactory, kind: Kind, front: str, body: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    one = taken(folder, kind, f"---\n{front}---\n{body}\n".encode())
    assert list(one.diagnostics) == sorted(one.diagnostics)
    for told in one.diagnostics:
        assert told.line >= 1
        assert told.column >= 1
        assert told.hint


@given(st.text(max_size=200))
def test_any_text_makes_blocks_with_both_sides(text: str) -> None:
    found = Findings("x.md")
    decoded = decode(text.encode("utf-8", "replace"), found)
    assert decoded is not None
    blocks = parse(decoded, 1, found)
    untyped(blocks, found)
    for block in blocks:
        assert block_text(block, reads) is not None
        assert block_text(block, stands) is not None


@given(FRONT)
def test_a_case_of_any_keys_is_judged(front: str) -> None:
    found = Findings("case.yaml")
    mapping = case(front.encode(), found)
    if mapping is not None:
        schema.case(mapping, found)
    assert mapping is not None or found.all()


def test_the_small_dossier_is_read_without_a_word(tmp_path: Path) -> None:
    content = small.write(tmp_path)
    entries, problems = scan(content)
    filed = [take_in(entry, content / "sources") for entry in entries]
    assert problems == ()
    assert [d for one in filed for d in one.diagnostics] == []
