"""Make a dossier of any size, always the same for the same seed: invented letters, people, events.

    .venv/bin/python bench/corpus.py FOLDER [--letters 10000] [--seed 1] [--sources]

Every word and name is made of syllables and means nobody. The letters have what letters have:
parts, signatories, marks, notes, mentions, requests; a tenth as many actors as letters, a
hundredth as many events, each with a quotation that stands in a letter.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

CONSONANTS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "tr", "")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ou", "ei")
WORDS = 12_000
"""Different words; how often each occurs falls as in a language."""
PARAGRAPHS = 9
SENTENCES = 5
LANGUAGES = ("en", "en", "en", "fr", "de")
KINDS = ("letter", "letter", "letter", "open-letter", "statement", "press-release", "reply")
CAPACITIES = ("Minister of Justice", "Member of Parliament", "Prosecutor General", "Director",
              "President of the Committee", "Rapporteur")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """An invented actor."""

    slug: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One invented letter, in the forms in which it is written."""

    slug: str
    title: str
    kind: str
    date: date
    language: str
    author: Person
    addressee: Person
    signatories: tuple[Person, ...]
    summary: str
    body: str
    """With editorial marks and classes of parts."""
    source: str
    """As it was received."""
    quote: str
    """A sentence of it."""
    asks: bool
    """Whether it asks something of its addressee."""


