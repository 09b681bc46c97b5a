"""How many websockets and connections this process can bear, by the files that the system lets it have open."""

from functools import cache

PER_SOCKET = 4
"""Open files of a websocket: its own, and the event loop of its session in Streamlit (a selector and a pair of sockets)."""
BESIDE = 256
"""Open files for everything that is no websocket."""
OURS = 96
"""Of these, those of the server itself: what it listens to, data, the store, its workers."""
WITHOUT = 8_192
"""Where the system counts none (Windows)."""
ENOUGH = 65_536


@cache
def files_at_most() -> int:
    """The limit, after it was raised as far as it may be without further rights."""
    try:
        import resource  # noqa: PLC0415 - Unix alone has it
    except ImportError:
        return WITHOUT
    soft, hard = (ENOUGH if limit == resource.RLIM_INFINITY else limit for limit in resource.getrlimit(resource.RLIMIT_NOFILE))
    wanted = max(soft, min(hard, ENOUGH))
    if wanted > soft:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    return wanted


def sockets_at_most() -> int:
    """Websockets at once."""
    return max(1, (files_at_most() - BESIDE) // PER_SOCKET)


def connections_at_most() -> int:
    """Connections at once, websockets among them. Past the limit of files the system would end the service for good."""
    return sockets_at_most() + BESIDE - OURS
