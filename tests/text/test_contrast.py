"""The contrast of WCAG 2.1 against its own fixed points."""

import pytest

from app.text.contrast import contrast_to_white


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0)]
)
def test_known_colours_have_their_known_contrast(colour, ratio):
    assert contrast_to_white(colour) == pytest.approx(ratio, abs=0.005)
