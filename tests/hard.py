"""A dossier of everything that is hard to lay out: crowds, long words, other scripts, gaps."""

from collections.abc import Iterator
from pathlib import Path

from tests import small

CROWD = 1000
"""Signatories of one letter."""
BUSY = 400
"""Documents of one author."""
LONG_WORD = (
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" + "verordnungsentwurfsfassung"
)
ARABIC = "محمد بن عبد الله"
KAZAKH = "Қазақстан Республикасы Әділет министрлігіне ашық хат"
MANY_SIGNED = "2014-03-01-many-to-ben-carlier"
LONG = "2014-04-01-long-word"
IN_ARABIC = "2014-05-01-letter-in-arabic"
IN_KAZAKH = "2014-06-01-letter-in-kazakh"
SEVEN = "2014-07-01-to-seven"
WITHOUT_DATE = "undated-note"
MARKED = "2014-08-01-with-every-mark"

_ADDRESSEES = "".join(
    f"\n  - {{name: Addressee the {number}th, as: Minister of something}}" for number in range(1, 8)
)
_TO_BEN = "author: anna-berg\naddressee: ben-carlier\n"
_EVERY_MARK = """\
The {--Letterhead of the House--}{>>furniture<<} first {++[word]++}{>>supplied: it is missing<<} and
{~~teh~>the~~}{>>reading probable: blurred<<} second, {==so so==}{>>sic: twice<<} on.{>>a note<<}

{--Only furniture.--}{>>furniture<<}
"""


def _document(title: str, date: str, front: str, body: str, kind: str = "letter") -> str:
    return f"---\ntitle: {title}\nkind: {kind}\ndate: {date}\n{front}---\n\n{body}\n"


def _actor(name: str, more: str) -> str:
    return f"---\nname: {name}\nkind: person\n{more}---\n"


def _crowd() -> str:
    names = (
        f"  - {{name: Signatory Number {number}, as: Member of Parliament,"
        f" reading: {'unclear' if number % 50 == 0 else 'certain'}}}"
        for number in range(1, CROWD + 1)
    )
    return "addressee: ben-carlier\nsignatories:\n" + "\n".join(names) + "\n"


def _busy() -> Iterator[tuple[str, str]]:
    front = (
        "author: busy-writer\naddressee: ben-carlier\nplace: Brussels\nlanguage: en\n"
        "summary: It asks once more.\n"
    )
    for number in range(BUSY):
        date = f"{2000 + number // 40}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        body = f"This is letter {number}. I ask Anna Berg to answer it."
        yield (
            f"documents/{date}-letter-{number}.md",
            _document(f"Letter number {number}", date, front, body),
        )


def _letters() -> Iterator[tuple[str, str]]:
    yield MANY_SIGNED, _document("A letter of many", "2014-03-01", _crowd(), "Answer us.")
    table = f"| a | b |\n|---|---|\n| {LONG_WORD} | 2 |"
    body = f"It concerns the {LONG_WORD} alone.\n\n{table}"
    yield LONG, _document(f"On the {LONG_WORD}", "2014-04", _TO_BEN, body)
    front = "author: mohammed\naddressee: anna-berg\nlanguage: ar\n"
    body = "أكتب إليكم بشأن القضية. أطلب منكم الرد على هذه الرسالة."
    yield IN_ARABIC, _document("Letter in Arabic", "2014-05-01", front, body)
    front = "author: busy-writer\naddressee: ben-carlier\nlanguage: kk\nplace: Алматы\n"
    body = "Құрметті министр! Сізден осы хатқа жауап беруіңізді сұраймын."
    yield IN_KAZAKH, _document(KAZAKH, "2014-06-01", front, body)
    front = f"author: anna-berg\naddressee:{_ADDRESSEES}\n"
    yield SEVEN, _document("To seven ministers", "2014-07-01", front, "Please answer.")
    yield (
        WITHOUT_DATE,
        _document("A note without a date", "undated", _TO_BEN, "A note.", "statement"),
    )
    yield MARKED, _document("With every mark", "2014-08-01", _TO_BEN, _EVERY_MARK)


def files() -> Iterator[tuple[str, str]]:
    """The files of the content folder."""
    yield "actors/busy-writer.md", _actor("Busy Writer", "sort_name: Writer, Busy\n")
    yield "actors/mohammed.md", _actor(ARABIC, "language: ar\ncountry: EG\n")
    yield from _busy()
    for slug, text in _letters():
        yield f"documents/{slug}.md", text


def write(content: Path) -> Path:
    """Write the dossier."""
    return small.write(content, dict(files()))