class Maker:
    """Makes words, people and letters, one after the other, from one seed."""

    def __init__(self, seed: int, people: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # a corpus is no secret
        self.words = self._vocabulary()
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))
        self.people = self._people(people)

    def _word(self, syllables: int) -> str:
        choice = self.random.choice
        return "".join(choice(CONSONANTS) + choice(VOWELS) for _ in range(syllables))

    def _vocabulary(self) -> tuple[str, ...]:
        found: dict[str, None] = {}
        while len(found) < WORDS:
            # the common words are the short ones
            found[self._word(self.random.randint(1, 2 + min(2, len(found) // 100)))] = None
        return tuple(found)

    def _people(self, count: int) -> tuple[Person, ...]:
        made: dict[str, Person] = {}
        while len(made) < count:
            first, last = self._word(2).capitalize(), self._word(3).capitalize()
            name, kind = f"{first} {last}", "person"
            if len(made) % 10 == 0:
                name, kind = f"{last} Committee of {first}", "organisation"
            slug = name.lower().replace(" ", "-")
            made.setdefault(slug, Person(slug, name, kind))
        return tuple(made.values())

    def sentence(self) -> str:
        """Make a sentence, which may name somebody."""
        length = self.random.randint(10, 24)
        words = self.random.choices(self.words, cum_weights=self.weights, k=length)
        if self.random.random() < 0.08:  # noqa: PLR2004  # about three mentions a letter
            words[length // 2] = self.person().name
        if self.random.random() < 0.3:  # noqa: PLR2004  # a comma in every third sentence
            words[length // 3] += ","
        text = " ".join(words)
        return text[:1].upper() + text[1:] + "."

    def person(self) -> Person:
        """Choose somebody; a few take part in much."""
        place = int(len(self.people) * self.random.random() ** 2)
        return self.people[place]

    def letter(self, number: int, count: int) -> Letter:
        """Make one of `count` letters."""
        day = date(1995, 1, 1) + timedelta(days=number * 9000 // count)
        author, addressee = self.person(), self.person()
        signatories = tuple({self.person(): None for _ in range(self.random.choice((0, 0, 1, 4)))})
        paragraphs = [
            " ".join(self.sentence() for _ in range(SENTENCES)) for _ in range(PARAGRAPHS)
        ]
        quote = paragraphs[2].split(". ")[1] + "."
        marked, plain = self._marked(paragraphs)
        head = [f"{author.name}\n{{: .letterhead}}", f"Brussels, {day:%d %B %Y}\n{{: .dateline}}",
                (f"To {addressee.name}\nRue {self._word(3).capitalize()} {number % 90 + 1}\n"
                "{: .addressee}"),
                f"Dear {addressee.name},\n{{: .salutation}}"]  # fmt: skip
        names = "\n".join(one.name for one in (author, *signatories))
        foot = [f"Yours sincerely,\n{{: .closing}}", f"{names}\n{{: .signature}}"]  # noqa: F541  # like its neighbours
        body = "\n\n".join((*head, *marked, *foot)) + "\n"
        source = "\n\n".join((*head, *plain, *foot)) + "\n"
        return Letter(
            slug=f"{day.isoformat()}-{author.slug}-{number}",
            title=f"{author.name} to {addressee.name} on {self._word(3)} {self._word(2)}",
            kind=KINDS[number % len(KINDS)],
            date=day,
            language=LANGUAGES[number % len(LANGUAGES)],
            author=author,
            addressee=addressee,
            signatories=signatories,
            summary=self.sentence(),
            body=body,
            source="\n".join(line for line in source.splitlines() if not line.startswith("{:")),
            quote=quote,
            asks=number % 5 == 0,
        )

    def _marked(self, paragraphs: Sequence[str]) -> tuple[list[str], list[str]]:
        """Give some paragraphs marks; return them with the marks, and as the source has them."""
        marked, plain = list(paragraphs), list(paragraphs)
        first, rest = paragraphs[1].split(" ", 1)
        marked[1] = (
            f"{first} {{~~{rest.split(' ')[0]}~>{self._word(2)}~~}}{{>>reading probable: the copy is faint<<}} {rest.split(' ', 1)[1]}"  # noqa: E501  # one mark
        )
        head, tail = paragraphs[4].split(". ", 1)
        marked[4] = (
            f"{head}. {{--{self._word(3)} {self._word(2)}--}}{{>>furniture<<}}{{>>page 2<<}} {tail}"
        )
        left_out = marked[4].split("{--")[1].split("--}")[0]
        plain[4] = f"{head}. {left_out} {tail}"
        marked[6] = f"{paragraphs[6]} {{++[{self._word(2)}]++}}{{>>supplied: the line ends here<<}}"
        if self.random.random() < 0.3:  # noqa: PLR2004  # emphasis in every third letter
            marked[7] = (
                marked[7].replace(" ", " *", 1).replace(",", "*,", 1)
                if "," in marked[7]
                else marked[7]
            )  # one choice
            plain[7] = marked[7]
        return marked, plain


def dossier(folder: Path, letters: int, seed: int = 1, *, sources: bool = False) -> list[Letter]:
    """Write a dossier of that many letters; return them for those who write them otherwise."""
    maker = Maker(seed, max(3, letters // 10))
    made = [maker.letter(number, letters) for number in range(letters)]
    for name in ("documents", "actors", "events", "pages", "sources"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "case.yaml").write_text(_CASE, encoding="utf-8")
    for one in made:
        source = ""
        if sources:
            data = one.source.encode()
            (folder / "sources" / f"{one.slug}.txt").write_bytes(data)
            source = f"source: {{file: {one.slug}.txt, sha256: {hashlib.sha256(data).hexdigest()}, nature: text-extract, markup: markdown, origin: made for a test}}\n"  # noqa: E501  # one key
        (folder / "documents" / f"{one.slug}.md").write_text(
            document(one, source, maker), encoding="utf-8"
        )
    for number, person in enumerate(maker.people):
        support = made[number * 7 % letters]
        (folder / "actors" / f"{person.slug}.md").write_text(
            f"---\nname: {person.name}\nkind: {person.kind}\ncountry: BE\n---\n"
            f"{maker.sentence()}[^one]\n\n"
            f'[^one]: {{document: {support.slug}, quote: "{support.quote}"}}\n',
            encoding="utf-8",
        )
    for number in range(max(1, letters // 100)):
        support = made[number * 91 % letters]
        (folder / "events" / f"{support.date.isoformat()}-event-{number}.md").write_text(
            f"---\ntitle: {maker.sentence()[:-1]}\ndate: {support.date.isoformat()}\n"
            f"place: Brussels\nactors: [{maker.person().slug}]\nstatus: reported\n"
            f'attested_by: [{{document: {support.slug}, quote: "{support.quote}"}}]\n---\n',
            encoding="utf-8",
        )
    for slug, title in (("home", "A dossier of invented letters"), ("about", "About")):
        (folder / "pages" / f"{slug}.md").write_text(
            f"---\ntitle: {title}\n---\n{maker.sentence()}\n", encoding="utf-8"
        )
    return made


_CASE = """\
title: A dossier of invented letters
tagline: Letters that nobody wrote, to measure with.
base_url: https://measured.example/
language: en
publisher: {name: "Dossier, a benchmark"}
imprint: {responsible: The maintainers, email: desk@measured.example}
menu: [about]
"""


def document(one: Letter, source: str, maker: Maker) -> str:
    """Return a letter as Dossier reads it."""
    lines = [
        "---",
        f"title: {one.title}",
        f"kind: {one.kind}",
        f"date: {one.date.isoformat()}",
        "place: Brussels",
        f"language: {one.language}",
        f"author: {{actor: {one.author.slug}, as: {maker.random.choice(CAPACITIES)}}}",
        f"addressee: {{actor: {one.addressee.slug}, as: {maker.random.choice(CAPACITIES)}}}",
    ]
    if one.signatories:
        lines.append(f"signatories: [{', '.join(who.slug for who in one.signatories)}]")
    lines.append(f"summary: {one.summary}")
    if one.asks:
        asked = f'to: {one.addressee.slug}, that: answer this letter, quote: "{one.quote}"'
        lines.append(f"requests: [{{{asked}}}]")
    return "\n".join(lines) + f"\n{source}published: {one.date.isoformat()}\n---\n{one.body}"


def main() -> None:
    """Write the dossier that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sources", action="store_true", help="with the sources of the letters")
    options = parser.parse_args()
    dossier(options.folder, options.letters, options.seed, sources=options.sources)


if __name__ == "__main__":
    main()
