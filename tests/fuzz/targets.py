"""One function a room: takes any bytes, and fails where something does not hold that always must.

No bytes make a traceback: what cannot be used ends in a diagnostic. No word of a text is lost, no
tag is made that is not ours, and whatever is published is strict. atheris feeds these functions
for minutes (`python3 build.py fuzz`), and Hypothesis for seconds with every run of the tests.
"""

from __future__ import annotations

import atexit
import html
import io
import json
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from dossier import making, pipeline, schema, verify, words
from dossier.casefile import load_case
from dossier.dates import DateError, parse
from dossier.diagnostics import Findings
from dossier.draft import Draft, Kind
from dossier.filing import Filed, take_in
from dossier.i18n import locale
from dossier.importing.command import proven
from dossier.importing.front import SourceFacts, front
from dossier.importing.people import Known
from dossier.importing.understand import understand
from dossier.importing.worker import read as read_file
from dossier.marks import parse as parse_marks
from dossier.markup import block_html, block_text, inline, rich
from dossier.publish.manifest import manifest
from dossier.publish.manifest import parse as parse_manifest
from dossier.readers.draft import case, draft
from dossier.readers.folder import Entry, scan
from dossier.readers.text import decode
from dossier.recollection import Recollection
from dossier.render import Renderer
from dossier.report import Format, report
from dossier.taken import Taken
from dossier.theme import theme
from dossier.transcription import reads, stands
from dossier.words import closest
from tests import small
from tests.strict import loads_and_acts
from tests.strict import words as read_words

SLUG = "2015-06-01-anything"
KINDS = (Kind.DOCUMENT, Kind.ACTOR, Kind.EVENT, Kind.PAGE)
TAGS = re.compile(
    r"<(?!/?(?:p|br|em|strong|code|a|ul|ol|li|blockquote|hr|h[2-6]|table|thead|tbody|tr|th|td|sup"
    r"|sub)(?: (?:href|title|start|align|value)=\"[^\"<>]*\")*>)"
)
"""A tag that no text may make."""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = (
    "<w:p><w:r>{}</w:r></w:p>",
    '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r>{}<w:br/></w:r></w:p>',
    "<w:p><w:del><w:r>{}</w:r></w:del></w:p>",
    "<w:p><w:ins><w:r><w:rPr><w:b/></w:rPr>{}</w:r></w:ins></w:p>",
    "<w:tbl><w:tr><w:tc><w:p><w:r>{}</w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r>{}</w:r></w:p>',
    '<w:p><w:pPr><w:ind w:left="1400"/><w:spacing w:before="400"/></w:pPr><w:r>{}</w:r></w:p>',
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr>{}</w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
)
"""What a line of a Word document may stand in."""
MARKS = re.compile(r"\{(?:--|\+\+|~~|==|>>)|(?:--|\+\+|~~|==|<<)\}|~>")
Target = Callable[[bytes], None]


def _draft(kind: Kind, data: bytes) -> tuple[Draft | None, Findings]:
    """What the reader makes of a file; where it makes nothing, it says why."""
    found = Findings("anything.md")
    made = draft(Entry(kind, SLUG, Path("anything.md"), "anything.md"), data, found)
    assert made is not None or any(one.is_error for one in found.all()), "nothing was told"
    _told(found)
    return made, found


def _told(found: Findings) -> None:
    """What was found can be told in every form, and commands no terminal."""
    for one in found.all():
        assert one.line >= 1
        assert one.column >= 1
    json.loads(report(found.all(), Format.JSON).encode())
    assert len(report(found.all(), Format.GITHUB).splitlines()) == len(found.all())
    text = report(found.all(), Format.TEXT)
    assert text.encode().decode() == text
    shown = text.replace("\n", "")
    assert all(one.isprintable() or unicodedata.category(one) == "Zs" for one in shown)


def reader(data: bytes) -> None:
    """Any file of the content."""
    for kind in KINDS:
        _draft(kind, data)
    case(data, Findings("case.yaml"))


