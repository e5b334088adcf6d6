"""Steps 1 to 8: reference data, enterprises, purchases, clauses and users. None is ever changed."""

from __future__ import annotations

from sqlite_utils import Database

from app.store.migrations.registry import _migrations, _table


@_migrations()
def m001_reference_data(db: Database) -> None:
    """CPV codes, municipalities, where data came from, and how often a group of rows has changed."""
    db.create_table("cpv", {"code": str, "label_da": str, "label_en": str}, pk="code", strict=True)
    db.create_table(
        "municipality",
        {"code": str, "name": str, "region": str, "latitude": float, "longitude": float},
        pk="code",
        not_null={"name", "region", "latitude", "longitude"},
        strict=True,
    )
    db.create_table(
        "data_source",
        {"name": str, "origin": str, "rows": int, "as_of": str, "demo": int},
        pk="name",
        not_null={"origin", "rows", "demo"},
        strict=True,
    )
    db.create_table("revision", {"name": str, "number": int}, pk="name", not_null={"number"}, strict=True)


@_migrations()
def m002_enterprises(db: Database) -> None:
    """One row per enterprise; lists are JSON; revision says when the row last changed."""
    columns: dict[str, type] = dict.fromkeys(
        (
            "cvr",
            "name",
            "legal_form",
            "municipality_code",
            "postal_code",
            "industry_code",
            "rsv_status",
            "rsv_since",
            "rsv_as_of",
            "disadvantaged_evidence",
            "disadvantaged_as_of",
            "target_groups",
            "description",
            "capabilities",
            "cpv_codes",
            "service_area",
            "email",
            "website",
            "source",
        ),
        str,
    )
    columns |= {"employees": int, "disadvantaged_pct": float, "annual_capacity_kr": int, "revision": int}
    db.create_table("enterprise", columns, pk="cvr", not_null={"name", "revision"}, strict=True)
    enterprise = _table(db, "enterprise")
    enterprise.create_index(["municipality_code"])
    enterprise.create_index(["revision"])
    # Trigrams find »polering« inside »vinduespolering«.
    enterprise.enable_fts(["name", "description", "capabilities"], create_triggers=True, tokenize="trigram")


@_migrations()
def m003_purchases(db: Database) -> None:
    """A purchase and the advice that was made when it was last saved."""
    db.create_table(
        "purchase",
        {
            "id": str,
            "title": str,
            "description": str,
            "cpv_codes": str,
            "contract_type": str,
            "value_kr": int,
            "duration_months": int,
            "municipality_code": str,
            "department": str,
            "notice_date": str,
            "start_date": str,
            "signing_date": str,
            "cross_border_interest": str,
            "concession": int,
            "lots": str,
            "value": str,
            "listed": int,
            "demo": int,
            "saved_by": str,
            "saved_at": str,
        },
        pk="id",
        not_null={"title", "contract_type", "value_kr", "duration_months", "municipality_code", "notice_date"},
        strict=True,
    )
    _table(db, "purchase").create_index(["municipality_code", "notice_date"])
    db.create_table(
        "advice",
        {"purchase_id": str, "made_at": str, "made_by": str, "regime": str, "matches": int, "data": str},
        pk="purchase_id",
        not_null={"made_at", "made_by", "regime", "matches", "data"},
        foreign_keys=[("purchase_id", "purchase", "id")],
        strict=True,
    )


@_migrations()
def m004_clauses(db: Database) -> None:
    """Every version of every clause. A version is never changed once it is here."""
    db.create_table(
        "clause",
        {
            "id": str,
            "version": int,
            "title": str,
            "kind": str,
            "status": str,
            "hash": str,
            "shipped": int,
            "added_at": str,
            "body": str,
            "data": str,
        },
        pk=("id", "version"),
        not_null={"title", "kind", "status", "hash", "shipped", "added_at", "body", "data"},
        strict=True,
    )
    _table(db, "clause").enable_fts(["title", "body"], create_triggers=True, tokenize="trigram")


@_migrations()
def m005_users(db: Database) -> None:
    """Local users; the password is stored as an argon2 hash only."""
    db.create_table(
        "user",
        {
            "id": int,
            "email": str,
            "name": str,
            "role": str,
            "municipality_code": str,
            "password_hash": str,
            "demo": int,
            "created_at": str,
        },
        pk="id",
        not_null={"email", "name", "role", "municipality_code", "password_hash", "demo", "created_at"},
        foreign_keys=[("municipality_code", "municipality", "code")],
        strict=True,
    )
    _table(db, "user").create_index(["email"], unique=True)


