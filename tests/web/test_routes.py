"""No address vanishes or appears unnoticed."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

SNAPSHOT = Path(__file__).with_name("routes.txt")


def test_the_addresses_are_those_of_the_snapshot(demo_app: Flask) -> None:
    """When an address changes on purpose, change routes.txt with it."""
    rules = sorted(
        f"{rule.rule} {','.join(sorted((rule.methods or set()) - {'HEAD', 'OPTIONS'}))} {rule.endpoint}"
        for rule in demo_app.url_map.iter_rules()
    )
    assert rules == SNAPSHOT.read_text(encoding="utf-8").splitlines()
