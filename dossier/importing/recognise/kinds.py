"""What a document is: by everything in it that speaks for one kind and against the others."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from msgspec import Struct

from dossier.importing.layout import Line
from dossier.importing.outline import Outline
from dossier.importing.recognise import own_form, own_name
from dossier.importing.recognise.finding import GUESS, LIKELY, SURE, UNSURE, Finding
from dossier.importing.recognise.seen import Read, read

KINDS = ("letter", "open-letter", "reply", "press-release", "statement")
"""The kinds among which a document is weighed; a resolution is known by its title alone."""


class Clue(Struct, frozen=True):
    """Something that may be found in a document."""

    name: str
    """What is found, as it is told to whoever looks through the draft."""
    find: Callable[[Read], Line | None]
    """Returns the line that shows it."""
    weights: tuple[float, ...]
    """How much it speaks for each kind, or against it."""


CLUES = (
    Clue("its title says open letter", own_name.open_letter, (-3.5, 5.5, 0, -0.5, -1.5)),
    Clue("it stands among open letters", own_name.among_open_letters, (-3, 4, 0, 0, 0)),
    Clue("it speaks of its open letter", own_name.our_open_letter, (-1.5, 1, 1, 0, -0.5)),
    Clue("its title says release", own_name.release, (-0.5, 0, 0, 1.5, -1)),
    Clue("its title says communiqué", own_name.communique, (-0.5, 0, 0, 1.5, 0.5)),
    Clue("its title says statement", own_name.statement, (-1.5, -0.5, 0, -1, 3.5)),
    Clue("its title says whose statement it is", own_name.statement_of, (0, 0, 0, -1, 1)),
    Clue("its title is a call", own_name.call, (-0.5, 0, 0, -1, 1.5)),
    Clue("its title says answer", own_name.title_answers, (-0.5, -1, 2, 0, 0)),
    Clue("its title says to whom it goes", own_name.letter_to, (1.5, 0, 0, 0, -1)),
    Clue("its title is a question in parliament", own_name.question, (3.5, -0.5, 0, -1, -1.5)),
    Clue("its title is an application", own_name.application, (3, -0.5, 0, -1, -1.5)),
    Clue("it says that a statement follows", own_name.follows, (-1, -1, 0, -3, 3.5)),
    Clue("its title is nothing but statement", own_name.bare_statement, (0, 0, 0, -1, 1)),
    Clue("an assembly adopted it", own_name.adopted, (-0.5, -0.5, 0, -1.5, 2)),
    Clue("it calls itself a statement", own_name.own_statement, (-0.5, 0, 0, 0, 1)),
    Clue("it greets", own_form.greeting, (2, 1.5, 0, -1.5, -2)),
    Clue("it greets in its first words", own_form.greeting_in_text, (1.5, 0, 0, 0, -1)),
    Clue("it takes leave", own_form.close, (1, 0.5, 1.5, -1, -1.5)),
    Clue("it has an address", own_form.address, (2, 0.5, 0.5, -1.5, -1.5)),
    Clue("it is signed", own_form.signature, (1, 0, 0, -2, 0.5)),
    Clue("it has nothing of a letter", own_form.bare, (-1.5, 0, -0.5, 0.5, 0.5)),
    Clue("many sign", own_form.many_sign, (0, 1, -0.5, -1, 0.5)),
    Clue("it has a list of signers", own_form.list_of_signers, (-1, 0.5, 0, -1, 1.5)),
    Clue("it has a contact", own_form.contact, (-1.5, 0.5, 0, 1.5, -0.5)),
    Clue("it has the name of a release", own_form.named_release, (-1, -0.5, -0.5, 1.5, 0)),
    Clue("it has words of press offices", own_form.press_work, (-0.5, 0.5, -0.5, 1.5, -1)),
    Clue("it begins with a stance", own_form.stands, (0.5, 0, -0.5, -1, 1)),
    Clue("it begins by writing to you", own_form.writes_to_you, (1.5, 0, -0.5, 0, -1)),
    Clue("it never says you", own_form.no_you, (-0.5, -0.5, -1, 1, 0.5)),
    Clue("it speaks for itself", own_form.first_person, (0.5, 0, -0.5, -0.5, 0.5)),
    Clue("it refers to your letter", own_form.answer, (-2.5, -0.5, 4, 0, -1)),
    Clue("its subject is an answer's", own_form.answers_mail, (-0.5, 0, 2, 0, 0)),
    Clue("it begins with something of yours", own_form.yours, (0, -1, 2, -0.5, -0.5)),
    Clue("an authority writes", own_form.authority, (0, 0, 1, -0.5, 0)),
    Clue("it opens as releases do", own_form.opens_as_release, (0, -0.5, 0, 1, 0)),
    Clue("it tells what was said", own_form.tells_what_was_said, (0, 0, 0, 0.5, -0.5)),
    Clue("those speak who sign", own_form.undersigned, (0, 0, 0, -0.5, 1)),
)
"""Everything that is looked for.

The weights were fitted to some nine hundred letters, with each batch of real ones held back in
turn to see that they serve for others, and rounded to halves; what then told nothing was left out.
"""
BEFOREHAND = (0.5, -1.5, -0.5, 1.5, 0.5)
"""What speaks for each kind where nothing is found."""
CERTAIN, PROBABLE, POSSIBLE = 0.95, 0.75, 0.5
"""Shares of likelihood from which a kind is called sure, likely, unsure."""
UNTITLED = ("letter", "reply")
"""Kinds that need no title that says so to be called sure."""
QUOTED = 120


def kind(letter: Outline, headers: Sequence[tuple[str, str]] = ()) -> Finding:
    """Return the kind of a document, and what speaks for it."""
    one = read(letter, headers)
    titled = own_name.resolution(one)
    if titled is not None:
        return Finding("resolution", SURE, titled.number, titled.words)
    found = [(clue, line) for clue in CLUES if (line := clue.find(one)) is not None]
    sums = [sum(each) for each in zip(BEFOREHAND, *(c.weights for c, _ in found), strict=True)]
    best, second = sorted(range(len(KINDS)), key=lambda i: -sums[i])[:2]
    share = 1 / sum(math.exp(one - sums[best]) for one in sums)
    told = sorted(found, key=lambda x: x[0].weights[second] - x[0].weights[best])
    if not told:
        return Finding(KINDS[best], GUESS, note="nothing in it says what it is")
    title = own_name.title(one, KINDS[best])
    line = title or told[0][1]
    doubt = "" if share >= CERTAIN else f"; it may be a {KINDS[second]}"
    note = f"{told[0][0].name}{doubt}"
    degree = _confidence(share)
    degree = degree if title or KINDS[best] in UNTITLED else min(degree, LIKELY)
    return Finding(KINDS[best], degree, line.number, line.words[:QUOTED], note)


def _confidence(share: float) -> float:
    degrees = ((CERTAIN, SURE), (PROBABLE, LIKELY), (POSSIBLE, UNSURE))
    return next((degree for least, degree in degrees if share >= least), GUESS)
