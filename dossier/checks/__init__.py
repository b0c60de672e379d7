"""The checks, in explicit lists: `document` rules see one file, `dossier` rules see all."""

from __future__ import annotations

from collections.abc import Callable

from dossier.checks.addresses import addresses
from dossier.checks.attestations import attestations
from dossier.checks.base import DocumentOnFile
from dossier.checks.claims import claims
from dossier.checks.facsimiles import facsimiles
from dossier.checks.fidelity import emptied, fidelity
from dossier.checks.marks import marks
from dossier.checks.private import private
from dossier.checks.requests import requests
from dossier.checks.slugs import slugs
from dossier.checks.speakers import speakers
from dossier.diagnostics import Diagnostic, Findings
from dossier.model import Dossier

DOCUMENT_CHECKS: tuple[Callable[[DocumentOnFile, Findings], None], ...] = (
    marks,
    fidelity,
    emptied,
    private,
    addresses,
    facsimiles,
    requests,
    speakers,
)
"""Checks of one document by itself; their findings are kept with the file."""

DOSSIER_CHECKS: tuple[Callable[[Dossier], tuple[Diagnostic, ...]], ...] = (
    slugs,
    attestations,
    claims,
)
"""Checks across the dossier."""

__all__ = ["DOCUMENT_CHECKS", "DOSSIER_CHECKS", "DocumentOnFile"]
