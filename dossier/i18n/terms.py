"""Words of the interface that are named in one place and translated in another."""

from collections.abc import Mapping
from typing import Final, Literal

Family = Literal["kind", "role", "actor", "status", "reading", "evidence", "signature", "nature"]


def msgid(text: str) -> str:
    """Mark a text for translation where it is only named; it is translated where it is used."""
    return text


def msgid_in(context: str, text: str) -> tuple[str, str]:
    """Mark a text that needs a context to be translated rightly."""
    return context, text


def msgid_plural_in(context: str, one: str, many: str) -> tuple[str, str, str]:
    """Mark a noun with its plural, in a context."""
    return context, one, many


NOUNS: Final[Mapping[tuple[Family, str], tuple[str, str, str]]] = {
    ("kind", "letter"): msgid_plural_in("kind", "letter", "letters"),
    ("kind", "open-letter"): msgid_plural_in("kind", "open letter", "open letters"),
    ("kind", "press-release"): msgid_plural_in("kind", "press release", "press releases"),
    ("kind", "statement"): msgid_plural_in("kind", "statement", "statements"),
    ("kind", "resolution"): msgid_plural_in("kind", "resolution", "resolutions"),
    ("kind", "reply"): msgid_plural_in("kind", "reply", "replies"),
    ("role", "author"): msgid_plural_in("role", "author", "authors"),
    ("role", "addressee"): msgid_plural_in("role", "addressee", "addressees"),
    ("role", "signatory"): msgid_plural_in("role", "signatory", "signatories"),
    ("role", "cc"): msgid_plural_in("role", "copied in", "copied in"),
    ("role", "mentioned"): msgid_plural_in("role", "mentioned", "mentioned"),
    ("actor", "person"): msgid_plural_in("actor", "person", "persons"),
    ("actor", "organisation"): msgid_plural_in("actor", "organisation", "organisations"),
    ("actor", "institution"): msgid_plural_in("actor", "institution", "institutions"),
}
"""What a code in the content is called, singular and plural."""

LABELS: Final[Mapping[tuple[Family, str], tuple[str, str]]] = {
    ("status", "reported"): msgid_in("status", "reported"),
    ("status", "alleged"): msgid_in("status", "alleged"),
    ("status", "ruled"): msgid_in("status", "ruled"),
    ("status", "overturned"): msgid_in("status", "overturned"),
    ("status", "undisputed"): msgid_in("status", "undisputed"),
    ("reading", "certain"): msgid_in("reading", "certain"),
    ("reading", "probable"): msgid_in("reading", "probable"),
    ("reading", "unclear"): msgid_in("reading", "unclear"),
    ("evidence", "stated"): msgid_in("evidence", "stated in the document"),
    ("evidence", "supplied"): msgid_in("evidence", "supplied by the editors"),
    ("signature", "signed"): msgid_in("signature", "signed"),
    ("signature", "withdrawn"): msgid_in("signature", "signature withdrawn"),
    ("nature", "text-extract"): msgid_in("nature", "text extract"),
    ("nature", "scan"): msgid_in("nature", "scan"),
    ("nature", "born-digital"): msgid_in("nature", "born digital"),
    ("nature", "paper"): msgid_in("nature", "paper"),
}
"""What a code that only qualifies is called."""
