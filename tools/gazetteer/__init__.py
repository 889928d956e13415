"""Builds the gazetteer: what each source holds, and how its rows become places."""
