"""A mail server of the tests' own: real SMTP on the loopback, which fails as it is told to.

It counts a mail as taken when the sender was still there to hear the answer, as a server that
drops a conversation it could not finish; ``takes_early`` is the other kind, which has taken a
mail before its answer arrives.
"""

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

FINAL = "."
USUAL = {"EHLO": "250 post.example", "HELO": "250 post.example", "DATA": "354 Go on",
         FINAL: "250 Taken", "QUIT": "221 Goodbye"}  # fmt: skip


@dataclass
class Orders:
    """What the server is told to do at a word of the conversation."""

    answers: dict[str, str] = field(default_factory=dict)
    silent_at: str = ""
    leaves_at: str = ""
    takes_early: bool = False
    slow: float = 0


class Conversation(socketserver.StreamRequestHandler):
    server: "PostOffice"

    def handle(self) -> None:
        self.server.calls += 1
        with suppress(OSError):
            self.converse()

    def converse(self) -> None:
        self.say("", "220 post.example")
        while line := self.rfile.readline():
            word = line.split()[0].decode().upper() if line.strip() else ""
            self.server.heard.append(word)
            if not self.say(word, USUAL.get(word, "250 Fine")) or word == "QUIT":
                return
            if word == "DATA" and "DATA" not in self.server.orders.answers and not self.letter():
                return

    def letter(self) -> bool:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        content = message_from_bytes(b"".join(lines), policy=policy.default)
        assert isinstance(content, EmailMessage)
        self.server.seen.append(content)
        if self.server.orders.takes_early:
            self.server.taken.append(content)
        time.sleep(self.server.orders.slow)
        there = self.say(FINAL, USUAL[FINAL])
        refused = self.server.orders.answers.get(FINAL, "250").startswith(("4", "5"))
        if there and not refused and not self.server.orders.takes_early:
            self.server.taken.append(content)
        return there

    def say(self, word: str, usual: str) -> bool:
        """Answer; or say nothing until told to; or go away. Whether somebody was there."""
        orders = self.server.orders
        if word and word == orders.leaves_at:
            return False
        if word and word == orders.silent_at:
            self.server.silent.set()
            self.server.speak.wait(30)
            if self.gone():
                return False
        self.wfile.write(f"{orders.answers.get(word, usual)}\r\n".encode())
        self.wfile.flush()
        return True

    def gone(self) -> bool:
        """Whether the sender has hung up, or died."""
        self.connection.settimeout(0.5)
        try:
            return not self.connection.recv(1)
        except TimeoutError:
            return False
        finally:
            self.connection.settimeout(None)


class PostOffice(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.orders = Orders()
        self.seen: list[EmailMessage] = []
        self.taken: list[EmailMessage] = []
        self.heard: list[str] = []
        self.calls = 0
        self.silent, self.speak = threading.Event(), threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


@contextmanager
def open_post_office() -> Iterator[PostOffice]:
    office = PostOffice()
    thread = threading.Thread(target=office.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield office
    finally:
        office.speak.set()
        office.shutdown()
        office.server_close()
        thread.join()
