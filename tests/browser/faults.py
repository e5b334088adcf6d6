"""What is wrong with a page in a browser, wide and narrow."""

from __future__ import annotations

from playwright.sync_api import Page

from app.settings import ROOT

WIDTHS = (390, 1280)
_HEIGHT = 900
_AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def faults(page: Page) -> list[str]:
    """What axe finds wrong with the page as it is, with every fold open, and where it is wider than the screen."""
    page.evaluate("() => document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    page.evaluate(_AXE)
    return [f"{width}: {fault}" for width in WIDTHS for fault in _faults_at(page, width)]


def check_page(page: Page, address: str) -> None:
    """Open the page: axe finds nothing, nothing spills over, and the CSP stops nothing of ours."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    assert faults(page) == [], address
    assert complaints == [], address


def _faults_at(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": _HEIGHT})
    found = page.evaluate(
        """async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(
            fault => fault.id + ': ' + fault.nodes.map(node => node.html.slice(0, 160)).join(' | '))"""
    )
    fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return [*map(str, found), *([] if fits else ["wider than the screen"])]
