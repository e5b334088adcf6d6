"""What the lines of a budget add up to."""


def amounts(made, kind, *codes):
    """Kroner by year of the lines of one sign, all codes or those named."""
    return {
        year: sum(
            line.kroner
            for line in made.lines
            if line.year == year and line.kind == kind and (not codes or line.code in codes)
        )
        for year in made.years
    }


def total(made, kind, *codes):
    """Kroner of all years."""
    return sum(amounts(made, kind, *codes).values())


def funded_by(line):
    """The names of what pays for the line, or of what it pays for."""
    return " og ".join(part.label for part in line.funding)
