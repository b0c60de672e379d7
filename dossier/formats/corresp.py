"""Who sent what to whom, when and where, in TEI's words: shared by CMIF and TEI."""

from __future__ import annotations

from msgspec import Struct

from dossier import urls
from dossier.dates import Edtf, Form
from dossier.formats import parties
from dossier.formats.addresses import address, authority
from dossier.formats.machine_dates import common, ends
from dossier.formats.xml import element, named, text
from dossier.model import ActorKind, Document, Evidence, Part, Reading
from dossier.site import Site

_CERTAINTY = {Reading.CERTAIN: "", Reading.PROBABLE: "medium", Reading.UNCLEAR: "low"}


class Correspondence(Struct, frozen=True):
    """How a format wants its correspondence told."""

    site: Site
    here: str
    """The path of the file."""
    strict: bool
    """CMIF: names hold nothing but characters, and doubt has one degree."""

    def actions(self, document: Document) -> str:
        """Return the actions of sending, receiving and sending a copy."""
        sent = "".join(self.party(part) for part in parties.senders(document))
        sent += "".join(
            named("orgName", one.name, ref=authority(self.site, one, self.here))
            for one in parties.behalf(self.site, document)
        )
        if document.record.place:
            sent += named("placeName", document.record.place)
        sent += self.date(document.record.date)
        received = "".join(self.party(part) for part in parties.recipients(document))
        copied = "".join(self.party(part) for part in parties.copies(document))
        made = element("correspAction", sent, type_="sent") if sent else ""
        if received:
            made += element("correspAction", received, type_="received")
        if copied:
            made += element("correspAction", copied, type_="received", subtype="cc")
        return made

    def party(self, part: Part) -> str:
        """Return one person or body."""
        actor = self.site.actors.get(part.actor)
        is_person = actor is None or actor.kind is ActorKind.PERSON
        content = text(part.name)
        if part.capacity and not self.strict:
            content += " " + named("roleName", part.capacity)
        return element(
            "persName" if is_person else "orgName",
            content,
            ref=authority(self.site, actor, self.here),
            cert=self._certainty(part.reading),
            evidence="conjecture" if part.evidence is Evidence.SUPPLIED else "",
        )

    def _certainty(self, reading: Reading) -> str:
        degree = _CERTAINTY[reading]
        return "low" if degree and self.strict else degree

    def date(self, date: Edtf) -> str:
        """Return a date as attributes; none for an undated letter."""
        if date.form is Form.UNDATED:
            return ""
        doubt = "low" if date.approximate or date.uncertain else ""
        told = "" if self.strict else text(self.site.locale.date(date))
        first, last = ends(date)
        if date.form is Form.SPAN:
            return element("date", told, from_=first, to=last, cert=doubt)
        if date.form is Form.ONE_OF:
            return element("date", told, notBefore=first, notAfter=last, cert=doubt)
        return element("date", told, when=common(date), cert=doubt)

    def context(self, document: Document) -> str:
        """Return the letters that this one answers, and those that answer it."""
        pairs = [("prev", ref.text) for ref in document.record.reply_to]
        pairs += [("next", slug) for slug in document.replies]
        refs = "".join(
            named(
                "ref",
                self.site.documents[slug].record.title,
                type_=kind,
                target=address(self.site, urls.document(slug), self.here),
            )
            for kind, slug in pairs
            if slug in self.site.documents
        )
        return element("correspContext", refs) if refs else ""
