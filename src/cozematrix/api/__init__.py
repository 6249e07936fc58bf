"""The public API of releases, read from their sources: what one has, and how two differ.

`source` and `spelling` are below everything; `members`, `texts`, `annotations` and `renames` look
at one thing, `functions` and `comparison` at a pair of them, `api_changes` at two packages. A
`change` is what comes of it.
"""