@_migrations()
def m006_sign_in(db: Database) -> None:
    """A user's session number, which signing out raises, and the recent tries to sign in that did not succeed.

    The address is kept as a hash: people also type passwords and addresses of others into that field. attempted_at
    counts whole seconds since 1970, which unlike a local time never runs backwards.
    """
    _table(db, "user").add_column("session_number", int, not_null_default=0)
    db.create_table(
        "sign_in_attempt",
        {"address_hash": str, "attempted_at": int},
        not_null={"address_hash", "attempted_at"},
        strict=True,
    )
    _table(db, "sign_in_attempt").create_index(["address_hash", "attempted_at"])


@_migrations()
def m007_searches(db: Database) -> None:
    """Searches frozen into a case, notes of who was contacted, and which data stored advice rests on.

    The database itself refuses to change or remove a frozen search, whatever a later module does.
    """
    _table(db, "advice").add_column("data_used", str)
    db.create_table(
        "frozen_search",
        {"purchase_id": str, "number": int, "data": str},
        pk=("purchase_id", "number"),
        not_null={"data"},
        foreign_keys=[("purchase_id", "purchase", "id")],
        strict=True,
    )
    for change in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER frozen_search_no_{change.lower()} BEFORE {change} ON frozen_search "
            "BEGIN SELECT RAISE(ABORT, 'a frozen search is never changed'); END"
        )
    db.create_table(
        "contact",
        {
            "id": int,
            "purchase_id": str,
            "outcome": str,
            "cvr": str,
            "name": str,
            "note": str,
            "at": str,
            "by": str,
        },
        pk="id",
        not_null={"purchase_id", "outcome", "cvr", "name", "note", "at", "by"},
        foreign_keys=[("purchase_id", "purchase", "id")],
        strict=True,
    )
    _table(db, "contact").create_index(["purchase_id"])


@_migrations()
def m008_clause_review(db: Database) -> None:
    """The life of a clause version: what happened to it, what was said of it, and its number in the shipped edition.

    The database itself refuses to change or remove the text of an approved or retired version, to bring it back to
    an earlier state, and to change what has been noted. `lock` is raised by every change of a version.
    """
    clause = _table(db, "clause")
    clause.add_column("shipped_version", int)
    clause.add_column("lock", int, not_null_default=0)
    db.execute("UPDATE clause SET shipped_version = version WHERE shipped = 1")
    db.create_table(
        "clause_event",
        {
            "id": int,
            "clause_id": str,
            "version": int,
            "action": str,
            "by_id": int,
            "by_name": str,
            "at": str,
            "note": str,
        },
        pk="id",
        not_null={"clause_id", "version", "action", "by_name", "at", "note"},
        strict=True,
    )
    _table(db, "clause_event").create_index(["clause_id", "version"])
    db.execute(
        "INSERT INTO clause_event (clause_id, version, action, by_name, at, note) "
        "SELECT id, version, 'imported', '', added_at, '' FROM clause ORDER BY id, version"
    )
    db.create_table(
        "clause_comment",
        {
            "id": int,
            "clause_id": str,
            "version": int,
            "part": str,
            "text": str,
            "by_id": int,
            "by_name": str,
            "at": str,
            "settled_at": str,
            "settled_by": str,
        },
        pk="id",
        not_null={"clause_id", "version", "part", "text", "by_id", "by_name", "at"},
        strict=True,
    )
    _table(db, "clause_comment").create_index(["clause_id", "version"])
    finished = "old.status IN ('approved', 'retired')"
    refuse = "BEGIN SELECT RAISE(ABORT, 'an approved or retired clause version is never changed'); END"
    text = "id, version, title, kind, hash, body, data, shipped, shipped_version, added_at"
    db.execute(f"CREATE TRIGGER clause_text_stays BEFORE UPDATE OF {text} ON clause WHEN {finished} {refuse}")
    db.execute(f"CREATE TRIGGER clause_stays BEFORE DELETE ON clause WHEN {finished} {refuse}")
    # A row that is put in the place of another is not deleted in a way that the trigger above sees.
    same = "SELECT 1 FROM clause AS old WHERE old.id = NEW.id AND old.version = NEW.version AND "
    db.execute(f"CREATE TRIGGER clause_not_replaced BEFORE INSERT ON clause WHEN EXISTS ({same}{finished}) {refuse}")
    db.execute(
        "CREATE TRIGGER clause_status_never_goes_back BEFORE UPDATE OF status ON clause "
        f"WHEN {finished} AND NEW.status <> 'retired' {refuse}"
    )
    for change in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER clause_event_no_{change.lower()} BEFORE {change} ON clause_event "
            "BEGIN SELECT RAISE(ABORT, 'what happened to a clause is never changed'); END"
        )
