"""Steps 9 and on: what people decide in a case. A step that has run somewhere is never changed."""

from __future__ import annotations

from sqlite_utils import Database

from app.store.migrations.registry import _migrations, _table


@_migrations()
def m009_case_choices(db: Database) -> None:
    """What a person has decided in a case about the way and the clauses, and who changed what in the case when.

    The database itself refuses to change or remove a line of the log.
    """
    db.create_table(
        "case_choices",
        {"purchase_id": str, "data": str, "saved_by": str, "saved_at": str},
        pk="purchase_id",
        not_null={"data", "saved_by", "saved_at"},
        foreign_keys=[("purchase_id", "purchase", "id")],
        strict=True,
    )
    db.create_table(
        "case_change",
        {"id": int, "purchase_id": str, "what": str, "by": str, "at": str, "note": str},
        pk="id",
        not_null={"purchase_id", "what", "by", "at", "note"},
        foreign_keys=[("purchase_id", "purchase", "id")],
        strict=True,
    )
    _table(db, "case_change").create_index(["purchase_id"])
    for change in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER case_change_no_{change.lower()} BEFORE {change} ON case_change "
            "BEGIN SELECT RAISE(ABORT, 'the log of a case is never changed'); END"
        )


@_migrations()
def m010_overrules(db: Database) -> None:
    """Stops that legal staff have overruled. A row is written once, and filled in once when it is withdrawn.

    The database itself refuses every other change, and a second overrule of a stop that is overruled already.
    """
    db.create_table(
        "overrule",
        {
            "id": int,
            "purchase_id": str,
            "finding_code": str,
            "finding_text": str,
            "reason": str,
            "by_id": int,
            "by_name": str,
            "at": str,
            "withdrawn_at": str,
            "withdrawn_by_id": int,
            "withdrawn_by": str,
            "withdrawn_reason": str,
        },
        pk="id",
        not_null={"purchase_id", "finding_code", "finding_text", "reason", "by_id", "by_name", "at"},
        foreign_keys=[("purchase_id", "purchase", "id")],
        strict=True,
    )
    _table(db, "overrule").create_index(["purchase_id"])
    db.execute(
        "CREATE UNIQUE INDEX overrule_once ON overrule (purchase_id, finding_code, finding_text) "
        "WHERE withdrawn_at IS NULL"
    )
    kept = ("id", "purchase_id", "finding_code", "finding_text", "reason", "by_id", "by_name", "at")
    filled_in = ("withdrawn_at", "withdrawn_by_id", "withdrawn_by", "withdrawn_reason")
    allowed = " AND ".join(
        [
            *(f"OLD.{column} IS NEW.{column}" for column in kept),
            *(f"OLD.{column} IS NULL AND NEW.{column} IS NOT NULL" for column in filled_in),
        ]
    )
    refuse = "BEGIN SELECT RAISE(ABORT, 'an overrule is only ever withdrawn, once'); END"
    db.execute(f"CREATE TRIGGER overrule_no_delete BEFORE DELETE ON overrule {refuse}")
    db.execute(f"CREATE TRIGGER overrule_no_update BEFORE UPDATE ON overrule WHEN NOT ({allowed}) {refuse}")


@_migrations()
def m011_scenarios(db: Database) -> None:
    """Scenarios of a case beside the one that its advice counts with; at most one of them is chosen to count."""
    db.create_table(
        "scenario",
        {
            "id": int,
            "purchase_id": str,
            "name": str,
            "data": str,
            "chosen": int,
            "lock": int,
            "saved_by": str,
            "saved_at": str,
        },
        pk="id",
        not_null={"purchase_id", "name", "data", "chosen", "lock", "saved_by", "saved_at"},
        foreign_keys=[("purchase_id", "purchase", "id")],
        strict=True,
    )
    _table(db, "scenario").create_index(["purchase_id", "name"], unique=True)
    db.execute("CREATE UNIQUE INDEX scenario_chosen_once ON scenario (purchase_id) WHERE chosen = 1")


@_migrations()
def m012_scenario_plan(db: Database) -> None:
    """Investor, pool, committees and budget year are kept with a scenario; one from before has none of them."""
    _table(db, "scenario").add_column("plan", str)
