"""Records to bytes and back: compact JSON from which exactly the same record comes out again.

A record becomes the list of its field values in field order. A tuple of records becomes columns, one list a field:
the tokens of a long document then take a third of the room and are read several times faster.
"""

import json
import types
import typing
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import sha256
from math import isfinite
from operator import attrgetter
from typing import Any, TypeVar, cast

from dateline.errors import StoreError

T = TypeVar("T")

#: Enters every shape: raise it when the same record is written in another way.
CODEC_VERSION = 1

#: zlib's own default; 9 takes twice the time for under 2 % less room on annotated reports.
COMPRESSION_LEVEL = 6

#: Bytes of JSON below which compressing costs more time than it saves room; such a payload also stays legible.
MIN_COMPRESSED = 600


def to_bytes(record: object, kind: Any = None) -> bytes:
    """The record as JSON that names its own shape, compressed when it is long.

    ``kind``: the declared type; only needed for a tuple (``tuple[Mention, ...]``). Raises StoreError when a field
    holds what its type does not allow.
    """
    kind = type(record) if kind is None else kind
    plain = to_json([shape(kind), encode(record, kind)])
    return plain if len(plain) < MIN_COMPRESSED else zlib.compress(plain, COMPRESSION_LEVEL)


def from_bytes(kind: type[T], payload: bytes) -> T:
    """The record that :func:`to_bytes` was given. Raises StoreError when the payload is damaged or of another shape."""
    try:
        plain = payload if payload.startswith(b"[") else zlib.decompress(payload)  # zlib starts with an "x"
        found, data = json.loads(plain.decode("utf-8", "surrogatepass"))
    except (zlib.error, ValueError, TypeError, RecursionError) as error:
        raise StoreError(
            f"a stored {_name(kind)} is damaged ({error}); restore the project file from a copy"
        ) from error
    if found != shape(cast(Any, kind)):
        raise StoreError(f"a stored {_name(kind)} was written by another version of dateline; add its report again")
    return decode(kind, data)


