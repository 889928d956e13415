"""Whatever goes in comes out, and nothing else does."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import StoreError
from dateline.records.corpus import AnnotatedDocument, Resolution
from dateline.records.document import Capture, Document
from dateline.records.evidence import Span
from dateline.records.failure import Failure
from dateline.records.judgement import Judgement
from dateline.records.language import Token
from dateline.records.mention import Mention
from dateline.store.codec import decode, encode, from_bytes, shape, to_bytes, to_json

RECORDS = (AnnotatedDocument, Resolution, Capture, Document, Failure, Judgement)


@given(st.data(), st.sampled_from(RECORDS))
@settings(max_examples=25, deadline=None)
def test_a_record_comes_back_as_it_went_in(data: st.DataObject, kind: type) -> None:
    record = data.draw(st.from_type(kind))
    assert decode(kind, encode(record)) == record
    assert from_bytes(kind, to_bytes(record)) == record


@given(st.lists(st.from_type(Token), max_size=4))
@settings(max_examples=30, deadline=None)
def test_a_tuple_of_records_comes_back_as_it_went_in(tokens: list[Token]) -> None:
    kind = tuple[Token, ...]
    assert from_bytes(kind, to_bytes(tuple(tokens), kind)) == tuple(tokens)


@given(st.text(st.characters(exclude_categories=())))
def test_text_with_lone_surrogates_comes_back_as_it_went_in(text: str) -> None:
    failure = Failure(text, "reading", text)
    assert from_bytes(Failure, to_bytes(failure)) == failure


def test_the_same_record_gives_the_same_bytes(documents: tuple[AnnotatedDocument, ...]) -> None:
    assert to_bytes(documents[0]) == to_bytes(replace(documents[0]))


def test_json_is_compact_and_sorted() -> None:
    assert to_json({"b": 1, "a": ["é"]}) == '{"a":["é"],"b":1}'.encode()


def test_tokens_are_written_as_columns() -> None:
    token = Token(0, 3, "The", "the", "DET", "DT", 0, "root")
    assert encode((token, token), tuple[Token, ...])[:3] == [[0, 0], [3, 3], ["The", "The"]]


def test_types_with_different_fields_have_different_shapes() -> None:
    assert shape(tuple[Mention, ...]) != shape(tuple[Token, ...])


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Odd:
    number: float
    when: date | None = None
    colour: Colour = Colour.RED
    pair: tuple[int, str] = (1, "a")
    flag: bool = False


def test_a_whole_number_in_a_real_field_is_written_as_a_real_number() -> None:
    assert encode(Odd(2))[0] == 2.0 and isinstance(encode(Odd(2))[0], float)


def test_a_library_string_is_written_as_a_plain_string() -> None:
    class LibraryString(str):
        pass

    assert type(encode(Failure(LibraryString("a"), "reading", "b"))[0]) is str


@pytest.mark.parametrize(
    "record",
    [
        Odd(float("nan")),
        Odd(float("inf")),
        Odd(True),
        Odd(10**400),
        Odd(1.0, datetime(2031, 5, 6)),
        Odd(1.0, colour="red"),  # type: ignore[arg-type]
        Odd(1.0, pair=[1, "a"]),  # type: ignore[arg-type]
        Odd(1.0, pair=(1,)),  # type: ignore[arg-type]
        Odd(1.0, flag=1),  # type: ignore[arg-type]
    ],
)
def test_a_value_of_a_wrong_type_is_refused_when_written(record: Odd) -> None:
    with pytest.raises(StoreError, match="cannot store this Odd"):
        encode(record)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        [],
        [1.0, None, "red", [1, "a"]],
        [1.0, None, "red", [1, "a"], False, "more"],
        [1, None, "red", [1, "a"], False],
        [1.0, "20310506", "red", [1, "a"], False],
        [1.0, None, "blue", [1, "a"], False],
        [1.0, None, ["red"], [1, "a"], False],
        [1.0, None, "red", [1, "a", 2], False],
        [1.0, None, "red", [1, "a"], 0],
    ],
)
def test_data_of_another_shape_is_refused_when_read(data: object) -> None:
    with pytest.raises(StoreError, match="not a stored Odd"):
        decode(Odd, data)


@pytest.mark.parametrize("columns", [[["a"], [0]], [["a"], [0], [1, 2]], [["a"], [0], ["1"]], [["a"], [3], [1]], ["a"]])
def test_columns_that_do_not_fit_are_refused(columns: object) -> None:
    with pytest.raises(StoreError, match="not a stored"):
        decode(tuple[Span, ...], columns)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"not compressed",
        to_bytes(Failure("a", "b", "c"))[:-3],
        to_bytes(Failure("a" * 999, "b", "c"))[:-3],
        b"[" * 99999,
    ],
)
def test_damaged_bytes_are_refused(payload: bytes) -> None:
    with pytest.raises(StoreError, match="a stored Failure is damaged"):
        from_bytes(Failure, payload)


def test_bytes_of_another_record_are_refused() -> None:
    with pytest.raises(StoreError, match="another version"):
        from_bytes(Judgement, to_bytes(Failure("a", "b", "c")))


def test_a_type_the_store_cannot_keep_is_named() -> None:
    with pytest.raises(StoreError, match="no type the store can keep"):
        encode({"a": 1}, dict[str, int])
