"""Files from outside become model objects: the CPV list, registers, purchase plans, notices and typed purchases.

A file that cannot be read as a whole raises InputError. A bad row is skipped and reported with file, line and
field, and never stops the rows around it.
"""

from app.intake.cpv import read_cpv
from app.intake.demo import demo_purchases
from app.intake.enterprises import read_enterprises
from app.intake.municipalities import read_municipalities
from app.intake.purchases import COLUMNS as PURCHASE_COLUMNS
from app.intake.purchases import read_purchases
from app.intake.rows import Rows
from app.intake.rules import enterprise_problems, purchase_problems
from app.intake.scenario_file import placed_in, problems_of_scenario, read_scenario_yaml
from app.intake.typed_purchase import read_purchase_yaml

__all__ = [
    "PURCHASE_COLUMNS",
    "Rows",
    "demo_purchases",
    "enterprise_problems",
    "placed_in",
    "problems_of_scenario",
    "purchase_problems",
    "read_cpv",
    "read_enterprises",
    "read_municipalities",
    "read_purchase_yaml",
    "read_purchases",
    "read_scenario_yaml",
]
