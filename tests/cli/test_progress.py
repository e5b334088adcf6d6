"""Bulk work counts on a terminal, and leaves nothing there."""

import io
from contextlib import redirect_stderr

import pytest

from app.cli.console import counted


class Terminal(io.StringIO):
    """Remembers all that was written, and says that a person sees it."""

    def isatty(self):
        return True


def test_each_result_is_counted_while_it_is_made_and_wiped_before_it_is_handed_on():
    terminal = Terminal()

    def making():
        for number in (1, 2):
            assert terminal.getvalue().endswith(f"{number} af 2")
            yield number

    with redirect_stderr(terminal):
        for _ in counted(making(), 2):
            assert terminal.getvalue().endswith("\r\033[K")
    assert terminal.getvalue().count(" af 2") == 2


def test_the_count_is_wiped_when_making_a_result_fails():
    terminal = Terminal()

    def making():
        yield "a"
        raise RuntimeError("slut")

    with redirect_stderr(terminal), pytest.raises(RuntimeError, match="slut"):
        list(counted(making(), 2))
    assert terminal.getvalue() == "1 af 2\r\033[K2 af 2\r\033[K"


def test_nothing_is_written_where_nobody_looks():
    written = io.StringIO()
    with redirect_stderr(written):
        assert list(counted(iter("abc"), 3)) == ["a", "b", "c"]
    assert written.getvalue() == ""
