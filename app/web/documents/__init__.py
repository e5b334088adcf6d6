"""The documents of a case: on the screen, as files, as a package, and from their code back to the case."""
