"""A fake Coze service: the real wire format over real sockets, strict, with state and scripts.

`serving` in `service` serves it in an event loop, `running` in `background` beside any program,
`python -m cozefake` by itself; `client` drives a tenant of it.
"""
