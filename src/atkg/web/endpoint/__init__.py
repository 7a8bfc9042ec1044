"""A SPARQL 1.1 endpoint over a built store, query only.

A request goes down these rooms: ``routes`` (HTTP) → ``protocol`` (what is asked) → ``pool`` (who
answers, and for how long) → ``worker`` (the server's end of a process) → ``working`` (the process)
→ ``answering`` (the query, its form and its file) → ``rows``; the file comes back to ``routes``.
"""

from atkg.web.endpoint.limits import Limits
from atkg.web.endpoint.pool import Pool
from atkg.web.endpoint.routes import endpoint_routes

__all__ = ["Limits", "Pool", "endpoint_routes"]
