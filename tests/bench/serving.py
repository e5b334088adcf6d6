"""A real server with several workers: twenty people ask for a document at once, and one looks at a page."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from threading import Event, Thread
from urllib.parse import urlencode

from app.cases.accounts import DEMO_EMAILS, DEMO_PASSWORD
from app.model.user import Role
from app.settings import ROOT
from tests.bench.measuring import held_by

# As in gunicorn.conf.py, which the server reads.
WORKERS, TIMEOUT_S = 2, 180
_LOOK_AGAIN_S = 0.2  # to look costs the same two cores that render
_PAGE = "/indkoeb"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@contextmanager
def served(database: Path) -> Iterator[Server]:
    """Gunicorn on a free port, as docs/operating.md starts it, on a database that is set up."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    command = [ROOT / ".venv" / "bin" / "gunicorn", "--bind", f"127.0.0.1:{port}"]
    command += ["--log-level", "error", "app:create_app()"]
    settings = {"FLASK_DATABASE": str(database), "FLASK_DEMO": "1", "FLASK_SECRET_KEY": "a key for measuring only"}
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings)
    try:
        server = Server(process.pid, port)
        server.wait_until_it_answers()
        yield server
    finally:
        process.terminate()
        process.wait(30)


class Server:
    """A served application and a person who is signed in."""

    def __init__(self, process: int, port: int) -> None:
        self.process, self._port, self._cookie = process, port, ""

    def wait_until_it_answers(self, seconds: float = 60) -> None:
        """Raises ConnectionError where it does not within the time."""
        end = time.monotonic() + seconds
        while True:
            try:
                self.get("/om")
            except ConnectionError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
            else:
                return

    def sign_in(self) -> None:
        """As the demo's purchaser."""
        page = self.get("/log-ind").decode()
        token = _TOKEN.search(page)
        if token is None:
            raise ValueError(page)
        typed = {"csrf_token": token[1], "email": DEMO_EMAILS[Role.PURCHASER], "password": DEMO_PASSWORD}
        self._ask("POST", "/log-ind", urlencode(typed), expected=302)

    def get(self, path: str) -> bytes:
        """The content of a page or a file; raises ValueError for any status but 200."""
        return self._ask("GET", path, "", expected=200)

    def _ask(self, method: str, path: str, body: str, expected: int) -> bytes:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=TIMEOUT_S)
        headers = {"Cookie": self._cookie, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
            if answer.status != expected:
                raise ValueError(f"{path}: {answer.status}")
            for name, value in answer.getheaders():
                if name == "Set-Cookie":
                    self._cookie = value.split(";")[0]
            return content
        finally:
            connection.close()


class AtOnce:
    """Many requests at once. failures: one text each; seconds: until the last was answered; peak: bytes of memory of
    the server, its workers and all their children; page_seconds: what a page took that was asked for meanwhile, median.
    """

    def __init__(self, server: Server, paths: list[str]) -> None:
        done, peaks, pages = Event(), [0], [0.0]

        def watch() -> None:
            while not done.wait(_LOOK_AGAIN_S):
                peaks.append(held_by(server.process))

        def turn_pages() -> None:
            while not done.wait(_LOOK_AGAIN_S):
                asked = time.perf_counter()
                server.get(_PAGE)
                pages.append(time.perf_counter() - asked)

        beside = [Thread(target=watch), Thread(target=turn_pages)]
        for one in beside:
            one.start()
        begun = time.perf_counter()
        with ThreadPoolExecutor(len(paths)) as people:
            answers = list(people.map(lambda path: _tried(server, path), paths))
        self.seconds = time.perf_counter() - begun
        done.set()
        for one in beside:
            one.join()
        self.failures = [one for one in answers if one]
        self.peak = max(peaks)
        self.page_seconds = median(pages)


def _tried(server: Server, path: str) -> str:
    try:
        server.get(path)
    except (ValueError, OSError) as error:
        return f"{path}: {error}"
    return ""
