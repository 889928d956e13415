"""Text on its way into SQLite and out again, also text that is not valid Unicode."""

from typing import overload


@overload
def storable(text: str) -> str | bytes: ...
@overload
def storable(text: None) -> None: ...
def storable(text: str | None) -> str | bytes | None:
    """The text itself; a file name or a line of JSON may hold a lone surrogate, which goes in as bytes instead."""
    if text is None:
        return None
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


@overload
def restored(value: str | bytes) -> str: ...
@overload
def restored(value: None) -> None: ...
def restored(value: str | bytes | None) -> str | None:
    """The text that :func:`storable` was given."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value
