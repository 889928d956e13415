"""The arguments of ``dateline`` and what runs for each command."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

from dateline.errors import ItemError, RunError
from dateline.settings import load_settings
from dateline.sources.files import EXPORT_FOLDER

ALL_WELL, SOME_FAILED, WRONG_USE = 0, 1, 2

#: Command, what it does, and the kind of its own arguments.
LISTS = ("timeline", "events", "entities", "claims", "conflicts", "origins", "documents")
COMMANDS: tuple[str, ...] = (
    "add",
    "report",
    *LISTS,
    "show",
    "why",
    "search",
    "ask",
    "judge",
    "annotate",
    "export",
    "serve",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: all well; 1: some items failed (listed); 2: wrong use, or the run had to stop."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that takes only ASCII stops nothing
    try:
        settings = load_settings(Path.cwd(), project=options.project, places=options.places)
        run: Callable[..., int] = options.run
        code = run(options, settings)
        sys.stdout.flush()
        return code
    except (RunError, ValueError) as error:
        return _stopped(str(error))
    except ItemError as error:  # of a command that has one item only
        _stopped(str(error))
        return SOME_FAILED
    except BrokenPipeError:
        _drop_output()  # the reader has gone; nothing more to say
        return ALL_WELL
    except OSError as error:
        _drop_output()
        return _stopped(f"{error.filename or 'the output'} cannot be written: {error.strerror}; check the disk's space")
    except KeyboardInterrupt:
        return _stopped("stopped; what was done is kept, run the same command to go on")


def _stopped(message: str) -> int:
    print(f"dateline: {message}", file=sys.stderr)
    return WRONG_USE


def _drop_output() -> None:
    """So that the interpreter does not try once more at its end."""
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - lives until the end


def build_parser() -> argparse.ArgumentParser:
    """Every command with its arguments."""
    from dateline.cli import commands

    parser = argparse.ArgumentParser(
        prog="dateline", description="A pile of reports becomes one chronology, every cell backed by its sentence."
    )
    parser.add_argument("--project", metavar="FILE", help="the project file (default: ./dateline.db)")
    parser.add_argument("--places", metavar="CSV", help="your own places, read beside the gazetteer")
    parts = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    add = _command(parts, "add", "read reports, understand them, bring the chronology up to date", commands.add)
    add.add_argument(
        "paths", nargs="+", metavar="PATH", help="files, folders, archives, addresses, or - for standard input"
    )
    add.add_argument("--quiet", action="store_true", help="no progress bars")
    add.add_argument("--columns", metavar="FIELD=NAME,…", help="which column of a table holds what")
    add.add_argument(
        "--watch",
        nargs="?",
        type=_seconds,
        const=2.0,
        metavar="SECONDS",
        help="go on, adding what is new or has changed",
    )
    _command(parts, "report", "what was read, split, joined and skipped so far, and why", commands.report)
    for name in LISTS:
        _filters(
            _command(parts, name, f"list {name}" if name != "timeline" else "print the chronology", commands.show_list)
        )
    for name, text in (("show", "one record with all its accounts"), ("why", "the evidence behind one record")):
        one = _command(parts, name, text, commands.show if name == "show" else commands.why)
        one.add_argument("id", metavar="ID")
    search = _command(parts, "search", "passages that hold the words", commands.search)
    search.add_argument("words", nargs="+", metavar="WORDS")
    ask = _command(parts, "ask", "passages that answer, every side of a disputed matter", commands.ask)
    ask.add_argument("question", nargs="?", metavar="QUESTION")
    ask.add_argument("--jsonl", metavar="FILE", help="lines {id, question}; answers each with one line")
    _judge(_command(parts, "judge", "record a person's decision", commands.judge))
    annotate = _command(parts, "annotate", "what one text says, as JSON; no project needed", commands.annotate)
    annotate.add_argument("file", nargs="?", metavar="FILE", help="a text, or - for standard input")
    annotate.add_argument("--published", metavar="DATE", help="its date, or an EDTF interval")
    annotate.add_argument("--jsonl", metavar="FILE", help="lines {id, text, published}; one annotated line each")
    annotate.add_argument("--tokens", action="store_true", help="also tokens with their syntax")
    export = _command(parts, "export", "write everything to files", commands.export)
    export.add_argument("format", choices=["jsonl"])
    export.add_argument("--out", metavar="DIR", default=EXPORT_FOLDER, help="the folder (made if missing)")
    serve = _command(parts, "serve", "the web application on 127.0.0.1", commands.serve)
    serve.add_argument("--port", type=int, default=8765, metavar="N")
    return parser


def _command(
    parts: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, text: str, run: Callable[..., int]
) -> argparse.ArgumentParser:
    one = parts.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    one.add_argument("--json", action="store_true", help="print JSON instead of a table")
    one.set_defaults(run=run)
    return one


def _seconds(text: str) -> float:
    value = float(text)
    if not 0.1 <= value <= 86_400:
        raise argparse.ArgumentTypeError("between 0.1 and 86400 seconds")
    return value


def _filters(parser: argparse.ArgumentParser) -> None:
    for name, text in (
        ("who", "part of a name"),
        ("where", "part of a place's name"),
        ("type", "event type, such as MEET; several with commas"),
        ("from", "first date: 2017, 2017-09 or 2017-09-12"),
        ("to", "last date"),
        ("status", "occurred, ongoing, planned, hypothetical, denied or claimed"),
        ("source", "part of an outlet's, an agency's or a file's name"),
    ):
        parser.add_argument(f"--{name}", dest=f"filter_{name}", metavar=name.upper(), help=text)


def _judge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "decision",
        nargs="+",
        metavar="DECISION",
        help="same|different|unsure LEFT RIGHT · set ID FIELD VALUE · split ID MEMBER… · reject ID · keep ID · "
        "pin NAME ID · import|export FILE",
    )
    parser.add_argument("--by", metavar="PERSON", help="who decides")
    parser.add_argument("--because", metavar="REASON", help="why")
