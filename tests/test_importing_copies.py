"""Who gets a copy: every label with those below it, or beside it, as letters list them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.test_importing_forms import FORMS, understood

People = list[dict[str, str]]


def told(one: dict[str, str], mark: str = ", ") -> str:
    """Somebody with an office, if there is one."""
    return mark.join(one[key] for key in ("name", "office") if key in one)


def lines(people: People, before: str = "", mark: str = ", ") -> str:
    """One line for each."""
    return "\n".join(before + told(one, mark) for one in people)


def forms(label: str, people: People) -> tuple[str, ...]:
    """The same people in the ways in which letters list them."""
    first, *others = people
    return (
        f"{label}\n{lines(people)}",
        f"{label}\n{lines(people, '- ')}",
        f"{label} {'; '.join(map(told, people))}",
        f"{label} {told(first)}\n{lines(others, '    ')}",
        f"{label}\n{lines(people, mark=' – ')}",
        f"{label}\n\n" + "\n\n".join(told(one, "\n") for one in people),
        f"{label}\n" + "\n".join(f"{n}. {told(one)}" for n, one in enumerate(people, 1)),
    )


def cases() -> Iterator[tuple[str, str]]:
    """Each label with one of the forms, in turn."""
    for language, known in FORMS["copies"].items():
        for index, label in enumerate(known["labels"]):
            every = forms(label, known["people"])
            yield language, every[index % len(every)]


@pytest.mark.parametrize(("language", "copies"), list(cases()))
def test_nobody_is_left_out_of_a_list_of_copies(language: str, copies: str) -> None:
    known = FORMS["copies"][language]
    found = understood(f"{FORMS['heads'][language].rstrip()}\n\n{known['close']}\n\n{copies}\n")
    assert [one.name for one in found.copied] == [one["name"] for one in known["people"]]
    assert len(found.authors) == 1