def typed(data: bytes) -> None:
    """Any front matter: what is no value of its key is told."""
    for kind, make in zip(
        KINDS, (schema.document, schema.actor, schema.event, schema.page), strict=True
    ):
        made, found = _draft(kind, data)
        if made is not None:
            make(made, found)
            _told(found)
    found = Findings("case.yaml")
    front_of_case = case(data, found)
    if front_of_case is not None:
        schema.case(front_of_case, found)
    _told(found)


def _text(data: bytes) -> str | None:
    """A text as the rooms behind the reader get it; None where it refuses the bytes."""
    found = Findings("anything.md")
    text = decode(data, found)
    return None if text is None or any(one.is_error for one in found.all()) else text


def marks(data: bytes) -> None:
    """Any body: every letter of it stands in a run."""
    text = _text(data)
    if text is None:
        return
    told = []
    for block in parse_marks(text, 1, Findings("anything.md")):
        told += [f"{run.stands} {run.reads} {run.note}" for run in block.runs]
        block_text(block, reads)
        block_text(block, stands)
    whole = _letters(" ".join(told))
    without = re.sub(r"^.*\{:.*$", "", MARKS.sub(" ", text), flags=re.MULTILINE)
    for word in set(re.findall(r"[^\W_]+", without)):
        assert _letters(word) in whole or _is_note_type(word), f"{word!r} is lost"


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _is_note_type(word: str) -> bool:
    return word in {"page", "furniture", "omitted", "supplied", "correction", "normalised", "sic",
                    "reading", "certain", "probable", "unclear"}  # fmt: skip


def markup(data: bytes) -> None:
    """Any Markdown: no tag that is not ours, no word lost."""
    text = _text(data)
    if text is None:
        return
    body = [
        block_html(block, lambda run: f"<em>{inline(run.reads)}</em>")
        for block in parse_marks(text, 1, Findings("anything.md"))
    ]
    for made in (inline(text), rich(text), *body):
        strange = TAGS.search(made)
        assert strange is None, f"a tag: {made[strange.start() :][:80]!r}"
        assert not re.search(r'(?:href|src)="\s*(?!https?:|mailto:)[A-Za-z][\w+.-]*:', made), made


def date(data: bytes) -> None:
    """Any date: it is one, or the message says what is wrong."""
    text = data.decode("utf-8", "replace")
    try:
        made = parse(text)
    except DateError:
        return
    assert parse(made.text) == made


def quotation(data: bytes) -> None:
    """Any words: they are cut, folded and compared without an end of patience."""
    text = data.decode("utf-8", "replace")
    for one in words.tokens(text):
        assert text[one.start : one.end] == one.text
    words.locate(text[:200], text)
    words.said(text)
    closest(text[:80], ("jonas-fernandez", "title", "published"))
    slug = words.slugify(text)
    assert re.fullmatch(r"[a-z0-9]*(?:-[a-z0-9]+)*", slug)


