"""A fake Coze service: the real wire format over real sockets, strict, stateful and scriptable.

`service.serving` runs it in an event loop, `background.running` in a thread, and
`python -m cozefake` as a program; `client` controls one of its tenants.
"""
