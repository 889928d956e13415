"""ZIP, TAR and packed files: what is in them comes out, what is made to do harm does not."""

import bz2
import gzip
import io
import lzma
import random
import tarfile
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.containers import bodies, opened

from dateline.sources import found as limits
from dateline.sources.archives import unpack_zip
from dateline.sources.find import Intake, find_captures
from dateline.sources.found import Budget, DamagedError, Entry, Found, SpentError, buffered
from dateline.sources.member_names import Names, cleaned
from dateline.sources.packed import unpack_bzip2, unpack_gzip, unpack_xz
from dateline.sources.tar import unpack_tar

REPORT = b"Rain fell on Karvo for the third day, the mayor said.\n"


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    body = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(body, "w", method) as archive:
        warnings.simplefilter("ignore")  # names that stand twice
        for name, content in files.items():
            archive.writestr(name.removesuffix("\0"), content)
    return body.getvalue()


def tarred(*members: tuple[tarfile.TarInfo, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    body = io.BytesIO()
    with tarfile.open(fileobj=body, mode="w", format=form) as archive:
        for member, content in members:
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return body.getvalue()


def member(name: str, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = "/etc/passwd" if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE) else ""
    return info


def test_a_zip_gives_its_files_as_stored_without_folders_and_hidden_ones(tmp_path: Path) -> None:
    files = {
        "b/": b"",
        "b/z.txt": REPORT,
        "a.txt": b"One.",
        ".git/x": b"x",
        "__MACOSX/._a.txt": b"x",
        "b/.DS_Store": b"",
    }
    found, failures = opened(tmp_path, "pile.zip", zipped(files))
    assert bodies(found) == {"!/b/z.txt": REPORT, "!/a.txt": b"One."}
    assert failures == {}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/abs/olute.txt", "abs/olute.txt"),
        ("C:\\Users\\ines\\a.txt", "Users/ines/a.txt"),
        ("\\\\?\\C:\\a.txt", "a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"),
        ("fake\u202etxt.exe", "faketxt.exe"),
        ("a\nb\x1b[2J.txt", "ab[2J.txt"),
        ("..", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_a_name_is_shown_without_the_way_out_of_its_folder(name: str, shown: str) -> None:
    assert cleaned(name) == shown


@given(st.text())
def test_any_name_is_shown_on_one_line_and_leads_nowhere(name: str) -> None:
    shown = cleaned(name)
    assert shown and "\n" not in shown and not shown.startswith("/") and ".." not in shown.split("/")


@given(st.lists(st.sampled_from(["a", "b", "a#2", "a#3"])))
def test_every_name_is_unlike_the_others(names: list[str]) -> None:
    given_out = Names()
    assert len({given_out.unlike(one) for one in names}) == len(names)


def test_names_that_stand_twice_are_numbered_and_names_in_utf_8_read(tmp_path: Path) -> None:
    found, _ = opened(tmp_path, "pile.zip", zipped({"a.txt": b"One.", "a.txt\0": b"Two.", "Krähe.txt": b"Three."}))
    assert bodies(found) == {"!/a.txt": b"One.", "!/a.txt#2": b"Two.", "!/Krähe.txt": b"Three."}


def test_locked_files_are_named_once_and_the_others_come_out(tmp_path: Path) -> None:
    body = bytearray(zipped({"a.txt": b"One.", "b.txt": b"Two.", "c.txt": b"Three."}))
    for place in (place for place in range(len(body)) if body[place : place + 4] == b"PK\x01\x02"):
        if body[place + 46 :].startswith((b"b", b"c")):
            body[place + 8] |= 1  # the bit that says "encrypted"
    found, failures = opened(tmp_path, "pile.zip", bytes(body))
    assert bodies(found) == {"!/a.txt": b"One."}
    assert failures == {"!/b.txt": "is locked with a password; unpack it yourself and add the files (1 more like it)"}


def test_links_in_a_zip_and_unknown_packing_are_told(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("strong.txt", REPORT, compress_type=zipfile.ZIP_LZMA)
    found, failures = opened(tmp_path, "pile.zip", body.getvalue())
    assert (found, sorted(failures)) == ({}, ["!/link.txt", "!/strong.txt"])


def test_a_damaged_file_does_not_keep_the_others_back(tmp_path: Path) -> None:
    body = bytearray(zipped({"a.txt": REPORT * 50, "b.txt": b"Two."}))
    body[60:70] = b"0123456789"
    found, failures = opened(tmp_path, "pile.zip", bytes(body))
    assert bodies(found) == {"!/b.txt": b"Two."}
    assert "damaged" in failures["!/a.txt"]


def test_overlapping_files_are_not_unpacked(tmp_path: Path) -> None:
    body = bytearray(zipped({f"{number}.txt": REPORT * 9 for number in range(5)}))
    for place in (place for place in range(len(body)) if body[place : place + 4] == b"PK\x01\x02"):
        body[place + 42 : place + 46] = b"\0\0\0\0"  # all of them point at the first
    found, failures = opened(tmp_path, "bomb.zip", bytes(body))
    assert (found, list(failures)) == ({}, [""])
    assert "overlap" in failures[""]


def test_a_small_bomb_is_cut_off_and_named(tmp_path: Path) -> None:
    found, failures = opened(tmp_path, "bomb.zip", zipped({"a.txt": bytes(30_000_000), "b.txt": b"Two."}))
    assert bodies(found) == {"!/b.txt": b"Two."}
    assert "200 times its size" in failures["!/a.txt"]
    _, failures = opened(tmp_path, "bomb.txt.gz", gzip.compress(bytes(30_000_000)))
    assert "200 times its size" in failures[""]


def test_archives_inside_archives_end_at_some_depth(tmp_path: Path) -> None:
    body = zipped({"a.txt": b"One."})
    for number in range(limits.MAX_DEPTH + 3):
        body = zipped({f"{number}.zip": body, f"{number}.txt": b"Here."})
    found, failures = opened(tmp_path, "deep.zip", body)
    assert len(found) == limits.MAX_DEPTH
    assert ["too deep" in one for one in failures.values()] == [True]


def test_what_is_too_large_is_left_out_and_the_next_one_read() -> None:
    budget = Budget(member_bytes=10)
    archive = buffered(io.BytesIO(zipped({"a.txt": REPORT, "b.txt": b"Two."})))
    sizes = {one.name: len(one.file.read(11)) for one in unpack_zip(archive, budget) if isinstance(one, Entry)}
    assert sizes == {"a.txt": 11, "b.txt": 4}


def test_all_together_may_not_be_more_than_the_budget() -> None:
    archive = buffered(io.BytesIO(zipped({"a.txt": REPORT, "b.txt": REPORT})))
    with pytest.raises(SpentError, match="come out of it"):
        for one in unpack_zip(archive, Budget(bytes_left=len(REPORT) + 10)):
            assert isinstance(one, Entry)
            one.file.read()
    with pytest.raises(SpentError, match="holds more than"):
        list(unpack_zip(buffered(io.BytesIO(zipped({"a": b"", "b": b""}))), Budget(members_left=1)))


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("suffix", ["", ".gz", ".bz2", ".xz"])
def test_a_tar_gives_its_files_however_it_is_packed(tmp_path: Path, form: int, suffix: str) -> None:
    long = "folder/" * 14 + "Krähe.txt"
    body = tarred(
        (member("d", tarfile.DIRTYPE), b""), (member("a.txt"), REPORT * 40), (member(long), b"Two."), form=form
    )
    pack: dict[str, Callable[[bytes], bytes]]
    pack = {"": bytes, ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}
    found, failures = opened(tmp_path, f"pile.tar{suffix}", pack[suffix](body))
    assert bodies(found) == {"!/a.txt": REPORT * 40, f"!/{long}": b"Two."}
    assert failures == {}


def test_links_devices_and_ways_out_of_a_tar_are_harmless(tmp_path: Path) -> None:
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)
    harmful = [(member(f"x{number}", kind), b"") for number, kind in enumerate(kinds)]
    found, failures = opened(tmp_path, "pile.tar", tarred(*harmful, (member("../../a.txt"), b"One.")))
    assert bodies(found) == {"!/a.txt": b"One."}
    assert failures == {
        "!/x0": "is a link, not a file; add the file that it points to (1 more like it)",
        "!/x2": "is a device or a pipe, not a file; leave it out (2 more like it)",
    }


def test_a_tar_that_is_cut_off_keeps_what_came_before(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(10_000).hex().encode()
    body = tarred((member("a.txt"), REPORT), (member("b.txt"), noise))
    found, failures = opened(tmp_path, "pile.tar", body[:4000])
    assert bodies(found) == {"!/a.txt": REPORT}
    assert "cut off" in failures["!/b.txt"]
    found, failures = opened(tmp_path, "pile.tgz", gzip.compress(body)[:-2_000])
    assert (bodies(found), sorted(failures)) == ({"!/a.txt": REPORT}, ["", "!/b.txt"])


def test_a_tar_with_an_endless_attribute_is_not_held_in_memory() -> None:
    note = tarfile.TarInfo("note")
    note.type, note.size = tarfile.XHDTYPE, 10**9
    archive = buffered(io.BytesIO(note.tobuf(tarfile.USTAR_FORMAT) + bytes(4096)))
    (trouble,) = unpack_tar(archive, Budget())
    assert "damaged" in trouble.message  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "pack"), [("report.txt.gz", gzip.compress), ("report.bz2", bz2.compress), ("report.txt.xz", lzma.compress)]
)
def test_a_packed_file_is_read_under_its_own_name(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    found, failures = opened(tmp_path, name, pack(REPORT))
    assert (bodies(found), failures) == ({"": REPORT}, {})
    assert found[""].capture.media_type == "text/plain"


def test_a_table_in_a_packed_file_gives_its_rows(tmp_path: Path) -> None:
    found, _ = opened(tmp_path, "r.jsonl.gz", gzip.compress(b'{"id": "a-1", "text": "Rain fell."}\n'))
    assert list(found) == ["a-1"]


def test_parts_of_a_packed_file_are_read_in_a_row_and_filling_is_passed_over(tmp_path: Path) -> None:
    found, failures = opened(tmp_path, "a.txt.gz", gzip.compress(b"One. ") + gzip.compress(b"Two.") + bytes(512))
    assert (bodies(found), failures) == ({"": b"One. Two."}, {})


@pytest.mark.parametrize("body", [b"\x1f\x8b\x08", gzip.compress(REPORT)[:-4], b"\x1f\x8b\x08" + b"x" * 90])
def test_a_packed_file_that_is_cut_off_is_left_out(tmp_path: Path, body: bytes) -> None:
    found, failures = opened(tmp_path, "a.txt.gz", body)
    assert found == {}
    assert "damaged or cut off" in failures[""]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["zip", "tar", "gz", "bz2", "xz"]), st.integers(0, 300))
def test_damaged_archives_never_end_in_an_error_of_ours_or_of_python(junk: bytes, kind: str, place: int) -> None:
    packed = {
        "zip": lambda: zipped({"a.txt": REPORT * 3, "b.txt": REPORT}),
        "tar": lambda: tarred((member("a.txt"), REPORT)),
        "gz": lambda: gzip.compress(REPORT * 9),
        "bz2": lambda: bz2.compress(REPORT * 9),
        "xz": lambda: lzma.compress(REPORT * 9),
    }[kind]()
    body = packed[:place] + junk + packed[place + len(junk) :]
    unpack = {"zip": unpack_zip, "tar": unpack_tar, "gz": unpack_gzip, "bz2": unpack_bzip2, "xz": unpack_xz}[kind]
    try:
        for one in unpack(buffered(io.BytesIO(body)), Budget()):
            if isinstance(one, Entry):
                one.file.read()
    except (DamagedError, SpentError):
        pass


def test_an_archive_given_on_standard_input_is_opened_too() -> None:
    (one,) = find_captures(["-"], Intake("", zipped({"a.txt": b"One."})))
    assert isinstance(one, Found)
    assert (one.capture.uri, one.resolved) == ("-!/a.txt", "-!/a.txt")
