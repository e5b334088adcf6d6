"""The page check finds each kind of fault: a check that cannot fail would guard nothing."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.web.page_check import faults_of

GOOD = """<!doctype html><html lang="da"><head><title>Side – Fælleslommen</title></head><body><main>
<h1>Side</h1><h2 id="del">Del</h2><a href="/om">Om</a><a href="#del">Del</a>
<form method="post" action="/sprog"><input type="hidden" name="csrf_token" value="x">
<label for="felt">Felt</label><input id="felt" name="felt"></form></main></body></html>"""


def test_a_good_page_has_no_faults(demo_app: Flask) -> None:
    assert faults_of(GOOD, "/", demo_app) == []


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ("<h1>Side</h1>", "<h1>Side</p></h1>", "not valid HTML5"),
        ('lang="da"', "", "language"),
        ("Side – Fælleslommen", "– Fælleslommen", "title"),
        ("<h1>Side</h1>", "<h1>Side</h1><h1>Igen</h1>", "exactly one h1"),
        ('id="felt"', 'id="del"', "occurs 2 times"),
        ('<label for="felt">Felt</label>', "", "no label"),
        ('<h2 id="del">Del</h2>', '<h4 id="del">Del</h4>', "skips from level 1 to 4"),
        ('<a href="/om">Om</a>', '<a href="/om"></a>', "a a has no text"),
        ('<a href="/om">Om</a>', '<p style="color:red">x</p>', "inline style"),
        ('<a href="/om">Om</a>', "<script>1</script>", "inline script"),
        ('<a href="/om">Om</a>', '<p onclick="x()">x</p>', "script in the attribute"),
        ('value="x"', 'value=""', "no CSRF token"),
        ('action="/sprog"', 'action="https://example.org/"', "another site"),
        ('action="/sprog"', 'action="/om"', "no route"),
        ('href="/om"', 'href="/findes-ikke"', "no route"),
        ('href="#del"', 'href="#andet"', "leads nowhere"),
        ('<a href="/om">Om</a>', '<img src="/static/findes-ikke.svg" alt="">', "no such file"),
        ('<a href="/om">Om</a>', "<img src='/static/img/lomme.svg'>", "no alt"),
        ('<a href="/om">Om</a>', "<table><tr><th>x</th></tr></table>", "no scope"),
        ('name="felt"', 'name="felt" aria-describedby="hint"', "not on the page"),
    ],
)
def test_each_fault_is_found(demo_app: Flask, good: str, bad: str, fault: str) -> None:
    broken = GOOD.replace(good, bad)
    assert broken != GOOD
    assert fault in " ".join(faults_of(broken, "/", demo_app))
