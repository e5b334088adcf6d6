"""Steps 13 and on: documents as they were made. A step that has run somewhere is never changed."""

from __future__ import annotations

from sqlite_utils import Database

from app.store.migrations.registry import _migrations, _table


@_migrations()
def m013_documents(db: Database) -> None:
    """Documents as they were made: what each says of itself, its page, its pictures and every file made from it.

    The database itself refuses to change or remove any of it, and to hold the same content of a document twice.
    """
    db.create_table(
        "document",
        {
            "id": int,
            "purchase_id": str,
            "kind": str,
            "edition": str,
            "title": str,
            "made_at": str,
            "made_by": str,
            "content_hash": str,
            "marks": str,
            "clauses": str,
            "parameters": str,
        },
        pk="id",
        not_null={
            "purchase_id",
            "kind",
            "edition",
            "title",
            "made_at",
            "made_by",
            "content_hash",
            "marks",
            "clauses",
            "parameters",
        },
        foreign_keys=[("purchase_id", "purchase", "id")],
        strict=True,
    )
    _table(db, "document").create_index(["purchase_id", "kind", "edition", "content_hash"], unique=True)
    _table(db, "document").create_index(["content_hash"])
    db.create_table(
        "document_file",
        {"document_id": int, "name": str, "media_type": str, "content": bytes},
        pk=("document_id", "name"),
        not_null={"document_id", "name", "media_type", "content"},
        foreign_keys=[("document_id", "document", "id")],
        strict=True,
    )
    refuse = "BEGIN SELECT RAISE(ABORT, 'a document that was made is never changed'); END"
    same = {
        "document": "id = NEW.id OR (purchase_id = NEW.purchase_id AND kind = NEW.kind AND edition = NEW.edition "
        "AND content_hash = NEW.content_hash)",
        "document_file": "document_id = NEW.document_id AND name = NEW.name",
    }
    for table, condition in same.items():
        for change in ("UPDATE", "DELETE"):
            db.execute(f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} {refuse}")
        # INSERT OR REPLACE removes the row before it without asking the trigger on DELETE.
        exists = f"EXISTS (SELECT 1 FROM {table} WHERE {condition})"  # noqa: S608
        db.execute(f"CREATE TRIGGER {table}_not_replaced BEFORE INSERT ON {table} WHEN {exists} {refuse}")


@_migrations()
def m014_memo_choices(db: Database) -> None:
    """What the committee paper of a case proposes, as a person chose it; a case without a row has the proposal."""
    db.create_table(
        "memo",
        {"purchase_id": str, "data": str, "lock": int, "saved_by": str, "saved_at": str},
        pk="purchase_id",
        not_null={"data", "lock", "saved_by", "saved_at"},
        foreign_keys=[("purchase_id", "purchase", "id")],
        strict=True,
    )
