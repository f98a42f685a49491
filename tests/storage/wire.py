"""A wire to PostgreSQL that can be cut at a commit: before the server hears of it, or after it has answered."""

import socket
from contextlib import suppress
from enum import Enum
from threading import Thread

from sqlalchemy.engine import make_url

_CHUNK = 1 << 16


class Cut(Enum):
    never = "never"
    before = "before"
    after = "after"


class Wire:
    """Listens on loopback. `cut` says what happens to the next commit that passes, and to no other; while it is
    `refusing`, nobody new gets through."""

    def __init__(self, url: str) -> None:
        target = make_url(url)
        self._folder = str(target.query["host"])
        self.cut = Cut.never
        self.refusing = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._sockets: list[socket.socket] = []
        port = self._listener.getsockname()[1]
        self.url = target.set(host="127.0.0.1", port=port, query={"gssencmode": "disable", "sslmode": "disable"})
        Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        for each in (self._listener, *self._sockets):
            each.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                if self.refusing:
                    client.close()
                    continue
                server = socket.socket(socket.AF_UNIX)
                server.connect(f"{self._folder}/.s.PGSQL.5432")
                self._sockets += [client, server]
                Thread(target=self._carry, args=(client, server), daemon=True).start()

    def _carry(self, client: socket.socket, server: socket.socket) -> None:
        """Question and answer in turn, as they go on a wire without pipelining."""
        with suppress(OSError):
            while question := client.recv(_CHUNK):
                cut = self.cut if b"COMMIT" in question else Cut.never
                if cut is Cut.before:
                    break
                server.sendall(question)
                answer = server.recv(_CHUNK)
                if cut is Cut.after:
                    break
                client.sendall(answer)
            self.cut = Cut.never
        for each in (client, server):
            each.close()
