"""Documents of a case: seen, downloaded, looked up by their code, and taken along as a package."""

from __future__ import annotations

from flask import Blueprint, Response, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.cases import documents as cases
from app.cases.package import package
from app.cases.purchases import find_case
from app.model.advice import CaseFile, Edition
from app.model.case import Case
from app.model.document import DocumentFormat
from app.model.made_document import MadeDocument
from app.web.access import require_sign_in, user_or_403
from app.web.asked import asked_text
from app.web.current import branding, db, knowledge, now, today
from app.web.documents.addresses import (
    EDITION_RULE,
    EDITIONS,
    FORMAT_RULE,
    KIND_RULE,
    as_document,
    as_file,
    edition_named,
    file_name,
    kind_named,
    package_name,
)
from app.web.documents.pages import CodeFault, CodePage, found_document, made_page, preview_page
from app.web.purchases.views import case_or_404

documents = Blueprint("documents", __name__)
documents.before_request(require_sign_in)


@documents.get("/indkoeb/<purchase_id>/dokumenter")
def list_made(purchase_id: str) -> ResponseReturnValue:
    """Every document that was made of the case."""
    case = case_or_404(purchase_id)
    return render_template("web/documents_made.html", page=made_page(case, cases.documents_of(db(), case)))


@documents.get(f"/indkoeb/<purchase_id>/dokumenter/<{KIND_RULE}>/<{EDITION_RULE}>")
def preview(purchase_id: str, kind: str, edition: str) -> ResponseReturnValue:
    """A document as the case stands, on the screen."""
    return _shown(_current(case_or_404(purchase_id), kind, edition), current=True)


@documents.get(f"/indkoeb/<purchase_id>/dokumenter/<{KIND_RULE}>-<{EDITION_RULE}>.<{FORMAT_RULE}>")
def download(purchase_id: str, kind: str, edition: str, form: str) -> Response:
    """A document as the case stands, as a file."""
    case = case_or_404(purchase_id)
    return _file(case, _current(case, kind, edition), form)


@documents.get("/indkoeb/<purchase_id>/dokumenter/lavet/<code>")
def show_made(purchase_id: str, code: str) -> ResponseReturnValue:
    """A document that was made before, on the screen."""
    case = case_or_404(purchase_id)
    made = _made_or_404(case, code)
    return _shown(made, current=cases.still_the_same(_case_file(case), made))


@documents.get(f"/indkoeb/<purchase_id>/dokumenter/lavet/<code>.<{FORMAT_RULE}>")
def download_made(purchase_id: str, code: str, form: str) -> Response:
    """A document that was made before, with the bytes it was made as."""
    case = case_or_404(purchase_id)
    return _file(case, _made_or_404(case, code), form)


@documents.get("/indkoeb/<purchase_id>/dokumenter/lavet/<code>/<name>")
def picture(purchase_id: str, code: str, name: str) -> Response:
    """A picture of a document that was made."""
    made = _made_or_404(case_or_404(purchase_id), code)
    try:
        found = cases.picture_of(db(), made, name)
    except LookupError:
        abort(404)
    return Response(found.content, mimetype=found.media_type)


@documents.get(f"/indkoeb/<purchase_id>/dokumenter/alle-<{EDITION_RULE}>.zip")
def all_documents(purchase_id: str, edition: str) -> Response:
    """The documents of the case in every format, with a manifest."""
    case, which = case_or_404(purchase_id), edition_named(edition)
    content = package(db(), _case_file(case), which, user_or_403().name, now())
    return as_file(content, "application/zip", package_name(case.purchase.title, which))


@documents.get("/indkoeb/<purchase_id>/udbudsmateriale-<any(public, internal):edition>.pdf")
def former_address(purchase_id: str, edition: str) -> ResponseReturnValue:
    """Where the tender document was before there were five documents."""
    case_or_404(purchase_id)
    which = EDITIONS[Edition(edition)]
    address = url_for("documents.download", purchase_id=purchase_id, kind="udbudsmateriale", edition=which, form="pdf")
    return redirect(address, 301)


@documents.get("/dokument")
def find() -> ResponseReturnValue:
    """Which case and version a printed code belongs to."""
    user, typed = user_or_403(), asked_text("kode")
    if not typed:
        return render_template("web/document_code.html", page=CodePage())
    try:
        found = cases.find_documents(db(), typed, user)
    except cases.UnreadableCode:
        return render_template("web/document_code.html", page=CodePage(typed, CodeFault.UNREADABLE)), 422
    if len(found) != 1:
        fault = CodeFault.AMBIGUOUS if found else CodeFault.UNKNOWN
        return render_template("web/document_code.html", page=CodePage(typed, fault))
    case = find_case(db(), found[0].case_id, user)
    made = found[0]
    shown = found_document(case, made, cases.still_the_same(_case_file(case), made), cases.clauses_in(db(), made))
    return render_template("web/document_code.html", page=CodePage(typed, found=shown))


def _case_file(case: Case) -> CaseFile:
    return cases.file_of_case(db(), knowledge(), case, branding(), today())


def _current(case: Case, kind: str, edition: str) -> MadeDocument:
    """The document as the case stands; aborts with 404 where the case does not give it."""
    which = kind_named(kind), edition_named(edition)
    try:
        return cases.document_of(db(), _case_file(case), *which, user_or_403().name, now())
    except cases.DoesNotFit:
        abort(404, "document")


def _made_or_404(case: Case, code: str) -> MadeDocument:
    try:
        return cases.made_document(db(), case, code)
    except LookupError:
        abort(404)


def _shown(made: MadeDocument, *, current: bool) -> ResponseReturnValue:
    page = preview_page(made, cases.page_of(db(), made), current)
    return render_template("web/document_preview.html", page=page)


def _file(case: Case, made: MadeDocument, form: str) -> Response:
    which = DocumentFormat(form)
    content = cases.file_in(db(), made, which)
    name = file_name(case.purchase.title, made.kind, made.edition, form)
    return as_document(content, cases.MEDIA_TYPES[which], name, made, which)
