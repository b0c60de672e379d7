"""The case: what case.yaml says."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from dossier.dates import Edtf
from dossier.diagnostics import START, Span
from dossier.model.named import Ref


class Publisher(Struct, frozen=True):
    """Who publishes the site."""

    name: str = ""
    url: str = ""
    email: str = ""


class Imprint(Struct, frozen=True):
    """Who answers for the site, and how to reach them."""

    responsible: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    press: str = ""


class CaseStatus(Struct, frozen=True):
    """Where the case stands, and as of when."""

    date: Edtf
    text: str
    event: Ref | None


class Licence(Struct, frozen=True):
    """Under which terms the site's own words, and the documents, may be used."""

    site: str = ""
    documents: str = ""


class Security(Struct, frozen=True):
    """Whom to tell of a weakness of the site, and until when that holds: security.txt."""

    contact: str
    """An address that begins with mailto:, https: or tel:."""
    expires: datetime
    span: Span = START


class Case(Struct, frozen=True):
    """What case.yaml says."""

    title: str
    tagline: str
    base_url: str
    """Absolute, with a closing slash; empty where the dossier has no address yet."""
    language: str
    publisher: Publisher
    imprint: Imprint
    status: CaseStatus | None
    licence: Licence
    menu: tuple[Ref, ...]
    sources_dir: str
    serial: int
    """Counts editions, for `verify`; 0 where none is kept."""
    claims_required: tuple[str, ...]
    repository_is_private: bool
    """Whether the editors say that nobody else reads the repository of the content."""
    outputs: tuple[str, ...] | None
    """The outputs chosen; None means all."""
    security: Security | None = None
