"""Runs pandoc, as a program of its own: HTML in, a word-processor file out."""

from __future__ import annotations

import subprocess
import tempfile
from datetime import datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_SECONDS = 60
_MEGABYTES = 384


def convert(html: str, to: str, reference: bytes, made_at: datetime) -> bytes:
    """The page as a file of that format ("docx" or "odt").

    reference: a file of the same format whose styles, page and head are used. made_at: the only moment that pandoc
    learns of. It reads no other file and asks no address: what is not in the page is not in the file. Raises
    RuntimeError with what pandoc says.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"reference.{to}"
        path.write_bytes(reference)
        return _run(
            "--sandbox",
            # Generated ids would change with the wording; only those of the page are kept.
            "--from=html-auto_identifiers",
            f"--to={to}",
            f"--reference-doc={path}",
            "--metadata=lang:da-DK",
            "--syntax-highlighting=none",
            "--output=-",
            # A runaway ends here, long before it takes the memory of others.
            "+RTS",
            f"-M{_MEGABYTES}M",
            "-RTS",
            page=html,
            epoch=int(made_at.timestamp()),
        )


@cache
def default_reference(to: str) -> bytes:
    """The reference file that pandoc brings along for that format."""
    return _run("--print-default-data-file", f"reference.{to}")


def _run(*arguments: str, page: str = "", epoch: int = 0) -> bytes:
    done = subprocess.run(  # noqa: S603
        [str(_program()), *arguments],
        input=page.encode(),
        capture_output=True,
        env={"SOURCE_DATE_EPOCH": str(epoch), "LANG": "C.UTF-8"},
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"pandoc: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


@cache
def _program() -> Path:
    """The program inside the wheel. The wheel's own search would also take another version that a machine has."""
    package = find_spec("pypandoc")
    if package is None or package.origin is None:
        raise RuntimeError("pypandoc_binary is not installed")
    return Path(package.origin).parent / "files" / "pandoc"
