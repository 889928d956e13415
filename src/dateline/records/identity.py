"""Ids of kept records: sha256 of content, never ``hash()``, a counter or the clock."""

from hashlib import sha256

#: Hexadecimal characters kept of the digest: 64 bits, a collision among a million records has odds of 1 in 10^7.
ID_LENGTH = 16


def content_id(prefix: str, *parts: object) -> str:
    """A short stable id, such as ``doc-3f2a...``, from the parts' text joined by the unit separator."""
    return f"{prefix}-{sha256(chr(31).join(map(str, parts)).encode('utf-8', 'surrogatepass')).hexdigest()[:ID_LENGTH]}"
