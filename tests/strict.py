"""What a page loads and does, and what a reader reads of it: for tests of finished pages."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

LOADING = {"src", "srcset", "poster", "data", "action", "formaction", "background", "ping"}
"""Attributes whose address a browser loads or sends to."""
STRANGE = {
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "base",
    "style",
    "portal",
    "audio",
    "video",
}
_SPACE = re.compile(r"[\x00-\x20]+")


class _Page(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.wrong: list[str] = []
        self.text: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in STRANGE:
            self.tell(f"<{tag}>")
        if tag == "script":
            self.inside = tag
            kind = given.get("type", "")
            if "src" not in given and not kind.endswith("json"):
                self.tell("an inline script")
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.tell("a redirection")
        loads = LOADING | ({"href"} if tag in {"link", "use", "image"} else set())
        for name, value in given.items():
            self.attribute(tag, name, value, loads=name in loads, given=given)

    def attribute(
        self, tag: str, name: str, value: str, *, loads: bool, given: dict[str, str]
    ) -> None:
        if name.startswith("on") or name in {"style", "srcdoc"}:
            self.tell(f"{name} on <{tag}>")
        if name not in LOADING | {"href"}:
            self.text.append(value)
            return
        scheme, host = _where(value)
        if scheme not in {"", "http", "https", "mailto", "data" if loads else ""}:
            self.tell(f"{name} leads to {scheme}:")
        if (
            loads
            and (scheme or host)
            and given.get("rel", "")
            not in {"canonical", "alternate", "cite-as", "license", "describedby"}
        ):
            self.tell(f"<{tag}> loads {value}")
        if tag == "a" and scheme in {"http", "https"}:
            missing = {"noreferrer", "noopener"} - set(given.get("rel", "").split())
            if missing:
                self.tell(f"the link to {value} is not marked {' '.join(sorted(missing))}")
        if tag == "a" and host and not scheme:
            self.tell(f"the link to {value} has no scheme")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.tell(f"a comment: {data[:40]}")

    def tell(self, what: str) -> None:
        self.wrong.append(f"{self.name}: {what}")


def _where(address: str) -> tuple[str, str]:
    """The scheme and host of an address, as a browser reads it."""
    try:
        parts = urlsplit(_SPACE.sub("", address).replace("\\", "/"))
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.netloc


def _read(name: str, page: str) -> _Page:
    parser = _Page(name)
    parser.feed(page)
    parser.close()
    return parser


def loads_and_acts(name: str, page: str) -> list[str]:
    """What a page may not have: scripts and styles of its own, handlers, third parties."""
    return _read(name, page).wrong


def words(text: str) -> set[str]:
    """The words and figures of a text."""
    return set(re.findall(r"[^\W_]+", text))


def read(page: str) -> set[str]:
    """The words and figures of a page, as a reader sees them or hears them."""
    return words(" ".join(_read("", page).text))
