"""case.yaml → the case, and everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from dossier import schema
from dossier.diagnostics import Diagnostic, Findings, Span
from dossier.model import Case
from dossier.outputs import NAMES
from dossier.readers.draft import case as read_case
from dossier.readers.draft import read_bytes
from dossier.rules import NO_CASE, UNKNOWN_KIND
from dossier.words import closest

CASE_FILE = "case.yaml"


def load_case(content: Path) -> tuple[Case | None, tuple[Diagnostic, ...]]:
    """Read case.yaml; None where it is missing or no YAML."""
    found = Findings(CASE_FILE)
    if not (content / CASE_FILE).is_file():
        found.add(
            NO_CASE,
            Span(),
            f"there is no {CASE_FILE} in this folder, so it is no dossier",
            "name the dossier's folder with --content, or make one with: dossier init DIR",
        )
        return None, found.all()
    data = read_bytes(content / CASE_FILE, found)
    front = read_case(data, found) if data is not None else None
    if front is None:
        return None, found.all()
    case = schema.case(front, found)
    outputs = front.get("outputs")
    for name in case.outputs or ():
        if name not in NAMES:
            near = closest(name, NAMES)
            found.add(
                UNKNOWN_KIND,
                outputs.span if outputs is not None else Span(),
                f"`outputs` names “{name}”, which is no output",
                f"did you mean `{near}`?" if near else f"they are {', '.join(sorted(NAMES))}",
            )
    return case, found.all()
