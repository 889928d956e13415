"""The kinds of file that hold several captures, and who takes each apart."""

from collections.abc import Mapping

from dateline.sources.archives import unpack_zip
from dateline.sources.feeds import unpack_feed
from dateline.sources.found import Container
from dateline.sources.json_lists import unpack_json
from dateline.sources.mail import unpack_mailbox, unpack_message
from dateline.sources.media import BZIP2, FEED, GZIP, JSON, LINES, MAILBOX, MESSAGE, OPML, TABLE, TAR, WARC, XZ, ZIP
from dateline.sources.outlines import unpack_outline
from dateline.sources.packed import unpack_bzip2, unpack_gzip, unpack_xz
from dateline.sources.tables import unpack_lines, unpack_table
from dateline.sources.tar import unpack_tar
from dateline.sources.warc import unpack_warc

CONTAINERS: Mapping[str, Container] = {
    LINES: Container(unpack_lines, inside=", "),
    TABLE: Container(unpack_table, inside=", ", whole=True),
    JSON: Container(unpack_json, inside=", "),
    ZIP: Container(unpack_zip, whole=True),
    TAR: Container(unpack_tar),
    GZIP: Container(unpack_gzip),
    BZIP2: Container(unpack_bzip2),
    XZ: Container(unpack_xz),
    WARC: Container(unpack_warc),
    FEED: Container(unpack_feed),
    OPML: Container(unpack_outline),
    MAILBOX: Container(unpack_mailbox),
    MESSAGE: Container(unpack_message, itself=True),
}
