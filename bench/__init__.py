"""Measurements: the matrix beside other ways to run the same cells, the fake beside a bare service.

`nox -s bench`, see README.md.
"""
