"""What each command calls and prints. Data goes to standard output, everything else to standard error."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.cli import printing
from dateline.cli.inputs import mended, named_columns, read_lines, read_text
from dateline.cli.intake import print_intake
from dateline.errors import RunError, SettingsError
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.pipeline.run import AddReport
    from dateline.store.project import Project

Options = argparse.Namespace


def add(options: Options, settings: Settings) -> int:
    """Read, understand, resolve; print what was read, split, joined, skipped and why. With ``--watch``, go on."""
    from dateline.pipeline.assemble import open_run
    from dateline.pipeline.progress import shown
    from dateline.sources.watching import changes

    columns = named_columns(options.columns)
    if options.watch is not None and "-" in options.paths:
        raise SettingsError("standard input ends; it cannot be watched. Name a folder")
    body = sys.stdin.buffer.read() if "-" in options.paths else None
    with shown(sys.stderr.isatty() and not options.quiet) as progress, open_run(settings, progress) as run:
        later = iter(()) if options.watch is None else changes(options.paths, every_s=options.watch)
        failed = _added(run.add(options.paths, body, columns), as_json=options.json)
        if options.watch is not None:
            print("dateline: watching; press Ctrl-C to end", file=sys.stderr)
        for paths in later:
            failed += _added(run.add(paths, None, columns), as_json=options.json)
    return 1 if failed else 0


def _added(report: "AddReport", *, as_json: bool) -> int:
    """Print one report; how many items failed."""
    from dateline.views.intake import Reading, build_intake

    readings = [
        Reading(one.capture.uri, one.capture.media_type, one.documents, one.new, one.capture.previous_id)
        for one in report.added
    ]
    intake = build_intake(readings, report.origins, report.failures, report.uris)
    if as_json:
        printing.print_json({**intake, **_as_before(intake)})
    else:
        print_intake(intake)
    sys.stdout.flush()  # whoever watches a folder reads along
    for failure in report.failures:
        print(f"dateline: {failure.item}: {failure.message}", file=sys.stderr)
    return len(report.failures)


def _as_before(intake: dict[str, Any]) -> dict[str, Any]:
    """The keys that ``add --json`` had before it printed the whole report; to go with version 0.3."""
    added = [
        {"item": one["capture"], "new": one["new"], "document_ids": [each["id"] for each in one["documents"]]}
        for one in intake["captures"]
    ]
    return {"added": added, "failures": intake["skipped"]}


def report(options: Options, settings: Settings) -> int:
    """What became of everything added so far."""
    from dateline.views.intake import intake_of

    with _existing(settings) as project:
        found = intake_of(project.load_corpus())
    _print(options, found, print_intake)
    return 0


def show_list(options: Options, settings: Settings) -> int:
    """One of the lists, filtered."""
    from dateline.views.filters import Filter
    from dateline.views.listings import LISTINGS
    from dateline.views.lookup import look_up
    from dateline.views.timeline import build_timeline

    chosen = Filter(
        options.filter_who, options.filter_where, options.filter_type, options.filter_from,
        options.filter_to, options.filter_status, options.filter_source,
    )  # fmt: skip
    with _existing(settings) as project:
        known = look_up(project.load_corpus())
    if options.command == "timeline" and not options.json:
        printing.print_timeline(build_timeline(known, chosen), known)
        return 0
    found = LISTINGS[options.command](known, chosen)
    _print(options, found, lambda shown: printing.print_rows(options.command, shown, known))
    return 0


def show(options: Options, settings: Settings) -> int:
    """One record with all its accounts."""
    from dateline.views.evidence import build_record

    with _existing(settings) as project:
        record = build_record(project.load_corpus(), options.id)
    _print(options, record, printing.print_nested)
    return 0


def why(options: Options, settings: Settings) -> int:
    """The chain of evidence behind one record."""
    from dateline.cli.explaining import print_evidence
    from dateline.views.evidence import build_evidence

    with _existing(settings) as project:
        evidence = build_evidence(project.load_corpus(), options.id)
    _print(options, evidence, print_evidence)
    return 0


def search(options: Options, settings: Settings) -> int:
    """Passages that hold the words."""
    from dateline.views.passages import search as find

    words = mended(" ".join(options.words))
    if not words.strip():
        raise SettingsError("search takes one word or more")
    with _existing(settings) as project:
        answer = find(project.load_corpus(), project, words)
    _print(options, answer, printing.print_passages)
    return 0


def ask(options: Options, settings: Settings) -> int:
    """Passages that answer one question, or each line of a file."""
    from dateline.views.lookup import look_up
    from dateline.views.passages import ask as answer

    question: str | None = options.question
    if (question is None) == (options.jsonl is None) or (question is not None and not question.strip()):
        raise SettingsError("ask takes one question in quotes, or --jsonl FILE")
    with _existing(settings) as project:
        known = look_up(project.load_corpus())
        if question is not None:
            _print(options, answer(known, project, mended(question)), printing.print_passages)
            return 0
        failed = 0
        for line in read_lines(options.jsonl):
            asked = line.get("question")
            error = line.get("error")
            if error is None and not (isinstance(asked, str) and asked.strip()):
                error = "no question in this line; put it in the field question"
            found = {"error": error} if error else answer(known, project, str(asked))
            failed += _answered_line({"id": line.get("id"), **found})
    return 1 if failed else 0


def _answered_line(row: dict[str, Any]) -> bool:
    """Print one line of a batch, and its error also for the person at the terminal; whether it failed."""
    printing.print_json(row)
    failed = "error" in row
    if failed:
        where = "" if row["id"] is None else f"id {row['id']!r}: "
        print(f"dateline: {where}{row['error']}", file=sys.stderr)
    return failed


def judge(options: Options, settings: Settings) -> int:
    """Record a decision and bring the chronology up to date with it."""
    from dateline.cli.judging import export_judgements, read_decision
    from dateline.pipeline.assemble import open_run, utc_now
    from dateline.pipeline.progress import Silent

    if options.decision[0] == "export":
        with _existing(settings) as project:
            export_judgements(project.judgements(), options.decision[1:])
        return 0
    _require(settings)
    if options.decision[0] == "set" and options.decision[2:3] == ["type"]:
        _refuse_unknown_type(options.decision[3:], settings)
    with open_run(settings, Silent()) as run:
        corpus = run.store.load_corpus()
        decided = read_decision(options.decision, options.by, options.because, now=utc_now(), corpus=corpus)
        known = {one.id for one in run.store.judgements()}
        for judgement in decided:
            if judgement.id not in known:
                run.store.append_judgement(judgement)
        failures = run.refresh().failures
    print(f"{len(decided)} decision(s) recorded", file=sys.stderr)
    return 1 if failures else 0


def _refuse_unknown_type(named: list[str], settings: Settings) -> None:
    from dateline.extraction.ontology import load_ontology

    types = load_ontology(settings.ontology).types
    for one in named:
        if one not in types:
            raise SettingsError(f"judge set type: {one!r} is not one of {', '.join(types)}")


def annotate(options: Options, settings: Settings) -> int:
    """Stand-off annotations of one text, or of each line of a file."""
    from dateline.cli.annotating import annotation_of, annotations_of
    from dateline.pipeline.api import Reader

    if (options.file is None) == (options.jsonl is None):
        raise SettingsError("annotate takes one FILE (or -), or --jsonl FILE")
    reader = Reader(settings)
    if options.file is not None:
        text = read_text(options.file)
        printing.print_json(annotation_of(reader, text, options.published, tokens=options.tokens))
        return 0
    rows = annotations_of(reader, read_lines(options.jsonl), tokens=options.tokens)
    return 1 if sum(_answered_line(row) for row in rows) else 0


def export(options: Options, settings: Settings) -> int:
    """Write the files of the contract."""
    from dateline.views.exports import write_jsonl

    with _existing(settings) as project:
        corpus = project.load_corpus()
    try:
        written = write_jsonl(corpus, Path(options.out))
    except OSError as error:
        raise RunError(f"cannot write to {options.out}: {error.strerror or error}; choose another --out") from error
    for path in written:
        print(path)
    return 0


def serve(options: Options, settings: Settings) -> int:
    """The web application, until stopped."""
    from dateline.web.app import serve as run_server

    _require(settings)
    run_server(settings, port=options.port)
    return 0


def _existing(settings: Settings) -> "Project":
    from dateline.store.project import Project  # not by way of the pipeline: a list needs none of it

    _require(settings)
    return Project.of(settings)


def _require(settings: Settings) -> None:
    """A command that only reads must not leave an empty project behind."""
    if not Path(settings.project).exists():
        raise RunError(f"there is no project file {settings.project}; make one with `dateline add PATH`")


def _print(options: Options, data: Any, show: Callable[[Any], None]) -> None:
    if options.json:
        for row in data if isinstance(data, list) else [data]:
            printing.print_json(row)
    else:
        show(data)
