"""YAML as values that know their place: every scalar is text, and nothing is guessed.

Plain safe loading loses the lines, keeps the last of two equal keys and reads `no` as false.
Here the C loader's nodes are read, and duplicate keys, aliases, merges and tags are refused.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from msgspec import Struct

from dossier import hidden, rules
from dossier.diagnostics import START, Findings, Rule, Span

MAX_DEPTH = 24
"""How deep a value may be nested; nothing that an editor writes comes near."""

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(Struct, frozen=True):
    """One value as it is written."""

    text: str
    span: Span
    quoted: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether the editor left it blank."""
        return not self.quoted and self.text in _NULLS


class Sequence(Struct, frozen=True):
    """A list of values."""

    items: tuple[Value, ...]
    span: Span


class Mapping(Struct, frozen=True):
    """Keys with their values, in the order in which they are written."""

    entries: tuple[tuple[Scalar, Value], ...]
    span: Span

    def get(self, key: str) -> Value | None:
        """Return the value of `key`, or None where it is absent or blank."""
        for name, value in self.entries:
            if name.text == key:
                return None if isinstance(value, Scalar) and value.is_empty else value
        return None

    def __iter__(self) -> Iterator[tuple[Scalar, Value]]:
        """Iterate over the pairs."""
        return iter(self.entries)


Value = Scalar | Sequence | Mapping


def compose(text: str, first_line: int, found: Findings) -> Mapping | None:
    """Read one YAML mapping whose first line is `first_line` of its file.

    Returns None, with the reason in `found`, where the text is not one mapping.
    """
    if not _tabs_are_well_placed(text, first_line, found):
        return None
    if not text.strip():
        return Mapping((), Span(first_line))
    node = _node(text, first_line, found)
    value = _Converter(text, first_line, found).convert(node) if node is not None else None
    if value is None or isinstance(value, Mapping):
        return value
    found.add(
        rules.BAD_YAML,
        value.span,
        "this should be keys with values, one a line",
        "write `title: …`, `kind: …` and so on",
    )
    return None


def _node(text: str, first_line: int, found: Findings) -> yaml.Node | None:
    try:
        if _too_deep(text):
            found.add(
                rules.BAD_YAML,
                Span(first_line),
                f"values are nested more than {MAX_DEPTH} deep",
                "write plain keys with values or short lists",
            )
            return None
        loader = _LOADER(text)
        try:
            node: yaml.Node | None = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        _tell(error, first_line, found)
        return None
    except (yaml.YAMLError, ValueError) as error:
        found.add(rules.BAD_YAML, Span(first_line), f"this is not YAML: {error}".splitlines()[0])
        return None
    if node is None:
        found.add(rules.BAD_YAML, Span(first_line), "there are no keys here", "write `title: …`")
    return node


def _tabs_are_well_placed(text: str, first_line: int, found: Findings) -> bool:
    if "\t" not in text:
        return True
    well = True
    for number, line in enumerate(text.split("\n"), first_line):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent and line.strip():
            place = Span(number, indent.index("\t") + 1)
            found.add(rules.TAB, place, "a tab indents this line", "use spaces instead")
            well = False
    return well


def _too_deep(text: str) -> bool:
    if (
        text.count("[") + text.count("{") + text.count("- ") <= MAX_DEPTH
        and text.count("\n") <= MAX_DEPTH
    ):
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return True
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return False


class _Fault(Struct, frozen=True):
    """What the YAML reader says of a slip, and what an editor is told."""

    sign: str
    """Words of the reader's message."""
    rule: Rule
    what: str
    hint: str
    from_start: bool = True
    """Whether the place is where the broken value begins, not where the reader gave up."""


