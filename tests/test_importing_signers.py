"""Who signs: four people, or four organisations, in every form in which letters list them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.test_importing_forms import FORMS, understood

Person = Sequence[str]
"""Name, office and organisation."""
Form = Callable[[Sequence[Person]], str]


def each(form: str, mark: str = "\n") -> Form:
    """The same form for each of them."""

    def listed(people: Sequence[Person]) -> str:
        filled = (
            form.format(name=name, office=office, body=body, number=number, upper=name.upper())
            for number, (name, office, body) in enumerate(people, 1)
        )
        return mark.join(filled)

    return listed


def side_by_side(people: Sequence[Person]) -> str:
    """Two columns, the offices below the names."""
    pairs = zip(people[::2], people[1::2], strict=True)
    return "\n".join(f"{a[0]:40}{b[0]}\n{a[1]:40}{b[1]}" for a, b in pairs)


PEOPLE: tuple[Form, ...] = (
    each("{name}, {office}, {body}"),
    each("• {name}, {office}, {body}"),
    each("{number}. {name}, {office}, {body}"),
    each("{name}, {office}, {body}", "; "),
    each("{name}", ", "),
    each("{name} – {body}"),
    each("{name} – {office}, {body}"),
    each("{name} ({body})"),
    each("{name} ({office}, {body})"),
    each("{name}\n{office}\n{body}", "\n\n"),
    each("{name}\n{office}\n{body}"),
    each("{name}\n{office}, {body}", "\n\n"),
    each("{name}\n{body}", "\n\n"),
    each("{name}"),
    each("{name}", "\n\n"),
    each("{upper}, {office}, {body}"),
    each("{name} | {office} | {body}"),
    each("{body}, {name}, {office}"),
    each("{body}: {name}, {office}"),
    each("{body} – {name}, {office}"),
    each("{name}\t{office}\t{body}"),
    each("{name}", " / "),
    each("{name}", " • "),
    side_by_side,
)
BODIES: tuple[Form, ...] = (
    each("{body}"),
    each("- {body}"),
    each("{number}) {body}"),
    each("{body} (ABCD)"),
    each("{body}", "; "),
    each("{body}", "\n\n"),
)
LANGUAGES = tuple(FORMS["signers"])
CASES = [
    (LANGUAGES[(index + turn) % len(LANGUAGES)], index, turn % 2 == 0)
    for index in range(len(PEOPLE) + len(BODIES))
    for turn in range(2)
]


@pytest.mark.parametrize(("language", "index", "is_closed"), CASES)
def test_all_who_sign_are_found_in_their_order(
    language: str, index: int, *, is_closed: bool
) -> None:
    known = FORMS["signers"][language]
    form = (*PEOPLE, *BODIES)[index]
    above = f"{known['close']}\n\n" if is_closed else f"{known['heading']}\n"
    found = understood(f"{FORMS['heads'][language].rstrip()}\n\n{above}{form(known['people'])}\n")
    column = 0 if index < len(PEOPLE) else 2
    wanted = [person[column].casefold() for person in known["people"]]
    assert [one.name.casefold() for one in found.signatories] == wanted
