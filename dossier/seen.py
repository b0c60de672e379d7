"""The editions that somebody has verified before: an older one is not accepted in silence."""

from __future__ import annotations

import json
import os
from pathlib import Path

from msgspec import Struct

from dossier.verify import Verdict


class SeenError(Exception):
    """What was noted cannot be read; the message says why and what to do."""


class Seen(Struct, frozen=True):
    """The newest edition of one dossier that was verified here."""

    serial: int
    fingerprint: str


def default_file() -> Path:
    """Return where the editions are noted: a small file in the user's own folder."""
    if os.name == "nt":
        folder = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        folder = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(folder) / "dossier" / "seen.json"


def read(file: Path) -> dict[str, Seen]:
    """Return what was seen, by the address of the dossier; nothing where nothing was noted."""
    try:
        told = json.loads(file.read_bytes())
        return {
            str(address): Seen(int(one["serial"]), str(one["fingerprint"]))
            for address, one in told.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SeenError(
            f"{file}, which notes the editions seen, cannot be read ({error}): "
            "mend or delete it, or name another with --seen"
        ) from error


def note(file: Path, verdict: Verdict) -> None:
    """Note an edition that is whole and no older than the one noted before."""
    noted = read(file)
    noted[verdict.named.base_url] = Seen(verdict.named.serial, verdict.fingerprint)
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    told = {
        address: {"serial": one.serial, "fingerprint": one.fingerprint}
        for address, one in sorted(noted.items())
    }
    new.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    new.replace(file)
