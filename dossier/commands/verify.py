"""`verify`: is a site as it was published, and what does that prove."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from dossier import seen, urls
from dossier.commands.shared import WELL, WRONG_CONTENT, UsageError, say
from dossier.report import visible
from dossier.verify import Holder, NoSiteError, Verdict, opened, verify

SHOWN = 20
"""How many files are named before the rest is counted."""
SIGNED_FOR = "dossier"
"""What a signature is for: the `-n` of ssh-keygen."""
_UNCOUNTED = (
    "The site does not count its editions (`serial` in case.yaml), so an old one that somebody "
    "puts in the place of a newer one is not noticed."
)
_OLDER = (
    "This is edition {now}, and edition {then} of {address} has been verified here before: "
    "somebody may have put an old site in the place of a newer one.\n"
)
_SAME = "This very edition was verified here before."
_OTHER = (
    "Edition {now} was seen here before with other contents: ask the publisher why the number "
    "stayed the same."
)
_UNSIGNED = (
    "Who made the list is not proven: whoever can change the files can make a new list.\n"
    "  Compare the fingerprint with the one that the publisher gives elsewhere (in print,\n"
    "  by telephone), or check the publisher's signature with --signers."
)


def run(options: argparse.Namespace) -> int:
    """Verify a folder or a zip; the status is 0 only where all is as it was published."""
    site = Path(options.folder)
    if not site.exists():
        raise UsageError(f"there is no {site}: name the folder or the zip of a built site")
    signed = ""
    try:
        with opened(site) as holder:
            verdict = verify(holder)
            problems = _problems(verdict)
            if options.signers:
                signed, unsigned = _signature(holder, Path(options.signers))
                problems += unsigned
    except NoSiteError as error:
        say(f"dossier: {site} does not verify: {error}")
        return WRONG_CONTENT
    file = Path(options.seen) if options.seen else seen.default_file()
    older, remark = _history(verdict, file, keep=not problems)
    problems += [older] if older else []
    remarks = [remark] if remark else []
    if options.format == "json":
        _tell_json(verdict, problems, remarks)
    elif problems:
        sys.stdout.write(f"{site} is NOT as it was published.\n\n" + "".join(problems))
    elif not options.quiet:
        sys.stdout.write(_well(site, verdict, signed, remarks))
    return WRONG_CONTENT if problems else WELL


def _problems(verdict: Verdict) -> list[str]:
    told = (
        ("altered: its bytes are not those that were published", verdict.altered),
        ("missing: it was published and is not here", verdict.missing),
        ("added: it is here and was not published", verdict.added),
    )
    lines = []
    for what, names in told:
        lines += [f"{visible(name)}: {what}\n" for name in names[:SHOWN]]
        if len(names) > SHOWN:
            lines.append(f"… and {len(names) - SHOWN} more files {what.partition(':')[0]}\n")
    return lines


def _history(verdict: Verdict, file: Path, *, keep: bool) -> tuple[str, str]:
    """Compare with the edition seen last, and note this one; return a problem and a remark."""
    named = verdict.named
    if not (named.serial and named.base_url):
        return "", _UNCOUNTED
    try:
        before = seen.read(file).get(named.base_url)
        if before is not None and named.serial < before.serial:
            return _OLDER.format(now=named.serial, then=before.serial, address=named.base_url), ""
        if keep:
            seen.note(file, verdict)
    except seen.SeenError as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        return "", f"That this edition was seen could not be noted: {error.strerror or error}."
    if before is None or before.serial != named.serial:
        return "", ""
    same = before.fingerprint == verdict.fingerprint
    return "", _SAME if same else _OTHER.format(now=named.serial)


def _signature(holder: Holder, signers: Path) -> tuple[str, list[str]]:
    """Let ssh-keygen check the signature; return who signed, or what is wrong."""
    try:
        with holder.open(urls.SSH_SIGNATURE) as file:
            signature = file.read()
        with holder.open(urls.MANIFEST) as file:
            manifest = file.read()
    except (KeyError, OSError):
        return "", [f"{urls.SSH_SIGNATURE}: missing: nobody signed this site with ssh-keygen\n"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / urls.SSH_SIGNATURE
        path.write_bytes(signature)
        who = _keygen("find-principals", "-s", str(path), "-f", str(signers)).stdout
        name = who.decode("utf-8", "replace").partition("\n")[0].strip()
        done = _keygen(
            *("verify", "-n", SIGNED_FOR, "-I", name, "-s", str(path), "-f", str(signers)),
            data=manifest,
        )
    if not name or done.returncode != 0:
        return "", [f"{urls.SSH_SIGNATURE}: not a signature by any of those in {signers}\n"]
    return name, []


def _keygen(*words: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603  # a fixed program, its arguments as a list
            ["ssh-keygen", "-Y", *words],  # noqa: S607  # whichever the user has
            input=data,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise UsageError("--signers needs ssh-keygen, which comes with OpenSSH") from error


def _tell_json(verdict: Verdict, problems: list[str], remarks: list[str]) -> None:
    told = {
        "whole": not problems,
        "files": verdict.files,
        "fingerprint": verdict.fingerprint,
        "title": verdict.named.title,
        "base_url": verdict.named.base_url,
        "serial": verdict.named.serial,
        "altered": verdict.altered,
        "missing": verdict.missing,
        "added": verdict.added,
        "problems": [line.rstrip() for line in problems],
        "remarks": remarks,
    }
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _well(site: Path, verdict: Verdict, signed: str, remarks: list[str]) -> str:
    named = verdict.named
    edition = f"Edition {named.serial} of" if named.serial else "An edition of"
    what = f"{edition} “{named.title}”, {named.base_url}\n" if named.title else ""
    maker = f"The list of files is signed by {signed}." if signed else _UNSIGNED
    return (
        f"{site} is as it was published: {verdict.files} files, each to the byte as its list "
        f"{urls.MANIFEST} says, none missing, none added.\n{what}"
        f"Fingerprint: {verdict.fingerprint}\n\n"
        "What this proves, and what not:\n"
        "- No file was changed, taken away or added since the list was made.\n"
        f"- {maker}\n"
        "- That the letters are genuine, or that what they say is true, is not proven by this.\n"
        + "".join(f"- {remark}\n" for remark in remarks)
    )
