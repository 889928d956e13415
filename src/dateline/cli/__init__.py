"""The command line: parse the arguments, call one function, print the result."""

from dateline.cli.main import COMMANDS, main

__all__ = ["COMMANDS", "main"]