_IN_QUOTES = "put the value in quotes if it holds a colon, # or a quotation mark"
_FAULTS: tuple[_Fault, ...] = (
    _Fault(
        "undefined alias",
        rules.ALIAS,
        "`*` begins an alias here",
        "put the value in quotes",
        from_start=False,
    ),
    _Fault("scanning an alias", rules.ALIAS, "`*` begins an alias here", "put the value in quotes"),
    _Fault(
        "scanning an anchor", rules.ALIAS, "`&` begins an anchor here", "put the value in quotes"
    ),
    _Fault(
        "mapping values are not allowed",
        rules.BAD_YAML,
        "a second colon stands in this value",
        _IN_QUOTES,
        from_start=False,
    ),
    _Fault(
        "could not find expected ':'", rules.BAD_YAML, "a key without a colon", "write `key: value`"
    ),
    _Fault(
        "parsing a flow sequence",
        rules.BAD_YAML,
        "a list begins here that is not well-formed",
        "close it with ] and put commas between its values",
    ),
    _Fault(
        "parsing a flow mapping",
        rules.BAD_YAML,
        "a mapping begins here that is not well-formed",
        "close it with } and put commas between its keys",
    ),
    _Fault(
        "scanning a quoted scalar",
        rules.BAD_YAML,
        "a quotation mark opens here that is not closed",
        "close it with the same mark; inside, write the other kind",
    ),
)
"""The slips that have words of their own; the first that fits is told."""


def _tell(error: yaml.MarkedYAMLError, first_line: int, found: Findings) -> None:
    said = f"{error.context or ''}; {error.problem or ''}"
    fault = next((one for one in _FAULTS if one.sign in said), None)
    mark = error.problem_mark or error.context_mark
    if fault is not None and fault.from_start:
        mark = error.context_mark or mark
    place = Span(first_line + mark.line, mark.column + 1) if mark else Span(first_line)
    if fault is None:
        what = f"not well-formed: {error.problem or error.context}"
        found.add(rules.BAD_YAML, place, what, _IN_QUOTES)
    else:
        found.add(fault.rule, place, fault.what, fault.hint)


class _Converter:
    """Turns nodes into values, refusing what an editor cannot have meant."""

    def __init__(self, text: str, first_line: int, found: Findings) -> None:
        self.text = text
        self.first_line = first_line
        self.found = found
        self.seen: set[int] = set()

    def span(self, node: yaml.Node) -> Span:
        mark = node.start_mark
        return Span(self.first_line + mark.line, mark.column + 1) if mark else START

    def convert(self, node: yaml.Node) -> Value | None:
        place = self.span(node)
        if id(node) in self.seen:
            return None  # an alias; its anchor was refused where it stands
        self.seen.add(id(node))
        first = self.text[node.start_mark.index : node.start_mark.index + 1]
        if first in {"!", "&"}:
            self.refuse(first, place)
            return None
        if isinstance(node, yaml.ScalarNode):
            return Scalar(self.seen_only(node.value, place), place, quoted=bool(node.style))
        if isinstance(node, yaml.SequenceNode):
            items = [self.convert(item) for item in node.value]
            return Sequence(tuple(item for item in items if item is not None), place)
        return self.mapping(node, place)

    def seen_only(self, text: str, place: Span) -> str:
        """Refuse what the escapes of double quotes may smuggle in, and leave it out."""
        if hidden.FORBIDDEN.search(text) is None:
            return text
        for character in sorted(set(hidden.FORBIDDEN.findall(text))):
            hidden.tell(character, place, self.found)
        return hidden.FORBIDDEN.sub("", text)

    def refuse(self, first: str, place: Span) -> None:
        if first == "&":
            what = "`&` begins an anchor here"
            self.found.add(rules.ALIAS, place, what, "put the value in quotes")
        else:
            self.found.add(rules.TAG, place, "`!` begins a tag here", "put the value in quotes")

    def mapping(self, node: yaml.Node, place: Span) -> Mapping:
        entries: list[tuple[Scalar, Value]] = []
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = self.convert(key_node)
            value = self.convert(value_node)
            if key is None or value is None:
                continue
            if not isinstance(key, Scalar):
                self.found.add(rules.BAD_YAML, key.span, "a key must be one plain word")
                continue
            if key.text == "<<" and not key.quoted:
                self.found.add(rules.ALIAS, key.span, "`<<` merges another mapping")
                continue
            if key.text in lines:
                self.found.add(
                    rules.DUPLICATE_KEY,
                    key.span,
                    f"`{key.text}` stands here a second time",
                    f"it stands first in line {lines[key.text]}; keep one",
                )
                continue
            lines[key.text] = key.span.line
            entries.append((key, value))
        return Mapping(tuple(entries), place)
