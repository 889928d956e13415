"""The kinds of file that hold several captures, and who takes each apart."""

from collections.abc import Mapping

from dateline.sources.found import Container
from dateline.sources.media import LINES, TABLE
from dateline.sources.tables import unpack_lines, unpack_table

CONTAINERS: Mapping[str, Container] = {
    LINES: Container(unpack_lines, inside=", "),
    TABLE: Container(unpack_table, inside=", "),
}
