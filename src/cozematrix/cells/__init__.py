"""The way of a cell: resolved, installed, fenced, run and recorded as outcomes."""
