"""case.yaml → Case."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import urlsplit

from dossier import rules
from dossier.diagnostics import Findings
from dossier.located import Mapping
from dossier.model import Case, CaseStatus, Imprint, Licence, Publisher, Security
from dossier.schema import keys
from dossier.schema.fields import Fields


class Repository(StrEnum):
    """Who can read the repository in which the content lies."""

    OPEN = "open"
    PRIVATE = "private"


def case(front: Mapping, found: Findings) -> Case:
    """Type the case; what is wrong goes into `found`."""
    fields = Fields(front, keys.CASE, found)
    publisher = _publisher(fields.inner("publisher", keys.PUBLISHER))
    imprint = _imprint(fields.inner("imprint", keys.IMPRINT))
    if not (publisher.name and imprint.responsible and (imprint.address or imprint.email)):
        found.add(
            rules.NO_IMPRINT,
            fields.place("imprint"),
            "the site does not say who publishes it, who is responsible and how to reach them",
            "fill `publisher: {name: …}` and `imprint: {responsible: …, email: …}`",
        )
    outputs = fields.texts("outputs") if fields.value("outputs") is not None else None
    claims = fields.inner("claims", keys.CLAIMS)
    return Case(
        title=fields.text("title"),
        tagline=fields.text("tagline"),
        base_url=_base_url(fields),
        language=fields.language("language") or "en",
        publisher=publisher,
        imprint=imprint,
        status=_status(fields.inner("status", keys.STATUS)),
        licence=_licence(fields.inner("licence", keys.LICENCE)),
        menu=fields.refs("menu"),
        sources_dir=fields.text("sources_dir") or "sources",
        serial=fields.number("serial"),
        claims_required=claims.texts("required") if claims else (),
        repository_is_private=fields.choice("repository", Repository, Repository.OPEN)
        is Repository.PRIVATE,
        outputs=outputs,
        security=_security(fields.inner("security", keys.SECURITY)),
    )


def _base_url(fields: Fields) -> str:
    text = fields.url("base_url")
    if not text:
        return ""
    parts = urlsplit(text)
    if parts.query or parts.fragment or not parts.netloc:
        value = fields.value("base_url")
        if value is not None:
            fields.wrong(value, "base_url", "the site's address without ? or #")
        return ""
    return text if text.endswith("/") else text + "/"


def _publisher(fields: Fields | None) -> Publisher:
    if fields is None:
        return Publisher()
    return Publisher(fields.text("name"), fields.url("url"), fields.text("email"))


def _imprint(fields: Fields | None) -> Imprint:
    if fields is None:
        return Imprint()
    return Imprint(
        responsible=fields.text("responsible"),
        address=fields.long_text("address").strip(),
        email=fields.text("email"),
        phone=fields.text("phone"),
        press=fields.text("press"),
    )


def _status(fields: Fields | None) -> CaseStatus | None:
    date = fields.date("date") if fields else None
    if fields is None or date is None:
        return None
    return CaseStatus(date, fields.text("text"), fields.ref("event"))


def _licence(fields: Fields | None) -> Licence:
    return Licence(fields.text("site"), fields.text("documents")) if fields else Licence()


def _security(fields: Fields | None) -> Security | None:
    if fields is None:
        return None
    contact, expires = fields.text("contact"), fields.moment("expires")
    if not contact or expires is None:
        return None
    if re.fullmatch(r"[^\s@:/]+@[^\s@:/]+", contact):
        contact = f"mailto:{contact}"
    if not re.fullmatch(r"(?:mailto|https|tel):[\x21-\x7e]+", contact):
        value = fields.value("contact")
        if value is not None:
            fields.wrong(value, "contact", "an e-mail address, or one with https: or tel:")
        return None
    return Security(contact, expires, fields.place("expires"))
