"""Which charset some bytes are in, and the text that they make."""
