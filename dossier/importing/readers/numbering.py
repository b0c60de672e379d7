"""The numbers and bullets that Word writes before paragraphs."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from msgspec import Struct, field

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Numbering(Struct):
    """The lists of one document, and how far each has counted."""

    formats: dict[tuple[str, str], tuple[str, str, int]] = field(default_factory=dict)
    """By list and level: the number's form, its text, the first number."""
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def read(cls, root: ET.Element | None) -> Numbering:
        """Read word/numbering.xml."""
        made = cls()
        if root is None:
            return made
        levels = {
            one.get(f"{W}abstractNumId"): list(one.iterfind(f"{W}lvl"))
            for one in root.iterfind(f"{W}abstractNum")
        }
        for number in root.iterfind(f"{W}num"):
            abstract = number.find(f"{W}abstractNumId")
            for level in levels.get(abstract.get(f"{W}val") if abstract is not None else None, []):
                key = (number.get(f"{W}numId") or "", level.get(f"{W}ilvl") or "0")
                start = _value(level, "start") or "1"
                made.formats[key] = (
                    _value(level, "numFmt"),
                    _value(level, "lvlText"),
                    int(start) if start.isdigit() else 1,
                )
        return made

    def label(self, properties: ET.Element | None) -> str:
        """Return what stands before a paragraph, and count it."""
        found = properties.find(f"{W}numPr") if properties is not None else None
        if found is None:
            return ""
        key = (_value(found, "numId"), _value(found, "ilvl") or "0")
        form, text, start = self.formats.get(key, ("", "", 1))
        if key[0] == "0" or form == "none":
            return ""
        if form == "bullet" or not form:
            return "•"
        count = self.counts.get(key, start - 1) + 1
        self.counts[key] = count
        for other in [k for k in self.counts if k[0] == key[0] and k[1] > key[1]]:
            del self.counts[other]
        shown = text
        for level in range(int(key[1]) + 1):
            at = self.counts.get((key[0], str(level)), 1)
            level_form = self.formats.get((key[0], str(level)), (form, "", 1))[0]
            shown = shown.replace(f"%{level + 1}", _written(at, level_form))
        return shown


def _value(element: ET.Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return (found.get(f"{W}val") or "") if found is not None else ""


def _written(number: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"}:
        made = ""
        for value, sign in (
            (100, "c"),
            (90, "xc"),
            (50, "l"),
            (40, "xl"),
            (10, "x"),
            (9, "ix"),
            (5, "v"),
            (4, "iv"),
            (1, "i"),
        ):
            while number >= value:
                made, number = made + sign, number - value
        return made.upper() if form == "upperRoman" else made
    return str(number)