def to_json(data: object) -> bytes:
    """The same bytes for the same data; a lone surrogate, which hostile text may hold, survives."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def encode(record: object, kind: Any = None) -> Any:
    """The record as lists, strings, numbers and None, ready for JSON. Raises StoreError on a value of a wrong type."""
    kind = type(record) if kind is None else kind
    try:
        return _coder(kind).encode(record)
    except (ValueError, TypeError, OverflowError) as error:
        raise StoreError(f"cannot store this {_name(kind)}: {error}") from error


def decode(kind: type[T], data: Any) -> T:
    """The record of type ``kind`` that ``data`` was encoded from. Raises StoreError on any other shape."""
    try:
        return cast(T, _coder(cast(Any, kind)).decode(data))
    except (ValueError, TypeError) as error:
        raise StoreError(f"not a stored {_name(kind)}: {error}") from error


@cache
def shape(kind: Any) -> str:
    """A short fingerprint of the type's fields, all the way down; stored bytes of another shape cannot be decoded."""
    return sha256(f"{CODEC_VERSION} {_outline(kind)}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class _Coder:
    """How values of one type are written and read, one by one and as a column."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    encode_column: Callable[[Sequence[Any]], list[Any]]
    decode_column: Callable[[list[Any]], list[Any]]


@cache
def _coder(kind: Any) -> _Coder:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _sequence(arguments[0]) if arguments[1:] == (...,) else _fixed(arguments)
    if origin in (types.UnionType, typing.Union):
        return _optional(arguments)
    if kind in (str, int, bool):
        return _plain(kind)
    if kind is float:
        return _single(_write_float, _read_float)
    if kind is date:
        return _single(_write_date, _read_date)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _single(lambda value: _exactly(kind, value).value, kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    raise TypeError(f"{kind!r} is no type the store can keep")


def _single(encode_one: Callable[[Any], Any], decode_one: Callable[[Any], Any]) -> _Coder:
    return _Coder(
        encode_one,
        decode_one,
        lambda values: [encode_one(value) for value in values],
        lambda column: [decode_one(value) for value in column],
    )


def _plain(kind: type) -> _Coder:
    """Strings, whole numbers and truth values stand for themselves; a whole column is checked at once."""

    def write_column(values: Sequence[Any]) -> list[Any]:
        # A library's own kind of string (lxml has one) is written as the string it is; a bool is never a number.
        return list(values) if set(map(type, values)) <= {kind} else [_widened(kind, value) for value in values]

    def read_column(column: list[Any]) -> list[Any]:
        if not set(map(type, column)) <= {kind}:
            raise ValueError(f"a column of {kind.__name__} holds something else")
        return column

    return _Coder(lambda value: _widened(kind, value), lambda value: _exactly(kind, value), write_column, read_column)


def _record(kind: type) -> _Coder:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    coders = [_coder(hints[name]) for name in names]
    getters = [attrgetter(name) for name in names]

    def write(value: Any) -> list[Any]:
        _exactly(kind, value)
        return [coder.encode(get(value)) for coder, get in zip(coders, getters, strict=True)]

    def read(row: Any) -> Any:
        if len(_exactly(list, row)) != len(coders):
            raise ValueError(f"{kind.__name__} has {len(coders)} fields, found {len(row)}")
        return kind(*[coder.decode(value) for coder, value in zip(coders, row, strict=True)])

    def write_columns(values: Sequence[Any]) -> list[Any]:
        for value in values:
            _exactly(kind, value)
        return [coder.encode_column(list(map(get, values))) for coder, get in zip(coders, getters, strict=True)]

    def read_columns(columns: list[Any]) -> list[Any]:
        if len(_exactly(list, columns)) != len(coders):
            raise ValueError(f"{kind.__name__} has {len(coders)} columns, found {len(columns)}")
        read = [coder.decode_column(_exactly(list, column)) for coder, column in zip(coders, columns, strict=True)]
        return [kind(*row) for row in zip(*read, strict=True)]

    return _Coder(write, read, write_columns, read_columns)


def _sequence(kind: Any) -> _Coder:
    coder = _coder(kind)

    def write(values: Any) -> list[Any]:
        return coder.encode_column(values) if _exactly(tuple, values) else []

    def read(column: Any) -> tuple[Any, ...]:
        return tuple(coder.decode_column(column)) if _exactly(list, column) else ()

    return _single(write, read)


def _fixed(kinds: tuple[Any, ...]) -> _Coder:
    coders = [_coder(kind) for kind in kinds]

    def write(values: Any) -> list[Any]:
        return [coder.encode(value) for coder, value in zip(coders, _exactly(tuple, values), strict=True)]

    def read(row: Any) -> tuple[Any, ...]:
        return tuple(coder.decode(value) for coder, value in zip(coders, _exactly(list, row), strict=True))

    return _single(write, read)


def _optional(arguments: tuple[Any, ...]) -> _Coder:
    others = [argument for argument in arguments if argument is not types.NoneType]
    if len(others) != 1 or len(arguments) != 2:
        raise TypeError(f"a union of {arguments} is no type the store can keep; only X | None is")
    coder = _coder(others[0])
    return _single(
        lambda value: None if value is None else coder.encode(value),
        lambda value: None if value is None else coder.decode(value),
    )


def _exactly(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"expected {kind.__name__}, found {type(value).__name__}")
    return value


def _widened(kind: type, value: Any) -> Any:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise TypeError(f"expected {kind.__name__}, found {type(value).__name__}")
    return kind(value)


def _write_float(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"expected float, found {type(value).__name__}")
    if not isfinite(value):
        raise ValueError(f"expected a finite number, found {value}")
    return float(value)


def _read_float(value: Any) -> float:
    return _write_float(_exactly(float, value))


def _write_date(value: Any) -> str:
    return cast(str, _exactly(date, value).isoformat())


def _read_date(value: Any) -> date:
    read = date.fromisoformat(_exactly(str, value))
    if read.isoformat() != value:
        raise ValueError(f"expected a date such as 2024-03-01, found {value!r}")
    return read


def _outline(kind: Any) -> str:
    if isinstance(kind, type) and is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        inside = ", ".join(f"{field.name}: {_outline(hints[field.name])}" for field in fields(kind))
        return f"{kind.__name__}({inside})"
    arguments = typing.get_args(kind)
    if arguments:
        return f"{typing.get_origin(kind)}[{', '.join(_outline(argument) for argument in arguments)}]"
    return _name(kind)


def _name(kind: Any) -> str:
    return getattr(kind, "__name__", str(kind)) if not typing.get_args(kind) else str(kind)
