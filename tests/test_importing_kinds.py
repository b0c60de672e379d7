"""What a document is: its title, its first words, and nothing but its form, in eight languages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from tests.test_importing_forms import FORMS, understood

Case = tuple[str, str]
"""The kind, and the text that is of it."""


def cases(language: str) -> Iterator[Case]:
    """Documents of every kind in a language."""
    known, signers = FORMS["kinds"][language], FORMS["signers"][language]
    date, greeting, body = FORMS["heads"][language].strip().split("\n\n")[:3]
    name, office, organisation = signers["people"][0]
    close, signed = signers["close"], f"{name}\n{office}"
    bodies = "\n".join(person[2] for person in signers["people"])
    told = known["told"].format(n=name, o=office, b=organisation)
    yield "letter", f"{date}\n\n{greeting}\n\n{body}\n\n{close}\n\n{signed}"
    yield "letter", f"{greeting} {body}\n\n{signed}"
    for title, above in product(known["open"], ("", f"{date}\n\n")):
        yield "open-letter", f"{title}\n\n{above}{greeting}\n\n{body}\n\n{close}\n\n{signed}"
    for first, above in product(known["replies"], ("", f"{date}\n\n")):
        yield "reply", f"{above}{greeting}\n\n{first}\n\n{close}\n\n{signed}"
    for title in known["releases"]:
        yield "press-release", f"{title}\n\n{date}\n\n{told}\n\n{known['contact']}"
        yield "press-release", f"{title}\n\n{date} – {told}"
    yield "press-release", f"{date} – {told}\n\n{known['contact']}"
    for title in known["statements"]:
        yield "statement", f"{title}\n\n{known['we']}\n\n{bodies}"
    yield "statement", f"{known['we']}\n\n{signers['heading']}\n{bodies}"


CASES = [case for language in FORMS["kinds"] for case in cases(language)]


@pytest.mark.parametrize(("kind", "text"), CASES)
def test_a_kind_is_known_by_what_tells_of_it(kind: str, text: str) -> None:
    found = understood(f"{text}\n").kind
    assert found.value == kind
    assert found.note