@cache
def _folder() -> Path:
    """A small dossier on the disk, for one document more."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return small.write(Path(folder.name) / "content")


@cache
def _others() -> tuple[Filed, ...]:
    content = _folder()
    return tuple(take_in(entry, content / "sources") for entry in scan(content)[0])


@cache
def _renderer() -> Renderer:
    return Renderer(theme(_folder()).templates, locale("en"))


def page(data: bytes) -> None:
    """Any document: not published, with an error; or published, strict and with all its words."""
    content = _folder()
    others = _others()
    path = content / "documents" / f"{SLUG}.md"
    path.write_bytes(data)
    entry = Entry(Kind.DOCUMENT, SLUG, path, f"documents/{SLUG}.md")
    filed = take_in(entry, content / "sources")
    path.unlink()
    the_case, told = load_case(content)
    taken = Taken(the_case, (*others, filed), told)
    loaded = pipeline.judge(content, taken, small.MOMENT, Recollection())
    if loaded.shelved is None or not loaded.is_sound:
        return
    for artifact in making.plan(loaded.shelved, {}):
        if SLUG in artifact.path:
            _published(artifact.path, making.make(artifact, _renderer()))


def _published(path: str, made: bytes) -> None:
    text = made.decode()
    if path.endswith(".html"):
        assert loads_and_acts(path, text) == []
    elif path.endswith(".xml"):
        ET.fromstring(made)  # noqa: S314  # our own
    elif path.endswith((".json", ".jsonld")):
        json.loads(made)


def _imported(name: str, data: bytes) -> None:
    """Any file to import: a draft with all its words that the reader takes, or a notice."""
    sheet = read_file(name, data)
    if not sheet.is_readable:
        assert any(notice.is_error for notice in sheet.notices) or not sheet.lines
        return
    nobody = Known({}, {})
    found = understand(sheet, ())
    try:
        body, notices = proven(sheet, found, data)
    except UnicodeDecodeError as error:
        raise AssertionError("the text of the file was not kept") from error
    top = front(found, sheet, SourceFacts(name, "0" * 64, ""), nobody, body)
    told = Findings("anything.md")
    assert draft(Entry(Kind.DOCUMENT, SLUG, Path(name), name), f"{top}\n{body}".encode(), told), [
        (one.line, one.what) for one in told.all()
    ] + [top]
    if not notices:
        have = read_words(unicodedata.normalize("NFC", body.replace("\\", "")))
        lost = read_words(unicodedata.normalize("NFC", " ".join(line.text for line in sheet.lines)))
        assert {one for one in lost - have if _letters(one) not in _letters(body)} == set()


def import_text(data: bytes) -> None:
    """Any text file."""
    _imported("letter.txt", data)


def import_html(data: bytes) -> None:
    """Any web page."""
    _imported("letter.html", data)


def import_eml(data: bytes) -> None:
    """Any e-mail."""
    _imported("letter.eml", data)


def import_docx(data: bytes) -> None:
    """Any Word file: the bytes as they are, as the text inside a sound one, and as its words."""
    _imported("letter.docx", data)
    for inside in (data, _paragraphs(data.decode("utf-8", "replace")).encode()):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("word/document.xml", inside)
        _imported("letter.docx", made.getvalue())


def _paragraphs(text: str) -> str:
    """A Word document of a text's lines; the first sign of each chooses what it stands in."""
    made = []
    for line in re.sub(r"[^\t\n\x20-\ud7ff\ue000-\ufffd]", "", text).split("\n"):
        form = WORD[ord(line[0]) % len(WORD)] if line else WORD[0]
        words_of = html.escape(line[1:]).replace("\t", "</w:t><w:tab/><w:t>")
        made.append(form.format(f'<w:t xml:space="preserve">{words_of}</w:t>'))
    body = "".join(made)
    return f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def import_pdf(data: bytes) -> None:
    """Any PDF."""
    _imported("letter.pdf", data)


def proof(data: bytes) -> None:
    """Any manifest and any zip: verified, or refused with a word."""
    listed = parse_manifest(data.decode("utf-8", "replace"))
    if listed:
        assert parse_manifest(manifest(listed).decode()) == listed
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        for whole in (data, _zip(data)):
            file.seek(0)
            file.truncate()
            file.write(whole)
            file.flush()
            try:
                with verify.opened(Path(file.name)) as holder:
                    verify.verify(holder)
            except verify.NoSiteError:
                continue


def _zip(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("SHA256SUMS", data)
        archive.writestr("index.html", data)
    return made.getvalue()


TARGETS: Mapping[str, Target] = {
    "reader": reader,
    "typed": typed,
    "marks": marks,
    "markup": markup,
    "page": page,
    "date": date,
    "quotation": quotation,
    "import-text": import_text,
    "import-html": import_html,
    "import-eml": import_eml,
    "import-docx": import_docx,
    "import-pdf": import_pdf,
    "proof": proof,
}
"""What is fuzzed, by its name on the command line and of its folder in `cases`."""
