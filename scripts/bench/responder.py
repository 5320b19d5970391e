"""One process that holds many connections. Given what an sshd says, it says just that; given nothing, it accepts and
stays silent. usage: python3 -m bench.responder SCRIPT|- PORT…"""

import select
import socket
import sys

ACCEPT_AT_ONCE = 256


class Responder:
    """Says the first line of the script to whoever connects, and the rest once the client has said a line of its own."""

    def __init__(self, script, ports):
        end = script.find(b"\n") + 1
        self.greeting, self.offer = script[:end], script[end:]
        self.poll = select.epoll()
        self.clients, self.greeted = {}, set()
        self.listeners = {listener.fileno(): listener for listener in map(_listen, ports)}
        for handle in self.listeners:
            self.poll.register(handle, select.EPOLLIN)

    def serve(self):
        while True:
            for handle, _ in self.poll.poll():
                if handle in self.listeners:
                    self._accept(self.listeners[handle])
                else:
                    self._hear(handle)

    def _accept(self, listener):
        for _ in range(ACCEPT_AT_ONCE):
            try:
                client, _ = listener.accept()
            except (BlockingIOError, ConnectionAbortedError):
                return
            client.setblocking(False)
            handle = client.fileno()
            self.clients[handle] = client
            self.poll.register(handle, select.EPOLLIN)
            if self.greeting:
                self._say(handle, self.greeting)

    def _hear(self, handle):
        try:
            heard = self.clients[handle].recv(4096)
        except BlockingIOError:
            return
        except OSError:
            heard = b""
        if not heard:
            self._drop(handle)
        elif self.offer and handle not in self.greeted:
            self.greeted.add(handle)
            self._say(handle, self.offer)

    def _say(self, handle, words):
        try:
            self.clients[handle].send(words)
        except OSError:
            self._drop(handle)

    def _drop(self, handle):
        self.greeted.discard(handle)
        self.clients.pop(handle).close()


def _listen(port):
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("0.0.0.0", port))
    listener.listen(65535)
    listener.setblocking(False)
    return listener


if __name__ == "__main__":
    path, *numbers = sys.argv[1:]
    if path == "-":
        words_of_sshd = b""
    else:
        with open(path, "rb") as file:
            words_of_sshd = file.read()
    Responder(words_of_sshd, map(int, numbers)).serve()
