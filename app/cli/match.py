"""`flask match`"""

from __future__ import annotations

from pathlib import Path

import click

from app.cases.unsaved import match_purchase, stored_purchases, typed_purchase
from app.cli.console import cache, counted, database, print_lines, read_text, refusing
from app.cli.parallel import each
from app.model import codec
from app.model.match import MatchResult
from app.model.purchase import Purchase
from app.store.database import Database
from app.text.writing import antal, tal


@click.command()
@click.argument("purchase_id", default="")
@click.option("--file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A purchase in YAML.")
@click.option("--all", "everything", is_flag=True, help="Every purchase in the database, whatever its date.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
@refusing
def match(purchase_id: str, file: Path | None, everything: bool, limit: int, as_json: bool) -> None:
    """Enterprises that may deliver a purchase, best first."""
    if sum((bool(purchase_id), file is not None, everything)) != 1:
        raise click.UsageError("Give one of PURCHASE_ID, --file FILE or --all.")
    with database() as db:
        knowledge = cache().current(db)
        wanted = _wanted(db, purchase_id, file)

    def answer(purchase: Purchase) -> str:
        result = match_purchase(knowledge, purchase, limit)
        return codec.as_json(result) if as_json else _as_text(result)

    answers = counted(each(answer, wanted), len(wanted)) if everything else map(answer, wanted)
    print_lines(answers)


def _wanted(db: Database, purchase_id: str, file: Path | None) -> tuple[Purchase, ...]:
    if file is not None:
        return (typed_purchase(db, cache().current(db), read_text(file), file.name),)
    return stored_purchases(db, purchase_id or None)


def _as_text(result: MatchResult) -> str:
    shown, found = len(result.matches), result.market.candidates_within_km["all"]
    of = f"{tal(shown, 0)} af " if shown < found else ""
    lines = [f"{result.purchase_id}: {of}{antal(found, 'virksomhed', 'virksomheder')}"]
    for one in result.matches:
        distance = "afstand ukendt" if one.distance_km is None else f"{tal(one.distance_km, 0)} km"
        lines.append(f"  {one.score:.2f}  {one.cvr}  {one.name}, {distance} ({', '.join(one.matched)})")
    return "\n".join(lines)
