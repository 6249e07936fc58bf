"""A fake Coze service: the real wire format over real sockets, strict, with state and scripts."""

from cozefake.service import Service, serving

__all__ = ["Service", "serving"]
