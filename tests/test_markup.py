"""Markdown to HTML that is safe and loses nothing of a letter."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier import markup
from dossier.diagnostics import Findings
from dossier.marks import parse
from dossier.markup import block_html, block_text, inline, is_plain, plain, rich
from dossier.transcription import Block, Run, reads, stands


def block(text: str) -> Block:
    (one,) = parse(text, 1, Findings("x.md"))
    return one


def page(text: str) -> str:
    """The HTML of one block in which marks are not shown."""
    return block_html(block(text), lambda run: f"⟨{run.reads}⟩")


def reading(text: str) -> str:
    return block_text(block(text), reads)


# The short way and the library's


def by_the_library(text: str) -> str:
    """What `_convert` makes without its short way."""
    made = markup._converter()(text.rstrip().replace("<", markup._LESS).replace("&", markup._AMP))
    return markup._clean(made.replace(markup._LESS, "&lt;").replace(markup._AMP, "&amp;"))


USUAL = "[]()abc.,;:-–—…!?'\"’“”«»()/&%#+=~^@$€0123456789 \xa0éßł\t{}\\>"
SEEN = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Cs", "Zl", "Zp"])
LINE = st.text(st.sampled_from(USUAL) | SEEN, min_size=1, max_size=40).filter(str.strip)


@given(st.lists(LINE, min_size=1, max_size=4).map("\n".join))
@example("one  \ntwo")
@example("2015 was\n- not a list")
@example("a\n    b")
@example("Tom & Jerry &amp; &copy; &#38;")
@example("5 > 4\n> 3")
@example("“a” 'b' \"c\"")
@example("{: .cc }")
@example("https://example.org and a@example.org")
@example("a: b\n:   c")
@example("one\n===")
@example("a\xa0b")
@example("a\xa0")
@example("a\t\nb")
@example("[a] (b) [c][d] ![e] [")
@example("[a](b)")
@example("[a]\n(b)\n[c]: d")
def test_a_paragraph_without_markdown_is_what_the_library_makes_of_it(text: str) -> None:
    if is_plain(text):
        blanks = re.compile(r"[ \t]+")
        assert blanks.sub(" ", markup._convert(text)) == blanks.sub(" ", by_the_library(text))


@pytest.mark.parametrize(
    "text",
    [
        "Dear Mr Smith, (see 3.1) – on 4 May: “yes”.",
        "Brussels, 25 May",
        "a - b + c = d",
        "[Signature], [sic]",
    ],
)
def test_ordinary_sentences_take_the_short_way(text: str) -> None:
    assert is_plain(text)


MARKED = st.lists(
    st.sampled_from(
        ["a", "b c", " ", "\n", "\t", "\xa0", "\u2003", "&", "&amp;", ">", "- ", "1. ", "*", "[",
         "]", "(c)", "<", "{--", "--}", "{++[", "]++}", "{~~", "~>", "~~}", "{>>sic: d<<}",
         "{==", "==}"]
    ),
    max_size=14,
)  # fmt: skip


@given(MARKED)
def test_the_text_of_a_block_with_marks_is_that_of_its_page(pieces: list[str]) -> None:
    blocks = parse("".join(pieces), 1, Findings(""))
    for one in [block for block in blocks if len(block.runs) > 1]:
        for side in (reads, stands):
            assert block_text(one, side) == markup._by_way_of_html(one, side)


# Nothing of a letter is lost


@pytest.mark.parametrize(
    "text",
    [
        "[Signature]: illegible",
        "[1]: the first",
        "[Signature]",
        "<Mr Smith>",
        "<script>alert(1)</script>",
        "&amp; &lt; &copy; AT&T",
        "From: x",
        "Object : y",
        "Term\n: definition",
        "*[HTML]: abbreviation",
        "[^1]: a footnote",
        "![an image](x.png)",
        "http://example.org/a_b_c",
        "<https://example.org>",
        "<a@example.org>",
        "a_b_c and 2*3*4",
        "|a|b|",
        "5 < 6 and 7 > 6",
        "\xabquoted\xbb … – — ’",
        "[a][b] [c] [d](",
        "C:\\path",
    ],
)
def test_every_character_of_a_letter_is_in_its_reading_text(text: str) -> None:
    wanted = re.sub(r"[\s*\\]", "", text)
    assert re.sub(r"[\s*\\]", "", reading(text)) == wanted


@pytest.mark.parametrize("text", ["Title\n=====", "Title\n--", "a\n===\nb"])
def test_a_line_of_signs_makes_no_heading_of_the_line_above(text: str) -> None:
    assert "<h" not in page(text)
    assert re.sub(r"\s", "", reading(text)) == re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1. one\n3. three\n7. seven", ["1", "3", "7"]),
        ("3. three\n3. three again", ["3", "3"]),
        ("0. nought", ["0"]),
        ("2. two\n\n4. four", ["2", "4"]),
    ],
)
def test_a_list_keeps_the_numbers_of_the_source(text: str, values: list[str]) -> None:
    made = page(text)
    assert re.findall(r'<li value="(\d+)">', made) == values
    assert re.findall(r"\d+", reading(text)) == values


def test_a_bullet_stays_in_the_plain_text() -> None:
    assert reading("- one\n- two") == "- one - two"
    assert page("- one\n- two").count("<li>") == 2


def test_a_table_and_a_quotation_keep_their_words() -> None:
    assert reading("a | b\n--|--\nc | d") == "a b c d"
    assert reading("> he said\n> so") == "he said so"


def test_a_hard_line_break_and_emphasis_are_shown() -> None:
    assert page("**MUKHTAR**  \nnext") == "<p><strong>MUKHTAR</strong><br>\nnext</p>"


def test_a_new_line_in_a_part_of_the_letter_is_a_line_break() -> None:
    text = "**Ms Taubira,**\nMinister\n\t13, Place Vendôme\n{: .addressee}"
    assert page(text) == (
        "<p><strong>Ms Taubira,</strong><br>\nMinister<br>\n13, Place Vendôme</p>"
    )
    assert reading(text) == "Ms Taubira,\nMinister\n13, Place Vendôme"


@pytest.mark.parametrize("text", ["1. Rue de la Loi", "- CEO", "# 12", "> Dear", "* * *", "---"])
def test_a_line_of_an_address_that_looks_like_markdown_is_text(text: str) -> None:
    assert reading(f"{text}\nBrussels\n{{: .addressee}}") == f"{text}\nBrussels"


def test_a_mark_inside_emphasis_and_emphasis_inside_a_mark() -> None:
    text = "**one {==two==}{>>sic<<} three** {--*four*--}{>>furniture<<}"
    assert page(text) == "<p><strong>one ⟨two⟩ three</strong> ⟨⟩</p>"
    assert reading(text) == "one two three"
    assert block_text(block(text), stands) == "one two three four"


# Safety


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:x)",
        '[a](https://x.example/" onmouseover="alert(1))',
        "[a](https://x.example 'x\" onclick=\"y')",
        "[a](&#106;avascript:alert(1))",
        "[a](\tjavascript:alert(1))",
        "`<script>`",
        "a{: onclick=alert(1) .cc}",
        "<a href='javascript:x'>y</a>",
        "<style>p{display:none}</style>",
        "<!-- a comment -->",
        "<![CDATA[x]]>",
        "<?php x ?>",
    ],
)
@pytest.mark.parametrize("make", [inline, rich, page])
def test_nothing_of_a_text_runs_or_hides(text: str, make: object) -> None:
    assert callable(make)
    made = make(text)
    tags = re.findall(r"<[^>]*>", made)
    allowed = (
        r"</?(?:p|code|em|strong)>|</a>|<a>"
        r'|<a href="(?:https?://|&amp;#)[^"]*"(?: title="[^"]*")?>'
    )
    assert [tag for tag in tags if not re.fullmatch(allowed, tag)] == []


@given(st.text(max_size=80))
def test_no_text_makes_a_tag_that_is_not_allowed(text: str) -> None:
    text = re.sub("[\ue000-\uf8ff\x00-\x08\x0b-\x1f]", "", text)
    for made in (inline(text), rich(text)):
        for tag in re.findall(r"</?([a-zA-Z][^\s/>]*)", made):
            assert tag in markup._TAGS


def test_a_block_with_thousands_of_signs_is_shown_as_text_within_seconds() -> None:
    for sign in ("[", "*", "`", "_", "![", "[](", "**a", "[a](b"):
        text = sign * 20_000
        assert html.unescape(page(text)) == f"<p>{text}</p>"
        assert text in html.unescape(rich(text))


# The editors' own texts


def test_headings_of_a_page_begin_at_the_second_level() -> None:
    assert rich("# One\n\n## Two\n\n###### Six") == "<h2>One</h2>\n<h3>Two</h3>\n<h6>Six</h6>"


def test_a_page_may_have_lists_tables_and_links() -> None:
    made = rich("- [one](about)\n- two\n\na | b\n--|--\nc | d\n")
    assert '<a href="about">one</a>' in made
    assert "<table>" in made
    assert "<li>" in made


# Plain characters


@given(st.text(st.characters(exclude_categories=["Cc", "Co", "Cs", "Zl", "Zp"]), max_size=60))
def test_the_plain_characters_of_escaped_text_are_that_text(text: str) -> None:
    made = plain(f"<p>{html.escape(text, quote=False)}</p>")
    assert made == re.sub(r"[ \t\n]+", " ", text).strip(" \t\n") or made == text.strip()


def test_each_side_of_a_block_has_its_characters() -> None:
    text = "Mr {~~Jonas~>Jonás~~}{>>reading certain<<} {++[sic]++}{>>supplied: x<<}{--*--}"
    assert reading(text) == "Mr Jonás [sic]"
    assert block_text(block(text), stands) == "Mr Jonas *"


@pytest.mark.parametrize("text", ["*a*\xa0", "\xa0*a*", " a ", "a\u2003", " *a* "])
def test_a_stretch_keeps_the_white_space_at_its_ends_once(text: str) -> None:
    made = re.sub(r"</?em>", "", html.unescape(inline(text)))
    assert made == text.replace("*", "")


def test_what_is_done_with_a_run_is_up_to_the_caller() -> None:
    def shown(run: Run) -> str:
        return f"<mark>{run.reads}</mark>"

    assert block_html(block("a {==b==}{>>sic<<}"), shown) == "<p>a <mark>b</mark></p>"
