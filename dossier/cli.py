"""The command line: reads the clock and the terminal, calls the rooms below, sets the exit status.

0 all is well; 1 errors in the content; 2 wrong usage or environment. Each command imports what it
needs when it runs, so that `--help` is instant.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from dossier import __version__
from dossier.diagnostics import Diagnostic

WELL, WRONG_CONTENT, WRONG_USE, STOPPED = 0, 1, 2, 130


class UsageError(Exception):
    """Something about the call or the machine is wrong; the message says what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help", "--version"}):
        words.insert(0, "build")
    options = parser().parse_args(words)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except UsageError as error:
        _say(f"dossier: {error}")
        return WRONG_USE
    except KeyboardInterrupt:
        _say("dossier: stopped")
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WELL


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = argparse.ArgumentParser(
        prog="dossier",
        description="Turn the letters of one case into a public, provable case site.",
        epilog="Without a command, `dossier` builds. `dossier COMMAND --help` tells more.",
    )
    top.add_argument("--version", action="version", version=f"dossier {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    common = _common()

    def add(
        name: str, run: Callable[[argparse.Namespace], int], told: str
    ) -> argparse.ArgumentParser:
        one = commands.add_parser(name, parents=[common], help=told, description=told)
        one.set_defaults(run=run)
        return one

    add("build", build, "check the content and build the site (the default)")
    one = add("check", check, "tell everything that is wrong; write nothing")
    one.add_argument(
        "--against", metavar="SITE", help="a published site: tell what would change in it"
    )
    quote = add("quote", check_quote, "tell whether a quotation stands in the dossier, and where")
    quote.add_argument("text", metavar="TEXT", help="the quotation; - reads it from the input")
    return top


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--content", metavar="DIR", default="content", help="the dossier's folder")
    common.add_argument("--site", metavar="DIR", default="site", help="where the site is written")
    common.add_argument("--at", metavar="MOMENT", help="the moment for embargoes (default: now)")
    common.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="how diagnostics are told",
    )
    common.add_argument("--quiet", action="store_true", help="tell only what is wrong")
    return common


def moment(options: argparse.Namespace) -> datetime:
    """Return the moment of the edition: `--at`, or now."""
    if options.at is None:
        return datetime.now(UTC)
    from dossier.dates import DateError, parse_moment  # noqa: PLC0415

    try:
        return parse_moment(options.at)
    except DateError as error:
        raise UsageError(f"--at: {error}") from error


def content_folder(options: argparse.Namespace) -> Path:
    """Return the content folder, which must exist."""
    folder = Path(options.content)
    if not folder.is_dir():
        raise UsageError(
            f"there is no folder {options.content}: name the dossier's content with --content, "
            "or make a new dossier with: dossier init DIR"
        )
    return folder


def build(options: argparse.Namespace) -> int:
    """Check and build."""
    from dossier import pipeline, publish  # noqa: PLC0415

    content = content_folder(options)
    try:
        built = pipeline.build(content, Path(options.site), moment(options))
    except publish.RefusedError as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        raise UsageError(_os_error(error)) from error
    tell(built.diagnostics, options)
    if built.published is None:
        _say(f"dossier: {_count(built.diagnostics)}; {options.site} was not touched")
        return WRONG_CONTENT
    if not options.quiet:
        done = built.published
        what = f"{done.written} written" if done.written else "nothing had changed"
        _say(f"dossier: {options.site}: {done.files} files, {what}")
    return WELL


def check(options: argparse.Namespace) -> int:
    """Tell everything that is wrong, that of the finished pages included."""
    from dossier import pipeline  # noqa: PLC0415

    content = content_folder(options)
    before = None
    if options.against:
        from dossier.against import NoRecordError, published  # noqa: PLC0415

        try:
            before = published(Path(options.against))
        except NoRecordError as error:
            raise UsageError(str(error)) from error
    diagnostics = pipeline.check(content, moment(options), before)
    tell(diagnostics, options)
    wrong = any(one.is_error for one in diagnostics)
    if not options.quiet and options.format == "text":
        _say(f"dossier: {_count(diagnostics)}" if diagnostics else "dossier: nothing is wrong")
    return WRONG_CONTENT if wrong else WELL


def check_quote(options: argparse.Namespace) -> int:
    """Tell whether a quotation stands in what is published at the moment."""
    from dossier import pipeline, quoting  # noqa: PLC0415
    from dossier.edition import publish  # noqa: PLC0415
    from dossier.told import told  # noqa: PLC0415

    loaded = pipeline.load(content_folder(options), moment(options))
    if loaded.dossier is None:
        tell(loaded.diagnostics, options)
        return WRONG_CONTENT
    site = pipeline.shelve(publish(loaded.dossier, moment(options)))
    text = sys.stdin.read() if options.text == "-" else options.text
    answer = quoting.check(text, site.edition.documents)
    sys.stdout.write(told(site, answer, as_json=options.format == "json"))
    return WELL if answer.verdict is quoting.Verdict.EXACT else WRONG_CONTENT


def tell(diagnostics: Sequence[Diagnostic], options: argparse.Namespace) -> None:
    """Print diagnostics in the form asked for."""
    from dossier.report import Format, report  # noqa: PLC0415

    shown = diagnostics
    if options.quiet:
        shown = [one for one in diagnostics if one.is_error]
    sys.stdout.write(report(shown, Format(options.format), options.content))
    sys.stdout.flush()


def _count(diagnostics: Sequence[Diagnostic]) -> str:
    counts = Counter(one.severity.value for one in diagnostics)
    parts = [
        f"{counts[word]} {word}{'s' if counts[word] > 1 else ''}"
        for word in ("error", "warning", "note")
        if counts[word]
    ]
    return " and ".join(parts) or "nothing is wrong"


def _os_error(error: OSError) -> str:
    return f"{error.filename or 'the disk'}: {error.strerror or error}"


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


def run() -> NoReturn:
    """Run as a program."""
    sys.exit(main())
