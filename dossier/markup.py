"""Markdown to safe HTML and to plain text, by Python-Markdown and nh3.

Markdown is not safe by itself: raw HTML is text here, nothing is renumbered, no reference or
footnote definition is swallowed, and the result passes an allow-list. Editorial marks travel
through Markdown as placeholders of private-use characters (which no text may hold, see
`readers.text`) and are put back afterwards.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

import nh3

from dossier.transcription import Block, BlockKind, Run, RunKind, Side

_HOLES = re.compile("\ue000(\\d+)\ue001")
_LESS, _AMP = "\ue002", "\ue003"
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"<h([1-6])>")
_SIGNS = ("\\", "`", "*", "_", "<", "|", "](")
"""What Markdown acts on wherever it stands."""
_SPECIAL = re.compile(
    r"^[ ]{0,3}(?:[-+=#>]|\d+[.)])|^(?:[ ]{4}|[ ]*\t)|(?:[ ]{2}|\t[ ]?)\n", re.MULTILINE
)
"""What it acts on at the beginning of a line, or at its end."""
_START = re.compile(r"[ ]{0,3}(?:[-+=#>]|\d+[.)])|[ ]{4}|[ ]*\t")
"""The same for a text of one line."""
_MARKER = re.compile(r"^[ \t]*([-*+]|\d{1,9}[.)])(?=[ \t])", re.MULTILINE)
_SPACES = re.compile(r"[ \t\n]+")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_SUSPECT = re.compile(r"[\[`*_!\\]")
_DEEP = re.compile(r"^(?:[ \t]{80}|(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>])){20})", re.MULTILINE)
"""A line indented, or begun by list markers and quotation marks, deeper than anybody writes."""
MAX_SUSPECTS = 2000
"""More Markdown characters than this in one block, and it is shown as plain text."""
MAX_LINES = 2000
"""More lines than this in one block, and the same: each is looked at again for every one."""
MAX_UNCLOSED = 200
"""More round brackets than this that nothing closes, and the same: links are sought in them all."""
_NOWHERE = re.compile(r'<a href="[/\\]{2}[^"]*"')
"""A link to another host under whatever scheme the page has: from a disk, that is a file's."""
_TAGS = {
    "p", "br", "em", "strong", "code", "a", "ul", "ol", "li", "blockquote", "hr", "h2", "h3", "h4",
    "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "sup", "sub",
}  # fmt: skip
_SCHEMES = {"http", "https", "mailto"}
_UNSAFE_BLOCKS = ("reference", "code", "setextheader")
_UNSAFE_INLINES = ("html", "entity", "autolink", "automail", "image_link", "image_reference",
                   "reference", "short_reference", "short_image_ref")  # fmt: skip
_UNSAFE_IN_PROSE = ("html", "entity", "autolink", "automail", "image_link", "image_reference",
                    "short_image_ref")  # fmt: skip


Convert = Callable[[str], str]


def _markdown(without_blocks: Iterable[str], without_inlines: Iterable[str]) -> Convert:
    """Return what converts a text; many a run meets plain paragraphs alone, and needs none."""
    from markdown import Markdown  # noqa: PLC0415  # so that such a run need not import it
    from markdown.extensions.sane_lists import SaneListExtension  # noqa: PLC0415
    from markdown.extensions.tables import TableExtension  # noqa: PLC0415

    converter = Markdown(extensions=[TableExtension(), SaneListExtension()], output_format="html")
    for name in without_blocks:
        converter.parser.blockprocessors.deregister(name)
    for name in without_inlines:
        converter.inlinePatterns.deregister(name)
    converter.preprocessors.deregister("html_block")

    def convert(text: str) -> str:
        converter.reset()
        return converter.convert(text)

    return convert


@cache
def _converter() -> Convert:
    return _markdown(_UNSAFE_BLOCKS, _UNSAFE_INLINES)


def _is_too_much(text: str) -> bool:
    """Whether Python-Markdown would take too long over a text, or lose itself in its depth."""
    return (
        len(_SUSPECT.findall(text)) > MAX_SUSPECTS
        or text.count("\n") > MAX_LINES
        or text.count("(") - text.count(")") > MAX_UNCLOSED
        or _DEEP.search(text) is not None
    )


def is_plain(text: str) -> bool:
    """Whether Markdown would do nothing to a paragraph, so that the short way may be taken."""
    for sign in _SIGNS:
        if sign in text:
            return False
    return (_SPECIAL.search if "\n" in text else _START.match)(text) is None


def _convert(text: str) -> str:
    """Return the sanitised HTML of one block; `<` and `&` of the text are text."""
    if is_plain(text) or _is_too_much(text):
        return f"<p>{_escape(text.strip())}</p>"
    return _by_markdown(text)


@lru_cache(maxsize=64)
def _by_markdown(text: str) -> str:
    """Convert a text, once for what stands and what is read: marks are holes in it."""
    made = _converter()(text.rstrip().replace("<", _LESS).replace("&", _AMP))
    made = made.replace(_LESS, "&lt;").replace(_AMP, "&amp;")
    return _clean(made)


def _clean(made: str) -> str:
    made = nh3.clean(
        made,
        tags=_TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}},
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return _NOWHERE.sub("<a", made)


def inline(text: str) -> str:
    """Return the HTML of a stretch inside a block, without the paragraph around it."""
    made = _convert(text) if text.strip() else text
    if made.startswith("<p>") and made.endswith("</p>") and made.count("<p>") == 1:
        made = made[3:-4]
        return text[: len(text) - len(text.lstrip())] + made + text[len(text.rstrip()) :]
    # A stretch that looks like a list or heading by itself is neither inside a paragraph.
    return _escape(text)


