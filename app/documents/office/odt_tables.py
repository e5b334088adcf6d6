"""Tables of an ODT: each look of a table, row, cell and paragraph is an automatic style of the file."""

from __future__ import annotations

from lxml import etree

from app.documents.office.odt_styles import NS, name_of, o, q
from app.documents.office.styles import TEXT_WIDTH
from app.documents.office.tables import Table

_THIN, _THICK = "0.5pt solid #8c8c8c", "1pt solid #111111"
_CELLS = {
    "Celle": {"fo:border": "none", "fo:border-bottom": _THIN, "fo:padding-right": "2.5mm"},
    "Hovedcelle": {
        "fo:border": "none",
        "fo:border-bottom": _THICK,
        "fo:padding-right": "2.5mm",
        "style:vertical-align": "bottom",
    },
    "Sumcelle": {
        "fo:border": "none",
        "fo:border-top": _THICK,
        "fo:border-bottom": _THIN,
        "fo:padding-right": "2.5mm",
    },
    "Felt": {"fo:border": _THIN, "fo:padding-left": "2mm", "fo:padding-right": "2mm", "style:vertical-align": "middle"},
    "Feltets_20_hoved": {
        "fo:border": _THIN,
        "fo:padding-left": "2mm",
        "fo:padding-right": "2mm",
        "fo:background-color": "#f3f3f3",
    },
}


class TableStyles:
    """The automatic styles of one file: those for tables, and paragraphs' as they are asked for."""

    def __init__(self, automatic: etree._Element) -> None:
        self.automatic = automatic
        self._right = {
            style.get(q("style:name"))
            for style in automatic.findall("style:style", NS)
            for properties in style.findall("style:paragraph-properties", NS)
            if properties.get(q("fo:text-align")) == "end"
        }
        self._made: set[str] = set()
        for name, settings in _CELLS.items():
            cell = o("style:table-cell-properties")
            for key, value in settings.items():
                cell.set(q(key), value)
            automatic.append(o("style:style", cell, style__name=name, style__family="table-cell"))

    def is_right(self, name: str) -> bool:
        """Whether pandoc's style of that name stands to the right."""
        return name in self._right

    def paragraph(self, role: str, *, right: bool, together: bool) -> str:
        """The name of the paragraph style with that look."""
        parent = name_of(role)
        name = parent + ("_20_højre" if right else "") + ("_20_sammen" if together else "")
        if name != parent and name not in self._made:
            self._made.add(name)
            settings = o("style:paragraph-properties")
            if right:
                settings.set(q("fo:text-align"), "end")
            if together:
                settings.set(q("fo:keep-with-next"), "always")
            self.automatic.append(
                o("style:style", settings, style__name=name, style__family="paragraph", style__parent_style_name=parent)
            )
        return name

    def row(self, height: float) -> str:
        """The name of the row style of at least that height; no row is divided between pages."""
        name = f"Række_20_{height:g}" if height else "Række"
        if name not in self._made:
            self._made.add(name)
            settings = o("style:table-row-properties", fo__keep_together="always")
            if height:
                settings.set(q("style:min-row-height"), f"{height}mm")
            self.automatic.append(o("style:style", settings, style__name=name, style__family="table-row"))
        return name


def finish_table(element: etree._Element, table: Table, styles: TableStyles) -> None:
    """Gives the table its widths, borders and types."""
    name = element.get(q("table:name"))
    _replace_table_styles(name, table, styles.automatic)
    rows = list(element.iter(q("table:table-row")))
    heads = len(rows) - table.bodies
    for at, row in enumerate(rows):
        head, total = at < heads, at - heads in table.totals
        # The header stays with the first row, and neither the first nor the last row stands alone.
        together = head or (at in (heads, len(rows) - 2) and at < len(rows) - 1)
        row.set(q("table:style-name"), styles.row(0 if head else table.height))
        for place, cell in enumerate(row.findall("table:table-cell", NS)):
            look = ("Feltets_20_hoved" if head else "Felt") if table.fill else "Celle"
            if not table.fill and (head or total):
                look = "Hovedcelle" if head else "Sumcelle"
            cell.set(q("table:style-name"), look)
            if cell.find("text:p", NS) is None:
                cell.append(o("text:p"))
            role = ("small" if table.small else "cell") + ("-head" if head or total or place == 0 else "")
            for paragraph in cell.findall("text:p", NS):
                right = styles.is_right(paragraph.get(q("text:style-name"), ""))
                paragraph.set(q("text:style-name"), styles.paragraph(role, right=right, together=together))


def _replace_table_styles(name: str, table: Table, automatic: etree._Element) -> None:
    for style in automatic.findall("style:style", NS):
        own = style.get(q("style:name"), "")
        if own == name and style.get(q("style:family")) == "table":
            for child in list(style):
                style.remove(child)
            whole = o(
                "style:table-properties",
                style__width=f"{TEXT_WIDTH}mm",
                table__align="left",
                fo__margin_bottom="9pt",
                table__border_model="collapsing",
            )
            if table.keep:
                whole.set(q("style:may-break-between-rows"), "false")
            style.append(whole)
        elif own.startswith(f"{name}.") and style.get(q("style:family")) == "table-column":
            automatic.remove(style)
    for at, width in enumerate(table.widths):
        column = o("style:table-column-properties", style__column_width=f"{width:.2f}mm")
        automatic.append(o("style:style", column, style__name=f"{name}.{chr(65 + at)}", style__family="table-column"))
