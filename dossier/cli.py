"""The command line: reads the clock and the terminal, calls the rooms below, sets the exit status.

0 all is well; 1 errors in the content; 2 wrong usage or environment. Each command imports what it
needs when it runs, so that `--help` is instant.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from io import TextIOWrapper
from threading import active_count

from dossier import __version__
from dossier.commands.shared import STOPPED, WELL, WRONG_USE, UsageError, os_error, say

# Written out here, because the model that knows them takes longer to import than `--help` may take;
# a test compares them with it.
DOCUMENT_KINDS = ("letter", "open-letter", "press-release", "statement", "resolution", "reply")
ACTOR_KINDS = ("person", "organisation", "institution")
EVENT_STATUSES = ("reported", "alleged", "ruled", "overturned", "undisputed")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status; as a program, end with it."""
    if argv is not None:
        return _main(argv)
    status = _main(sys.argv[1:])
    if active_count() == 1:  # nobody has to take apart millions of values before the end
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, AttributeError):  # there may be none
                stream.flush()
        os._exit(status)
    return status


def _main(argv: Sequence[str]) -> int:
    words = list(argv)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help", "--version"}):
        words.insert(0, "build")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal may lack the characters of a letter
            stream.reconfigure(errors="backslashreplace")
    options = parser().parse_args(words)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except UsageError as error:
        say(f"dossier: {error}")
        return WRONG_USE
    except KeyboardInterrupt:
        say("dossier: stopped")
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WELL
    except OSError as error:
        say(f"dossier: {os_error(error)}")
        return WRONG_USE


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

    def add(name: str, told: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, parents=[common], help=told, description=told)
        one.set_defaults(run=partial(_run, name))
        return one

    _build_options(add("build", "check the content and build the site (the default)"))
    _check_options(add("check", "tell everything that is wrong; write nothing"))
    _quote_options(add("quote", "tell whether a quotation stands in the dossier, and where"))
    _serve_options(add("serve", "live preview in the browser, drafts shown and marked"))
    _new_options(add("new", "make a document, actor, event or page"), common)
    _verify_options(add("verify", "tell whether a built site is as it was published"))
    _pack_options(add("pack", "make one zip of the whole site"))
    _init_options(add("init", "make a new, small dossier that builds"))
    _rename_options(add("rename", "give something another address or name, everywhere"))
    _import_options(add("import", "make drafts from txt, Markdown, PDF, DOCX, HTML or EML files"))
    return top


def _run(command: str, options: argparse.Namespace) -> int:
    """Run the command of that name: `dossier.commands.NAME.run`."""
    status: int = import_module(f"dossier.commands.{command}").run(options)
    return status


def _build_options(parser: argparse.ArgumentParser) -> None:
    _profile_option(parser)
    parser.add_argument(
        "--allow-unreviewed",
        action="store_true",
        help="publish values that an import guessed and nobody has reviewed",
    )


def _profile_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--profile", action="store_true", help="tell how long each stage of the work took"
    )


def _check_options(parser: argparse.ArgumentParser) -> None:
    _profile_option(parser)
    parser.add_argument(
        "--against", metavar="SITE", help="a published site: tell what would change in it"
    )


def _quote_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="the quotation; - reads it from the input")


def _verify_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="SITE", help="the folder or the zip of a built site")
    parser.add_argument(
        "--seen",
        metavar="FILE",
        help="where the editions seen before are noted (default: a file in your own folder)",
    )
    parser.add_argument(
        "--signers",
        metavar="FILE",
        help="the publishers' keys (allowed_signers of ssh-keygen): "
        "the signature is checked as well",
    )


def _pack_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output", metavar="FILE", default="site.zip", help="the zip (default: site.zip)"
    )


def _init_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="a new or empty folder")


def _import_options(parser: argparse.ArgumentParser) -> None:
    # `import` is a word of the language and cannot be the name of a module.
    parser.set_defaults(run=partial(_run, "importing"))
    parser.add_argument("files", metavar="FILE", nargs="+", help="what to import")


def _serve_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, default=8000, metavar="N", help="the port to listen on (8000)"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="another address: then others can read your drafts"
    )
    parser.add_argument(
        "--editor",
        metavar="LINK",
        default="vscode://file/{path}:{line}:{column}",
        help="the link that opens a file in your editor; empty for none",
    )


def _new_options(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(metavar="KIND", required=True, dest="kind_of_file")

    def add(kind: str, told: str) -> argparse.ArgumentParser:
        one = kinds.add_parser(kind, parents=[common], help=told, description=told)
        one.add_argument("--slug", help="its address (default: proposed from what is given)")
        return one

    document = add("document", "one letter, release, statement …: one Markdown file")
    document.add_argument("--title", help="your own neutral title")
    document.add_argument("--kind", choices=DOCUMENT_KINDS)
    document.add_argument("--date", help="as the document gives it: 2015-05-25, 2015-05, undated …")
    for role in ("author", "addressee", "cc"):
        document.add_argument(
            f"--{role}", action="append", metavar="NAME", help="a name or slug; may be repeated"
        )
    document.add_argument("--place", help="where it is dated from")
    document.add_argument("--language", help="a code such as en, fr, kk")
    document.add_argument(
        "--signatories", metavar="CSV", help="a list of those who signed: name, capacity, body"
    )
    actor = add("actor", "a person, an organisation or a public institution")
    actor.add_argument("name", metavar="NAME", nargs="?", help="the name as it is printed")
    actor.add_argument("--kind", choices=ACTOR_KINDS, help="default: person")
    actor.add_argument(
        "--from-text", metavar="FILE", help="propose records for the names a draft leaves open"
    )
    actor.add_argument("--write", action="store_true", help="write the records proposed")
    event = add("event", "something dated that happened in the case")
    event.add_argument("--title", help="what happened, in neutral words")
    event.add_argument("--date", help="2015-09-17, 2015-09, 2015 …")
    event.add_argument("--status", choices=EVENT_STATUSES)
    event.add_argument("--place")
    event.add_argument("--actor", action="append", metavar="NAME", help="may be repeated")
    event.add_argument("--document", metavar="SLUG", help="the document that supports it")
    event.add_argument("--quote", metavar="TEXT", help="the words of that document")
    add("page", "a page of your own").add_argument("--title", help="the page's title")


def _rename_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="SLUG", help="what it is called now, or actors/SLUG …")
    parser.add_argument("new", metavar="NEW", nargs="?", help="the slug it gets")
    parser.add_argument("--name", help="an actor's new name; the old one becomes an alias")
    parser.add_argument(
        "--merge", action="store_true", help="NEW is another actor's record: make one of the two"
    )
    parser.add_argument("--dry-run", action="store_true", help="only tell what would change")


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
