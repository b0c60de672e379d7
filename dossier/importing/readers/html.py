"""HTML: what a reader of the page sees, as lines; a stream, so that no nesting is too deep."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from msgspec import Struct, field

from dossier.importing.layout import (
    Align,
    Line,
    LineKind,
    Notice,
    Sheet,
    numbered,
    refused,
    text_of,
)
from dossier.importing.readers.around import Around, Place, apart_from_text, without_much
from dossier.importing.readers.columns import dates_apart
from dossier.importing.readers.distances import Space, apart_by_spaces, has_columns, of_page, spaced
from dossier.importing.readers.sites import headline, sites
from dossier.importing.readers.text import decode_page

_SKIPPED_TEXT = (
    "script style template noscript svg math select iframe object canvas video audio title button"
)
_SKIPPED = frozenset(_SKIPPED_TEXT.split())
_BLOCKS_TEXT = (
    "p div section article main header footer address ul ol dl table tbody thead tfoot "
    "h1 h2 h3 h4 h5 h6 blockquote pre figure figcaption hr center aside nav body "
    "fieldset html caption details summary"
)
_BLOCKS = frozenset(_BLOCKS_TEXT.split())
_LINES = frozenset({"br", "li", "dt", "dd", "tr"})
_SECTIONS_TEXT = "section article main header footer ul ol dl table tr blockquote hr figure address"
_SECTIONS = frozenset(_SECTIONS_TEXT.split())
_VOID_TEXT = "br hr img input meta link wbr area base col embed source track param"
_VOID = frozenset(_VOID_TEXT.split())
_AROUND = frozenset({"nav", "aside"})
_MAIN = frozenset({"main", "article"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|"
    r"mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)|float\s*:\s*right", re.IGNORECASE)
_CENTRE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
MOST_LINES = 50_000


class _Building(Struct):
    """The line that is being read."""

    text: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    kind: LineKind = LineKind.TEXT
    marker: str = ""


def html(data: bytes) -> Sheet:
    """Read a page."""
    text, notices = decode_page(data)
    if text is None:
        return refused("this page's encoding is not known", "save it again as UTF-8")
    return from_text(text, notices)


def from_text(text: str, notices: list[Notice] | None = None) -> Sheet:
    """Read the characters of a page."""
    reader = _Reader()
    reader.feed(_PLAIN_CELL.sub(r"\1\3", text))
    reader.close()
    reader.end_line()
    lines = reader.numbered()
    told = list(notices or [])
    if reader.hidden_words:
        told.append(
            Notice(
                f"{reader.hidden_words} words are hidden from readers of the page, and left out",
                "look into the page's own text if you need them",
            )
        )
    if reader.around_words:
        told.append(
            Notice(
                f"{reader.around_words} words of menus beside the text were left out",
                "look at the page whether the letter has all its words",
            )
        )
    if len(reader.lines) > MOST_LINES:
        return refused(
            f"this page has {len(reader.lines)} lines, which is no letter",
            "cut the document out of it and import that",
        )
    if not reader.lines:
        return refused("this page has no text", "look whether it is the right file")
    return Sheet(
        lines,
        "born-digital",
        extracted=text_of(lines),
        notices=tuple(told),
        sites=sites(text),
        headline=headline(text),
    )


_PLAIN_CELL = re.compile(
    r"(<t[dh]\b[^<>]*>)\s*<(p|div)\b(?![^<>]*(?:display|hidden|visib|size))[^<>]*>"
    r"((?:[^<]|<(?!/?(?:p|div|table|tr|t[dh]|br|[uo]l|h\d)\b))*)</\2>\s*(?=</t[dh]>)",
    re.IGNORECASE,
)
"""A cell with one paragraph in it, which is no more than its text."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = _HEADINGS | {"b", "strong", "th"}


def _first_number(tag: str, given: dict[str, str]) -> int | None:
    """Return with what a list begins to count; None for one without numbers."""
    first = given.get("start", "1")
    return None if tag == "ul" else int(first) if first.isdigit() else 1


