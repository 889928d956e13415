"""Bytes to text, as every reader does it: see :mod:`dateline.charsets.decode`."""

from dateline.charsets.decode import Decoded, decode

__all__ = ["Decoded", "decode"]
