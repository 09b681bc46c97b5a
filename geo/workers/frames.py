"""How server and worker speak: pickled objects through a pipe, each behind its length in eight bytes."""

import pickle
from typing import Any, BinaryIO

LENGTH = 8
"""Bytes of the length, the highest first."""


def packed(content: Any) -> bytes:
    """An object as it is sent. Raises what pickle raises for an object that cannot leave its process."""
    return pickle.dumps(content, protocol=pickle.HIGHEST_PROTOCOL)


def send(pipe: BinaryIO, body: bytes) -> None:
    """Write one packed object. Raises OSError when nobody reads any more."""
    pipe.write(len(body).to_bytes(LENGTH, "big"))
    pipe.write(body)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes:
    """The next packed object. Raises EOFError when the other side has ended."""
    head = pipe.read(LENGTH)
    body = pipe.read(int.from_bytes(head, "big")) if len(head) == LENGTH else b""
    if len(head) < LENGTH or len(body) < int.from_bytes(head, "big"):
        raise EOFError
    return body


def unpacked(body: bytes) -> Any:
    """The object. Both ends are this program: nothing that a reader sends is ever read like this."""
    return pickle.loads(body)  # noqa: S301 - see above