class _Reader(HTMLParser):
    """Turns tags into line ends and hints."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, Line]] = []
        """Each with its paragraph; a number is left out where space stands between."""
        self.around = Around()
        self.places: list[Place] = []
        """Where on the page each line stands."""
        self.paragraph = 0
        self.space: Space | None = None
        self.spaces: dict[int, Space] = {}
        """What paragraphs say of the space around them."""
        self.now = _Building()
        self.hidden: list[str] = []
        """The open elements from the outermost hidden one on."""
        self.hides_menu = False
        self.hidden_words = self.around_words = 0
        self.bold = 0
        self.aligns: list[tuple[str, Align]] = []
        self.in_pre = self.in_main = 0
        self.had_main = self.in_foot = False
        """Whether a letter's own element was seen, and whether the page's foot below it is read."""
        self.tables: list[int] = []
        """For each open table, how many cells its row has so far."""
        self.lists: list[int | None] = []

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002
        """Pass over what begins like `<![CDATA[` and is none: older Pythons give up there."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        given = {key: value or "" for key, value in attrs}
        if self.hidden and self.is_over(tag):
            self.hidden = []
        if self.hidden:
            if tag not in _VOID:
                self.hidden.append(tag)
            return
        style = given.get("style", "")
        is_menu = tag in _AROUND or given.get("role") == "navigation"
        if tag in _SKIPPED or is_menu or "hidden" in given or _HIDDEN.search(style):
            if tag not in _VOID:
                self.hidden = [tag]
                self.hides_menu = is_menu
            return
        if tag in _BLOCKS or tag in _LINES:
            self.end_line(tag=tag)
        self.opened(tag, given, style)
        self.passes(tag, 1)
        self.around.opened(tag, given)

    def is_over(self, tag: str) -> bool:
        """Whether a hidden element without an end is over, as browsers see it."""
        first = self.hidden[0]
        return (first == "p" and tag in _BLOCKS) or (first == tag and tag in {"li", "td", "tr"})

    def opened(self, tag: str, given: dict[str, str], style: str) -> None:
        """Keep what an element says of its text."""
        if tag in _BOLD:
            self.bold += 1
        if tag in _HEADINGS:
            self.now.kind = LineKind.HEADING
        elif tag == "p":
            self.space = of_page(style)
        elif tag == "pre":
            self.in_pre += 1
        elif tag == "table":
            self.tables.append(0)
        elif tag in {"td", "th"}:
            self.next_cell()
        elif tag in {"ul", "ol"}:
            self.lists.append(_first_number(tag, given))
        elif tag == "li":
            self.item()
        if tag in _BLOCKS or tag in {"td", "th"}:
            self.aligned(tag, given.get("align", "").lower(), style)

    def aligned(self, tag: str, align: str, style: str) -> None:
        """Keep where an element's text stands; without a word of its own it stands as around it."""
        if _RIGHT.search(style) or align == "right":
            self.aligns.append((tag, Align.RIGHT))
        elif _CENTRE.search(style) or align == "center" or tag == "center":
            self.aligns.append((tag, Align.CENTRE))
        elif tag not in _VOID:
            self.aligns.append((tag, self.aligns[-1][1] if self.aligns else Align.LEFT))

    def item(self) -> None:
        """Begin an item; its number is among the words that readers see."""
        self.now.kind = LineKind.ITEM
        count = self.lists[-1] if self.lists else None
        if count is None:
            return
        self.now.text.append(f"{count}. ")
        self.lists[-1] = count + 1

    def next_cell(self) -> None:
        """Begin a cell of a table; a table of one column, or around a whole page, is no table."""
        if self.tables and self.tables[-1]:
            cell = " ".join("".join(self.now.text).split())
            if cell:
                self.now.cells.append(cell)
                self.now.text = []
        if self.tables:
            self.tables[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if self.hidden and tag in self.hidden:
            while self.hidden.pop() != tag:
                pass
            return
        if self.hidden and tag not in _BLOCKS:
            return
        self.hidden = []  # something around it ends: whoever wrote the page forgot its end
        if tag in _BLOCKS or tag in _LINES:
            self.end_line(tag=tag)
        self.closed(tag)
        self.passes(tag, -1)
        self.around.closed(tag)
        if any(name == tag for name, _ in self.aligns):
            while self.aligns and self.aligns.pop()[0] != tag:
                pass

    def passes(self, tag: str, step: int) -> None:
        """Know whether the letter's own element is open, or a foot that is the page's."""
        if tag in _MAIN:
            self.in_main = max(0, self.in_main + step)
            self.had_main = True
        elif tag == "footer":
            self.in_foot = step > 0 and self.had_main and not self.in_main

    def closed(self, tag: str) -> None:
        """Forget what an element said of its text."""
        if tag in _BOLD:
            self.bold = max(0, self.bold - 1)
        if tag == "p":
            self.space = None
        elif tag == "pre":
            self.in_pre = max(0, self.in_pre - 1)
        elif tag == "table" and self.tables:
            self.tables.pop()
        elif tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif tag == "tr" and self.tables:
            self.tables[-1] = 0

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self.hidden:
            count = len(data.split())
            if self.hides_menu:
                self.around_words += count
            elif self.hidden[0] not in _SKIPPED:
                self.hidden_words += count
            return
        if "\n" in data and (self.in_pre or has_columns(data)):
            for index, part in enumerate(data.split("\n")):
                if index:
                    self.end_line(blank=not part.strip())
                self.add(part)
            return
        self.add(data)

    def add(self, data: str) -> None:
        """Add text to the line."""
        self.around.read(data)
        self.now.text.append(data.replace("\u00ad", ""))
        if data.strip():
            self.now.bold.append(self.bold > 0)

    def end_line(self, *, tag: str = "", blank: bool = False) -> None:
        """End the line that is being read; `tag` is the element that begins or ends there."""
        raw = "".join(self.now.text)
        cells = [*self.now.cells, *apart_by_spaces(raw)]
        now, self.now = self.now, _Building()
        if cells:
            whole = "\t".join(cells)
            line = Line(
                text=whole,
                words=" ".join(whole.split()),
                number=0,
                align=self.aligns[-1][1] if self.aligns else Align.LEFT,
                is_bold=bool(now.bold) and all(now.bold),
                cells=tuple(cells) if len(cells) > 1 else (),
                kind=self.kind_of(cells, now.kind),
            )
            self.lines.append((self.paragraph, line))
            self.places.append(self.around.place())
            if self.space is not None:
                self.spaces.setdefault(self.paragraph, self.space)
        elif now.kind is LineKind.HEADING and tag not in _HEADINGS:
            self.now.kind = now.kind
        if blank or (not cells and (tag == "br" or "\xa0" in raw)) or tag in _SECTIONS:
            self.paragraph += 2
        elif tag in _BLOCKS and cells:
            self.paragraph += 1

    def kind_of(self, cells: list[str], told: LineKind) -> LineKind:
        """Return what a line is; the foot of a page is none of the letter above it."""
        if self.in_foot:
            return LineKind.MARGIN
        return LineKind.ROW if len(cells) > 1 else told

    def numbered(self) -> tuple[Line, ...]:
        """Return the lines with their gaps and numbers."""
        lines = apart_from_text(spaced(self.lines, self.spaces), self.places)
        kept, words = without_much(lines)
        self.around_words += words
        return numbered(dates_apart(kept))
