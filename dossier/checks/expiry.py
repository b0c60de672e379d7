"""Whether what the case says until a day still holds."""

from __future__ import annotations

from datetime import datetime

from dossier import rules
from dossier.diagnostics import Diagnostic
from dossier.model import Case


def expiry(case: Case, at: datetime) -> tuple[Diagnostic, ...]:
    """Warn of a contact for reports of weaknesses that has expired at the moment of the edition."""
    security = case.security
    if security is None or security.expires > at:
        return ()
    what = f"the contact for reports of weaknesses expired on {security.expires.date()}"
    return (rules.SECURITY_EXPIRED.at("case.yaml", security.span, what),)
