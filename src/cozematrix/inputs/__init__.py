"""Inputs of a run: the command line, data files, releases, their indexes, Pythons."""
