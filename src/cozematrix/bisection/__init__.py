"""Bisection: where a test begins to fail and where it ends, in few runs of that test alone.

`named` finds the test by its name, `axis` puts cells in a row that differ in one thing, `search`
says which of them to look at next, `look` takes over what is kept or runs the test there,
`sighting` says what an outcome says of it, `answer` puts it into words, and `steps` is all of it.
"""
