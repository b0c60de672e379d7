"""What the browser makes of words and quotations is what Python makes of them."""

import json
import random
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import pytest

from dossier.comparing import differences, likely, places, promise, stream, words_in
from dossier.words import fold, said, terms, visible
from tests.conftest import ROOT
from tests.test_quoting import DOCUMENTS, EXACT, TEXTS


def node(program: str, value: object) -> Any:  # noqa: ANN401  # whatever the program answers
    """Run a program over a value, with the scripts of the page loaded."""
    found = shutil.which("node")
    if found is None:
        pytest.skip("there is no `node` on this machine (Debian's package nodejs)")
    script = (
        'for (const name of ["words", "comparing"])'
        " require(`${process.argv[1]}/static/${name}.js`);"
        "const words = dossierWords, compare = dossierComparing;"
        f"const answer = {program};"
        'const given = JSON.parse(require("fs").readFileSync(0, "utf8"));'
        "process.stdout.write(JSON.stringify(given.map(answer)));"
    )
    done = subprocess.run(
        [found, "-e", script, str(ROOT)],
        input=json.dumps(value), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


SAMPLES = (
    "Mr. Ablyazov’s case — “decline to approve”, he said…",
    "EU-Kazakhstan, EU\u2011Kyrgyzstan: 4.5 % of 1 000 000 €",
    "Straße, STRASSE, Œuvre, œuvre, İstanbul, \u0131s\u0131, Łódź, þing, ﬁne",
    "Ὀδυσσεύς ΟΔΥΣΣΕΎΣ ς \u03c3, Қазақстан ҚАЗАҚСТАН, ёлка й",
    "e\u0301te\u0301 s\u0323\u0307 soft\u00adhyphen zero\u200bwidth",
    "كِتَاب مُحَمَّد, שָׁלוֹם, हिन्दी में लिखा, ภาษาไทย, 北京市 カタカナ",
    "ꭰꮃꭹ ᏣᎳᎩ ⅓ ② ㎏ № ﷺ 🇰🇿 👩‍⚖️",
    "[…] (...) [ ... ] ..... █████ a…b",
    "",
)


def test_words_are_cut_and_folded_alike() -> None:
    samples = [*SAMPLES, *TEXTS]
    made = node(
        "(text) => { const shown = words.visible(text); return [shown, words.fold(text),"
        " words.terms(shown).map((t) => t.text),"
        " words.said(shown).map((part) => part.map((t) => t.text))]; }",
        samples,
    )
    for text, theirs in zip(samples, made, strict=True):
        shown = visible(text)
        ours = [
            shown,
            fold(text),
            [token.text for token in terms(text)],
            [[token.text for token in part] for part in said(shown)],
        ]
        assert ours == theirs


def test_every_letter_there_is_folds_alike() -> None:
    letters = [
        chr(number)
        for number in range(0x110000)
        if unicodedata.category(chr(number)) not in {"Cn", "Cs", "Co"}
    ]
    made = node(
        r"(c) => /\p{Cn}/u.test(c) ? null : [words.fold(c),"
        " words.terms(words.visible(`a${c}b`)).map((t) => t.text),"
        " words.said(words.visible(`a${c}b`)).map((part) => part.map((t) => t.text))]",
        letters,
    )
    differing = []
    for letter, theirs in zip(letters, made, strict=True):
        cut = [[token.text for token in part] for part in said(visible(f"a{letter}b"))]
        ours = [fold(letter), [token.text for token in terms(f"a{letter}b")], cut]
        if theirs is not None and ours != theirs:  # null: newer than that program's Unicode
            differing.append((f"U+{ord(letter):04X}", ours, theirs))
    assert differing == []


def altered(text: str, chance: random.Random) -> str:
    """Change a stretch of a text as careless quoting does."""
    words = text.split()
    start = chance.randrange(len(words))
    taken = words[start : start + chance.randint(1, 40)]
    for _ in range(chance.randint(0, 4)):
        index = chance.randrange(len(taken) + 1)
        change = chance.choice(("drop", "add", "change", "gap"))
        if change == "add":
            taken.insert(index, chance.choice(words))
        elif change == "gap":
            taken[index : index + 3] = ["[…]"]
        elif index < len(taken):
            taken[index : index + 1] = [] if change == "drop" else ["otherwise"]
    return " ".join(taken)


def compared(quote: str, texts: Sequence[str]) -> list[object]:
    """Everything that Python finds of a quotation in the paragraphs of one document."""
    parts = said(visible(quote))
    flat = [token for part in parts for token in part]
    gaps = frozenset(list(accumulate(len(part) for part in parts))[:-1])
    where = stream(texts)
    exact = [[one.first, one.last, one.left_out] for one in places(parts, where)]
    near = likely(flat, where, gaps)
    if near is None:
        return [words_in(flat), exact, None]
    found = [[*one.quote, *one.text] for one in differences(flat, where, near, gaps)]
    likeness = round(near.likeness, 9)
    return [words_in(flat), exact, [near.first, near.last, likeness, *promise(flat, where)], found]


COMPARE = """([text, paragraphs]) => {
  const quote = compare.quotation(text), where = compare.stream(paragraphs);
  const { tokens, gaps } = quote;
  const exact = compare.places(quote.parts, where)
    .map((one) => [one.first, one.last, one.leftOut]);
  const near = compare.likely(tokens, where, gaps);
  if (!near) return [quote.words, exact, null];
  const likeness = Number(near.likeness.toFixed(9));
  const found = compare.differences(tokens, where, near, gaps)
    .map((one) => [...one.quote, ...one.text]);
  return [quote.words, exact,
    [near.first, near.last, likeness, ...compare.promise(tokens, where)], found];
}"""


def test_quotations_are_compared_alike() -> None:
    chance = random.Random(2015)  # noqa: S311  # nothing secret
    texts = [document.text.readings for document in DOCUMENTS]
    quotes = [case.quote for case in EXACT]
    quotes += [altered(chance.choice(TEXTS), chance) for _ in range(120)]
    pairs = [(quote, list(chance.choice(texts))) for quote in quotes]
    pairs += [(quote, list(readings)) for quote in quotes[:20] for readings in texts]
    for pair, theirs in zip(pairs, node(COMPARE, pairs), strict=True):
        assert compared(*pair) == theirs, pair[0]