def _escape(text: str) -> str:
    """Write text as nh3 writes it."""
    return html.escape(text, quote=False).replace("\xa0", "&nbsp;")


def _template(runs: Iterable[Run]) -> str:
    """Join the runs of a block into one Markdown text with a hole for each mark."""
    return "".join(
        [
            run.stands if run.kind is RunKind.TEXT else f"\ue000{index}\ue001"
            for index, run in enumerate(runs)
        ]
    )


def block_html(block: Block, render: Callable[[Run], str]) -> str:
    """Return the HTML of a block; `render` makes the HTML of each run that is not plain text.

    Where a mark stands inside an attribute it is dropped there (see `rules.MARK_IN_LINK`).
    """
    text = _template(block.runs)
    if block.part is not None:
        made = "<br>\n".join(_line(line) for line in text.strip("\n").split("\n"))
        made = f"<p>{made}</p>"
    else:
        made = _renumber(_convert(text.strip("\n")), block, text)
    return _fill(made, block.runs, render)


def inside_tags(block: Block) -> tuple[Run, ...]:
    """Return the runs that would stand inside a tag, such as in a link's address."""
    text = _template(block.runs) if len(block.runs) > 1 else ""
    if "](" not in text:  # what a link begins with; no other tag holds anything of the text
        return ()
    made = _convert(text) if block.part is None else "".join(map(_line, text.split("\n")))
    return tuple(
        block.runs[int(hole.group(1))]
        for tag in _TAG.finditer(made)
        for hole in _HOLES.finditer(tag.group())
    )


def _line(text: str) -> str:
    """Return the HTML of one line of a letterhead, address or signature."""
    stripped = text.strip()
    return inline(stripped) if stripped else ""


def _fill(made: str, runs: tuple[Run, ...], render: Callable[[Run], str]) -> str:
    if "\ue000" not in made:
        return made
    made = _TAG.sub(lambda tag: _HOLES.sub("", tag.group()), made)
    return _HOLES.sub(lambda hole: render(runs[int(hole.group(1))]), made)


def _renumber(made: str, block: Block, text: str) -> str:
    """Give each item of a numbered list the number that the source has."""
    if block.kind is not BlockKind.LIST or "<ol" not in made:
        return made
    markers = [m.group(1) for m in _MARKER.finditer(text)]
    if len(markers) != made.count("<li>"):
        return made
    each = iter(markers)

    def item(_: re.Match[str]) -> str:
        marker = next(each)
        return f'<li value="{int(marker[:-1])}">' if marker[:-1].isdigit() else "<li>"

    return re.sub(r"<li>", item, re.sub(r'<ol start="\d+">', "<ol>", made))


def block_text(block: Block, side: Side) -> str:
    """Return a block's plain characters on one side: `reads` or `stands`.

    Markdown is resolved; markers of a list stay; a line of a classed block stays a line.
    """
    runs = block.runs
    if len(runs) == 1 and runs[0].kind is RunKind.TEXT and is_plain(runs[0].stands):
        text = runs[0].stands.strip()
        return _BREAK.sub("\n" if block.part else " ", text) if "\n" in text else text
    if block.part is None and block.kind is BlockKind.PARAGRAPH and is_plain(_template(runs)):
        pieces = [run.stands if run.kind is RunKind.TEXT else side(run) for run in runs]
        if all(run.kind is RunKind.TEXT or is_plain(side(run)) for run in runs):
            text = "".join(pieces)
            has_breaks = "\n" in text or "\t" in text or "  " in text
            return (_SPACES.sub(" ", text) if has_breaks else text).strip()
    return _by_way_of_html(block, side)


def _by_way_of_html(block: Block, side: Side) -> str:
    """Return a block's plain characters, however it is written."""
    made = block_html(block, lambda run: _holes_out(side(run)))
    if block.kind is BlockKind.LIST:
        made = _with_markers(made, _template(block.runs))
    return plain(made, keep_lines=block.part is not None)


def _holes_out(text: str) -> str:
    return inline(text) if text else ""


def _with_markers(made: str, text: str) -> str:
    markers = [m.group(1) for m in _MARKER.finditer(text)]
    if len(markers) != made.count("<li"):
        return made
    each = iter(markers)
    return re.sub(r"<li[^>]*>", lambda _: f"\n{next(each)} ", made)


def plain(made: str, *, keep_lines: bool = False) -> str:
    """Return the characters of an HTML fragment of ours."""
    text = made if keep_lines else made.replace("\n", " ")
    text = re.sub(r"<br>\n?", "\n", text)
    text = re.sub(r"</(?:td|th|li|p|h\d|tr)>", " ", text)
    text = html.unescape(_TAG.sub("", text))
    if keep_lines:
        return "\n".join(re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n")).strip()
    return _SPACES.sub(" ", text).strip()


@cache
def _rich_converter() -> Convert:
    return _markdown((), _UNSAFE_IN_PROSE)


@lru_cache(maxsize=4096)
def rich(text: str) -> str:
    """Return the sanitised HTML of a whole text of the editors': headings, lists, tables, links.

    Raw HTML in it is text. Headings begin at the second level, whatever sign they are written
    with: the page's title is the first.
    """
    if any(map(_is_too_much, text.split("\n\n"))):
        return "".join(f"<p>{_escape(part)}</p>" for part in text.split("\n\n") if part.strip())
    made = _rich_converter()(text.replace("<", _LESS).replace("&", _AMP))
    made = made.replace(_LESS, "&lt;").replace(_AMP, "&amp;")
    shift = 2 - min((int(level) for level in _HEADING.findall(made)), default=2)
    made = re.sub(r"(</?h)([1-6])>", lambda m: f"{m[1]}{min(int(m[2]) + shift, 6)}>", made)
    return _clean(made)
