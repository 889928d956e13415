"""Documents to sentences, tokens, syntax and raw name spans."""
