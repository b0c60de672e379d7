"""XML in few words: elements and texts, always well formed."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CODES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ESCAPED = re.compile('[&<>"]')
_SPECIAL = re.compile("[^\t\n\r !#-%\u0027-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Any of both: most texts have none."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text(value: str) -> str:
    """Return characters as XML; those that XML cannot hold are left out."""
    if _SPECIAL.search(value) is None:
        return value
    return _ESCAPED.sub(lambda found: _CODES[found.group()], _ILLEGAL.sub("", value))


def element(name: str, content: str = "", **attributes: str) -> str:
    """Return an element around `content`, which is XML already; empty attributes are left out.

    `xml_id` stands for xml:id, `type_` for type.
    """
    given = "".join(
        f' {_attribute(key)}="{text(value)}"' for key, value in attributes.items() if value
    )
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def named(name: str, value: str, **attributes: str) -> str:
    """Return an element that holds plain characters."""
    return element(name, text(value), **attributes)


def _attribute(key: str) -> str:
    name = key.rstrip("_")
    return f"xml:{name[4:]}" if name.startswith("xml_") else name
