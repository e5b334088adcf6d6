"""What the tool speaks about: frozen dataclasses. No Flask, no SQL, no files."""
