"""The files that a document may use: the style sheet, the fonts and the chart drawn for it. Nothing else is served."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = _ROOT / "templates" / "documents"
# Set-up copies the design system to the static folder; a checkout that was only installed has it among the packages.
_FONT_FOLDERS = tuple(
    folder / "fonts" / "IBMPlexSans" / "complete" / "ttf"
    for folder in (_ROOT / "app" / "static" / "vendor" / "dkfds", _ROOT / "node_modules" / "dkfds" / "dist")
)
STYLE_SHEET = "document.css"
_PLEX = ("IBMPlexSans-Regular.ttf", "IBMPlexSans-Italic.ttf", "IBMPlexSans-SemiBold.ttf")
_DEJAVU = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def font_file(name: str, folders: tuple[Path, ...] = _FONT_FOLDERS) -> Path | None:
    """The installed font of that file name, or None where the design system is not installed."""
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


def fonts() -> dict[str, Path]:
    """The fonts of the style sheet by file name. Without the design system, DejaVu Sans draws every letter."""
    # matplotlib takes a moment to import, and only a page that is printed needs its fonts.
    import matplotlib as mpl

    brought = Path(mpl.get_data_path()) / "fonts" / "ttf"
    plex = {name: path for name in _PLEX if (path := font_file(name))}
    return plex | {name: brought / name for name in _DEJAVU}
