"""What was proven of a transcription and what not, as sentences and as a list of departures."""

from __future__ import annotations

from msgspec import Struct

from dossier.fidelity import EQUIVALENCES
from dossier.formats import copy
from dossier.formats.html import LABELS
from dossier.markup import inline, plain
from dossier.model import Document, Nature, Proof
from dossier.site import Site
from dossier.transcription import NoteKind, Run, RunKind

_ANY_NOTE = {
    RunKind.LEFT_OUT: NoteKind.OMITTED,
    RunKind.SUPPLIED: NoteKind.SUPPLIED,
    RunKind.READ_AS: NoteKind.READING,
}


class Departure(Struct, frozen=True):
    """One place where the reading text is not what stands in the source."""

    kind: str
    stands: str
    reads: str
    why: str


class ProofView(Struct, frozen=True):
    """The proof of one transcription."""

    is_checked: bool
    sentences: tuple[str, ...]
    """What was proven, each a short sentence, the first the most important."""
    limits: tuple[str, ...]
    """What was not."""
    departures: tuple[Departure, ...]
    equivalences: tuple[str, ...]


def proof_view(site: Site, document: Document) -> ProofView:
    """Return what readers are told of a document's transcription."""
    proof = document.proof
    return ProofView(
        is_checked=proof.is_checked,
        sentences=(_checked(site, document), *_counts(site, document)),
        limits=_limits(site, document),
        departures=tuple(
            departure(site, run)
            for block in document.text.blocks
            for run in block.runs
            if run.kind in _ANY_NOTE
        ),
        equivalences=tuple(map(site.locale.gettext, EQUIVALENCES)) if proof.is_checked else (),
    )


def departure(site: Site, run: Run) -> Departure:
    """Return the view of one mark that changes what is read."""
    label = site.locale.gettext(LABELS[run.note_kind or _ANY_NOTE[run.kind]])
    if run.certainty:
        label = f"{label}: {site.locale.term('reading', run.certainty)}"
    return Departure(label, plain(inline(run.stands)), plain(inline(run.reads)), run.note)


def _checked(site: Site, document: Document) -> str:
    _ = site.locale.gettext
    source, proof = document.record.source, document.proof
    if source is None:
        return _("Not machine-checked: no source of this text is on file")
    if not proof.is_checked:
        return _("Not machine-checked: the source on file has no text that a machine can read")
    ngettext = site.locale.ngettext
    if source.nature in {Nature.SCAN, Nature.PAPER}:
        told = ngettext(
            "The {n} word recognised in the scan we hold is accounted for",
            "All {n} words recognised in the scan we hold are accounted for",
            proof.words,
        )
    else:
        told = ngettext(
            "The {n} word of the text file we hold is accounted for",
            "All {n} words of the text file we hold are accounted for",
            proof.words,
        )
    return told.format(n=site.locale.number(proof.words))


def _counts(site: Site, document: Document) -> tuple[str, ...]:
    proof = document.proof
    ngettext, number = site.locale.ngettext, site.locale.number
    bars = sum(run.kind is RunKind.WITHHELD for block in document.text.blocks for run in block.runs)
    told = (
        (proof.repeated, ngettext("{n} word of repeated letterhead left out",
                              "{n} words of repeated letterhead left out", proof.repeated)),
        (proof.left_out, ngettext("{n} other word left out", "{n} other words left out",
                              proof.left_out)),
        (proof.supplied, ngettext("{n} word supplied in square brackets",
                              "{n} words supplied in square brackets", proof.supplied)),
        (proof.read_otherwise, _read_otherwise(site, proof)),
        (bars, ngettext("{n} place withheld", "{n} places withheld", bars)),
        (proof.noted, ngettext("{n} note", "{n} notes", proof.noted)),
    )  # fmt: skip
    return tuple(text.format(n=number(count)) for count, text in told if count)


def _read_otherwise(site: Site, proof: Proof) -> str:
    ngettext, number = site.locale.ngettext, site.locale.number
    told = ngettext(
        "{n} place read otherwise than it stands",
        "{n} places read otherwise than they stand",
        proof.read_otherwise,
    )
    if not proof.unsure:
        return told
    unsure = ngettext("{k} of them unsure", "{k} of them unsure", proof.unsure)
    return f"{told}, {unsure.replace('{k}', number(proof.unsure))}"


def _limits(site: Site, document: Document) -> tuple[str, ...]:
    _ = site.locale.gettext
    source = document.record.source
    limits = []
    if not copy.facsimile(document) or not site.has("sources"):
        limits.append(_("No image of the document on file"))
    if source is not None and source.nature is Nature.TEXT_EXTRACT:
        limits.append(_("That the text file is what was sent is not proven here"))
    return tuple(limits)
