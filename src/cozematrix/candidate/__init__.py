"""A release that is not out yet: what it is, how it is built, and the answer to whether it may go.

`given` reads what a person names, `workshop` builds a wheel of it, `wheel` reads that one, and
`release` makes it a release of the matrix; `prepare` takes these steps. `api` holds its public API
against the release before, `answer` all that was seen of it, which `markdown`, `terminal` and
`data` show.
"""
