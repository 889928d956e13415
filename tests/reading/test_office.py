import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from docx import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.pdf_files import package

from dateline.errors import ReadingError
from dateline.reading.docx import docx_paragraphs
from dateline.reading.laid_out import Paragraph
from dateline.reading.odt import odt_paragraphs
from dateline.reading.office import DOCX, ODT, RTF
from dateline.reading.read import read
from dateline.reading.rtf import rtf_paragraphs
from dateline.records.document import Capture

LEAD = "LEMM, May 7, 2024 - The ferry between Orsa and Lemm was out of service on Tuesday after its engine failed."
MORE = "Passengers were taken across in boats of the coast guard, the harbour master said, and no one was hurt."


def word(*parts: str) -> bytes:
    """A Word file whose body holds these pieces of XML; plain words are paragraphs."""
    document = Word()
    for part in parts:
        if part.startswith("<w:"):
            document.element.body.insert(-1, parse_xml(part.replace(">", f" {nsdecls('w')}>", 1)))
        else:
            document.add_paragraph(part)
    body = io.BytesIO()
    document.save(body)
    return body.getvalue()


def odt(content: str, **members: str) -> bytes:
    names = "office text table draw style"
    spaces = " ".join(f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in names.split())
    styles = (
        '<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Heading_20_1"/>'
        "</office:automatic-styles>"
    )
    root = (
        f"<office:document-content {spaces}>{styles}<office:body><office:text>{content}</office:text></office:body>"
        "</office:document-content>"
    )
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": root, **members})


def rtf(words: str) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial Cyr;}}" + words + "}").encode(
        "latin-1"
    )


def texts(found: list[Paragraph]) -> list[str]:
    return [one.text for one in found]


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        pytest.param(["One\tline\nand the next."], ["One\tline\nand the next."], id="tabs and line breaks stay"),
        pytest.param(
            [f"<w:p>{run('Four ')}<w:ins>{run('boats')}</w:ins><w:del>{run('ships')}</w:del>{run(' sank.')}</w:p>"],
            ["Four boats sank."],
            id="tracked changes are accepted",
        ),
        pytest.param(
            [f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Four boats ')}</w:p>", f"<w:p>{run('sank.')}</w:p>"],
            ["Four boats sank."],
            id="a paragraph whose end was deleted runs on",
        ),
        pytest.param(
            [f"<w:p>{run('Seen')}{run('hidden', '<w:vanish/>')}</w:p>"], ["Seen"], id="hidden text is left out"
        ),
        pytest.param(
            [
                f"<w:p>{run('Beside a box.')}<w:r><w:pict><w:txbxContent><w:p>{run('In the box.')}</w:p>"
                "</w:txbxContent></w:pict></w:r></w:p>"
            ],
            ["Beside a box.", "In the box."],
            id="a text box follows its paragraph",
        ),
        pytest.param(
            [
                f"<w:tbl><w:tr><w:tc><w:p>{run('7 May')}</w:p></w:tc><w:tc><w:p>{run('Engine fails')}</w:p></w:tc>"
                f"</w:tr><w:tr><w:tc><w:p>{run(LEAD)}</w:p><w:p>{run(MORE)}</w:p></w:tc></w:tr></w:tbl>"
            ],
            ["7 May\tEngine fails", LEAD, MORE],
            id="a row of short cells is one line, cells of prose are paragraphs",
        ),
    ],
)
def test_the_paragraphs_of_a_word_file(parts: list[str], found: list[str]) -> None:
    assert texts(docx_paragraphs(word(*parts), "x")) == found


def test_styles_go_by_their_names_and_margins_are_left_out() -> None:
    document = Word()
    document.add_heading("Ferry stands still", 1)
    document.add_paragraph(LEAD)
    document.sections[0].header.paragraphs[0].text = "The Orsa Gazette"
    body = io.BytesIO()
    document.save(body)
    assert docx_paragraphs(body.getvalue(), "x") == [
        Paragraph("Ferry stands still", style="heading 1"),
        Paragraph(LEAD, style=None),
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        pytest.param(
            '<text:p>One<text:s text:c="900000000"/>word<text:line-break/>below <text:span>it</text:span>.</text:p>',
            ["One word\nbelow it."],
            id="spaces and line breaks",
        ),
        pytest.param(
            "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p>Kept</text:p>",
            ["Kept"],
            id="deleted text is left out",
        ),
        pytest.param(
            "<text:p>Said<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By letter."
            "</text:p></text:note-body></text:note> on Monday.</text:p><text:p>Next.</text:p>",
            ["Said on Monday.", "Next.", "By letter."],
            id="notes stand at the end",
        ),
        pytest.param(
            "<table:table><table:table-row><table:table-cell><text:p>7 May</text:p></table:table-cell>"
            "<table:table-cell><text:p>Engine fails</text:p></table:table-cell></table:table-row></table:table>",
            ["7 May\tEngine fails"],
            id="a row of a table",
        ),
    ],
)
def test_the_paragraphs_of_an_opendocument_text(content: str, found: list[str]) -> None:
    assert texts(odt_paragraphs(odt(content), "x")) == found


