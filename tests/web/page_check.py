"""What every page must be: valid HTML5, named, labelled, in order, safe under the CSP, and whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNLABELLED = ("hidden", "submit", "button", "reset", "image")
_REFERRING = ("aria-describedby", "aria-labelledby", "aria-controls", "headers")


@lru_cache(maxsize=4)  # a test asks several things of one page
def parsed(html: str) -> Element:
    """The page as a tree, to read and not to change; raises html5lib's ParseError for what is not valid HTML5."""
    root: Element = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(html)
    return root


def faults_of(html: str, path: str, app: Flask) -> list[str]:
    """Everything that is wrong with a page, in words; empty for a good one."""
    try:
        root = parsed(html)
    except html5lib.html5parser.ParseError as error:
        return [f"not valid HTML5: {error}"]
    return [
        *_document_faults(root),
        *_id_faults(root),
        *_label_faults(root),
        *_heading_faults(root),
        *_inline_faults(root),
        *_form_faults(root, path, app),
        *_link_faults(root, path, app),
        *_table_faults(root),
    ]


def _document_faults(root: Element) -> Iterator[str]:
    if root.get("lang") not in ("da", "en"):
        yield f"the page has no language: {root.get('lang')!r}"
    titles = [_text(title) for title in root.iter("title")]
    if len(titles) != 1 or not titles[0].endswith("Fælleslommen") or titles[0].startswith("–"):
        yield f"the title is not one that tells the page: {titles}"
    if len(list(root.iter("h1"))) != 1:
        yield "there is not exactly one h1"
    if len(list(root.iter("main"))) != 1:
        yield "there is not exactly one main"


def _id_faults(root: Element) -> Iterator[str]:
    counts = Counter(element.get("id") for element in root.iter() if element.get("id") is not None)
    for name, count in counts.items():
        if count > 1 or not name.strip():
            yield f"the id {name!r} occurs {count} times"
    for element in root.iter():
        for attribute in _REFERRING:
            for name in (element.get(attribute) or "").split():
                if name not in counts:
                    yield f"{element.tag} {attribute} points to {name!r}, which is not on the page"


def _label_faults(root: Element) -> Iterator[str]:
    labelled = {label.get("for") for label in root.iter("label") if _text(label)}
    for element in root.iter():
        named = element.get("aria-label") or element.get("aria-labelledby")
        needs_label = element.tag in ("input", "select", "textarea") and element.get("type") not in _UNLABELLED
        if needs_label and element.get("id") not in labelled and not named:
            yield f"the field {element.get('name')!r} has no label"
        has_text = _text(element) or any(image.get("alt") for image in element.iter("img"))
        if element.tag in ("a", "button", "summary") and not named and not has_text:
            yield f"a {element.tag} has no text"
        if element.tag == "img" and element.get("alt") is None:
            yield f"the image {element.get('src')!r} has no alt"


def _heading_faults(root: Element) -> Iterator[str]:
    last = 0
    for element in root.iter():
        if element.tag in _HEADINGS:
            level = int(element.tag[1])
            if level > last + 1:
                yield f"the heading {_text(element)!r} skips from level {last} to {level}"
            if not _text(element):
                yield "a heading is empty"
            last = level


def _inline_faults(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == "style" or element.get("style") is not None:
            yield f"inline style on {element.tag}"
        if element.tag == "script" and not element.get("src"):
            yield "inline script"
        for name, value in element.attrib.items():
            if name.startswith("on") or value.strip().lower().startswith("javascript:"):
                yield f"script in the attribute {name} of {element.tag}"


def _form_faults(root: Element, path: str, app: Flask) -> Iterator[str]:
    for form in root.iter("form"):
        method = (form.get("method") or "get").upper()
        action = form.get("action") or path
        if urlsplit(action).netloc or urlsplit(action).scheme:
            yield f"a form is sent to another site: {action}"
        elif fault := _unreachable(action, method, app):
            yield f"a form is sent to {action}: {fault}"
        tokens = [field.get("value") for field in form.iter("input") if field.get("name") == "csrf_token"]
        if method == "POST" and not (len(tokens) == 1 and tokens[0]):
            yield f"the form to {action} has no CSRF token"


def _link_faults(root: Element, path: str, app: Flask) -> Iterator[str]:
    ids = {element.get("id") for element in root.iter()}
    for element in root.iter():
        target = element.get("href") or element.get("src")
        if element.tag not in ("a", "img", "link", "script") or target is None:
            continue
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            if parts.scheme not in ("https", "http", "mailto", "tel") or element.tag != "a":
                yield f"{element.tag} leads to {target}"
        elif not parts.path or parts.path == path:
            if parts.fragment and parts.fragment not in ids:
                yield f"the link {target} leads nowhere on the page"
        elif fault := _unreachable(target, "GET", app):
            yield f"{element.tag} leads to {target}: {fault}"


def _unreachable(target: str, method: str, app: Flask) -> str:
    try:
        endpoint, values = app.url_map.bind("localhost").match(unquote(urlsplit(target).path), method=method)
    except RequestRedirect:
        return "it is redirected"
    except HTTPException as error:
        return f"no route ({error.code})"
    if endpoint == "static" and not (Path(str(app.static_folder)) / values["filename"]).is_file():
        return "no such file"
    return ""


def _table_faults(root: Element) -> Iterator[str]:
    for table in root.iter("table"):
        for cell in table.iter("th"):
            if cell.get("scope") not in ("col", "row"):
                yield f"the table header {_text(cell)!r} has no scope"


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
