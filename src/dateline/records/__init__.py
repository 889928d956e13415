"""The nouns. Frozen slotted dataclasses; no I/O; imports nothing else of ours but errors."""