def test_a_made_up_style_is_called_like_the_one_behind_it() -> None:
    body = odt('<text:h text:style-name="P1">Ferry stands still</text:h>')
    assert odt_paragraphs(body, "x") == [Paragraph("Ferry stands still", style="heading 1")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (r"Four \b boats\b0  sank.\par\pard Next.", ["Four boats sank.", "Next."]),
        (r"caf\'e9 \u8220?so\u8221? \u-10179?\u-8704? \emdash end", ["café “so” 😀 —end"]),
        (r"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2} world", ["Привет world"]),
        (r"{\header Gazette}{\*\unknown no}{\info{\title no}}yes", ["yes"]),
        (r"kept{\v hidden}{\deleted gone\par } on", ["kept on"]),
        (r"said{\footnote By letter.} so", ["said so", "By letter."]),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt a link}}", ["a link"]),
        (r"\trowd 7 May\cell Engine fails\cell\row", ["7 May\tEngine fails"]),
        ("{\\pict\\bin4 }}}}}whole", ["whole"]),
    ],
)
def test_the_paragraphs_of_a_rich_text_file(words: str, found: list[str]) -> None:
    assert texts(rtf_paragraphs(rtf(words), "x")) == found


@given(st.lists(st.sampled_from([*"{}\\ abé'\n", "\\par", "\\u-1", "\\'", "\\bin9", "\\uc99", "\\f7", "\\*", "9"])))
@settings(max_examples=200, deadline=None)
def test_any_rich_text_gives_clean_paragraphs(pieces: list[str]) -> None:
    found = texts(rtf_paragraphs(rtf("".join(pieces)), "x"))
    assert all(one == one.strip() and one for one in found)
    "".join(found).encode()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (DOCX, word("Ferry stands still", LEAD, MORE)),
        (ODT, odt(f"<text:h>Ferry stands still</text:h><text:p>{LEAD}</text:p><text:p>{MORE}</text:p>")),
        (RTF, rtf(rf"Ferry stands still\par {LEAD}\par {MORE}\par")),
    ],
)
def test_an_office_file_becomes_a_dated_report(kind: str, body: bytes) -> None:
    (found,) = read(Capture("c", "x", kind, "hash", "2026-01-01T00:00:00Z"), body)
    assert found.text == f"Ferry stands still\n\n{LEAD}\n\n{MORE}"
    assert (found.headline, found.dateline_place) == ("Ferry stands still", "LEMM")
    assert found.published.period is not None
    assert found.published.period.start == date(2024, 5, 7)


def test_the_author_is_a_byline_unless_it_is_a_login() -> None:
    for author, byline in (("Odile Varenne", "Odile Varenne"), ("ovarenne2", None), ("Microsoft Office User", None)):
        document = Word(io.BytesIO(word("Ferry stands still", LEAD, MORE)))
        document.core_properties.author = author
        body = io.BytesIO()
        document.save(body)
        (found,) = read(Capture("c", "x", DOCX, "hash", "2026-01-01T00:00:00Z"), body.getvalue())
        assert found.byline == byline


def bomb(name: str) -> bytes:
    return package({name: b"<a>" + b" " * 60_000_000 + b"</a>"})


ENTITY = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
DEEP = "<text:section>" * 3_000 + "<text:p>end</text:p>" + "</text:section>" * 3_000


@pytest.mark.parametrize(
    ("paragraphs", "body", "message"),
    [
        (docx_paragraphs, b"PK\x03\x04 nothing", "damaged"),
        (docx_paragraphs, package({"word/other.xml": "<a/>"}), "damaged"),
        (docx_paragraphs, package({"word/document.xml": "<a>"}), "damaged"),
        (docx_paragraphs, package({"word/document.xml": ENTITY}), "damaged"),
        (docx_paragraphs, bomb("word/document.xml"), "unpacks"),
        (odt_paragraphs, bomb("content.xml"), "unpacks"),
        (odt_paragraphs, package({"content.xml": ENTITY}), "damaged"),
        (odt_paragraphs, odt("", **{"META-INF/manifest.xml": "<a><encryption-data/></a>"}), "password"),
        (odt_paragraphs, odt(f"<text:p>{'word ' * 500_000}</text:p>"), "characters"),
        (odt_paragraphs, odt(DEEP), "damaged"),
        (rtf_paragraphs, b"nothing", "damaged"),
        (rtf_paragraphs, rtf("{" * 3_000), "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(
    paragraphs: Callable[[bytes, str], list[Paragraph]], body: bytes, message: str
) -> None:
    with pytest.raises(ReadingError, match=message) as caught:
        paragraphs(body, "report.doc")
    assert caught.value.item == "report.doc"


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_package_never_fails_otherwise(draws: st.DataObject) -> None:
    for paragraphs, body in ((docx_paragraphs, word(LEAD)), (odt_paragraphs, odt(f"<text:p>{LEAD}</text:p>"))):
        damaged = bytearray(body)
        for _ in range(draws.draw(st.integers(1, 8))):
            damaged[draws.draw(st.integers(0, len(damaged) - 1))] = draws.draw(st.integers(0, 255))
        try:
            assert all(one.text for one in paragraphs(bytes(damaged), "x"))
        except ReadingError:
            continue


def test_a_locked_member_is_told_from_a_damaged_one() -> None:
    body = bytearray(package({"content.xml": "<a/>"}))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        start = archive.start_dir
    body[start + 8] |= 1
    with pytest.raises(ReadingError, match="password"):
        odt_paragraphs(bytes(body), "x")
