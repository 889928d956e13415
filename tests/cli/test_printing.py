"""Text for a terminal, lines for a script."""

import json

import pytest

from dateline.cli.printing import print_json, say


def test_control_characters_of_a_report_are_shown_not_sent(capsys: pytest.CaptureFixture[str]) -> None:
    say("red \x1b[31m alert \x07 \u202e")
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert "\x07" not in printed
    assert "\u202e" not in printed


def test_a_row_is_one_line_whatever_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    row = {"quote": "one\u2028two\x85three\ud800 “é”\n"}
    print_json(row)
    printed = capsys.readouterr().out
    assert len(printed.splitlines()) == 1
    assert json.loads(printed) == row
