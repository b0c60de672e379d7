"""What is known of one language: the words by which letters are understood."""

from __future__ import annotations

from msgspec import Struct


class Language(Struct, frozen=True):
    """One language's words; all are compared with case and accents folded.

    A text with several entries has them parted by `|`; they are words, never patterns.
    """

    code: str
    common: str
    """Frequent small words, parted by spaces: by these a language is known."""
    letters: str
    """Letters that few neighbours have."""
    months: tuple[str, ...]
    """Twelve entries; each with its forms and abbreviations."""
    weekdays: str
    before_date: str
    """Words between a place and its date: `le`, `den`, `dnia`."""
    after_date: str
    """Words after a year: `г.`, `r.`."""
    before_place: str
    """Words before a place: `Fait à`, `г.`."""
    salutations: str
    """How a salutation begins."""
    titles_called: str
    """Titles by which somebody is called in a salutation of nothing else: `Madame la Ministre`."""
    closings: str
    """How a complimentary close begins."""
    closing_parts: str
    """Words that make a whole sentence a close: `l'expression de ma haute considération`."""
    copy: str
    """Labels before those who get a copy."""
    subject: str
    """Labels before the subject."""
    to: str
    """Labels before the addressee."""
    date_label: str
    """Labels before the letter's own date."""
    foreign_date: str
    """Words before dates that are not the letter's own: of receipt, of an earlier letter."""
    reference: str
    """Labels of file references."""
    delivery: str
    """Notes on how it was sent."""
    enclosure: str
    """Labels after a letter of what comes with it."""
    contact: str
    """How the contact section of a release begins."""
    signed: str
    """Headings above signatures."""
    honorifics: str
    """Titles before a name that are no office."""
    offices: str
    """Words of offices: minister, president, director."""
    bodies: str
    """Words in the names of organisations and institutions."""
    open_letter: str
    open_letter_to: str
    """The same with the word that leads to the addressee."""
    joint_letter: str
    press_release: str
    statement: str
    resolution: str
    reply: str
    """How a reply begins."""
    streets: str
    """Words in addresses."""
    places: str
    """Countries and adjectives of countries that look like parts of a name."""

    def entries(self, name: str) -> tuple[str, ...]:
        """Return the entries of one field."""
        value: str = getattr(self, name)
        return tuple(entry.strip() for entry in value.split("|") if entry.strip())
