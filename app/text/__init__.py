"""Danish words (normalise, split compounds, lemmas) and Danish writing (kroner, dates, numbers)."""
