"""A function for each session of nox: it takes the steps of a run, judges, answers or writes.

`running` is what runs code of releases in the matrix, `trying` what does so apart from it;
`index` asks for new releases. `judging`, `asking`, `site` and `writing` look at what was recorded,
through `recorded`, `coverages` and `apis`.
"""
