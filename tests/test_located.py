"""Front matter as values that know their place, and nothing guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.diagnostics import Findings, Span
from dossier.located import Mapping, Scalar, Sequence, Value, compose


def read(text: str, first_line: int = 1) -> Mapping:
    found = Findings("x.md")
    made = compose(text, first_line, found)
    assert found.all() == ()
    assert made is not None
    return made


def codes(text: str) -> list[str]:
    found = Findings("x.md")
    compose(text, 1, found)
    return [one.code for one in found.all()]


def value(text: str) -> Value | None:
    return read(f"key: {text}\n").get("key")


@pytest.mark.parametrize(
    "text", ["no", "yes", "0123", "12:30", "2015-02-31", "1e3", "0x1f", "1_000", ".5", "nan", "="]
)
def test_a_value_is_the_text_that_is_written(text: str) -> None:
    assert value(text) == Scalar(text, Span(1, 6))


@pytest.mark.parametrize("text", ["", "~", "null", "Null"])
def test_a_blank_value_counts_as_absent(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize("text", ['""', "''", '"~"', "'null'"])
def test_what_is_in_quotes_is_never_blank(text: str) -> None:
    made = value(text)
    assert isinstance(made, Scalar)
    assert made.quoted
    assert made.text == text[1:-1]


def test_every_value_knows_its_line_and_column() -> None:
    made = read("a: one\nb:\n  - two\n  - {c: three}\nd: |\n  four\n  five\n", first_line=10)
    assert [key.span for key, _ in made] == [Span(10, 1), Span(11, 1), Span(14, 1)]
    two = made.get("b")
    assert isinstance(two, Sequence)
    assert [item.span for item in two.items] == [Span(12, 5), Span(13, 5)]
    inner = two.items[1]
    assert isinstance(inner, Mapping)
    assert inner.get("c") == Scalar("three", Span(13, 9))
    assert made.get("d") == Scalar("four\nfive\n", Span(14, 4), quoted=True)


def test_columns_are_counted_in_characters() -> None:
    made = read("é: {ü: 漢}\n").get("é")
    assert isinstance(made, Mapping)
    assert made.get("ü") == Scalar("漢", Span(1, 8))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1", "yaml-alias"),
        ("a: &x [1]", "yaml-alias"),
        ("a: *x", "yaml-alias"),
        ("a: *x*", "yaml-alias"),
        ("a: & co", "yaml-alias"),
        ("<<: {b: 1}", "yaml-alias"),
        ("a: !!python/object:os.system x", "yaml-tag"),
        ("a: !x y", "yaml-tag"),
        ("!x {a: b}", "yaml-tag"),
        ("a: 1\na: 2", "duplicate-key"),
        ("a:\n\tb: c", "tab"),
        ("- a", "bad-yaml"),
        ("word", "bad-yaml"),
        ("a: b: c", "bad-yaml"),
        ("a: [b", "bad-yaml"),
        ("a: {b: c", "bad-yaml"),
        ('a: "b', "bad-yaml"),
        ("a: b\n c: d", "bad-yaml"),
        ("? [a, b]\n: c", "bad-yaml"),
        ("a: @b", "bad-yaml"),
        ("a: %b", "bad-yaml"),
        ("a: `b`", "bad-yaml"),
        ("a: b\n...\nc: d", "bad-yaml"),
        ("a: b\n--- \nc: d", "bad-yaml"),
        ("a: \x07", "bad-yaml"),
        ("# nothing", "bad-yaml"),
    ],
)
def test_what_an_editor_cannot_have_meant_is_refused_once(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_an_alias_bomb_is_one_message_a_letter() -> None:
    rows = [
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert set(codes("a: &a [x]\n" + "\n".join(rows))) == {"yaml-alias"}


@pytest.mark.parametrize("text", ["a: " + "[" * 5000, "a: " + "{b: " * 5000, "- " * 5000])
def test_a_deep_nest_is_refused_at_once(text: str) -> None:
    assert codes(text) == ["bad-yaml"]


def test_a_tab_between_or_inside_values_is_no_indent() -> None:
    assert value('"a\tb"') == Scalar("a\tb", Span(1, 6), quoted=True)
    assert codes("a:\tb") == []


def test_nothing_but_blanks_is_an_empty_mapping() -> None:
    assert read("\n\n") == Mapping((), Span(1))


@given(st.text(st.sampled_from("ab:-[]{}&*!|>'\"%@`#?, \n\t~<.0"), max_size=40))
def test_no_text_is_too_odd_to_be_judged(text: str) -> None:
    found = Findings("x.md")
    made = compose(text, 1, found)
    assert made is not None or found.all()
