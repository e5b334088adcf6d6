"""The front page and the page about the tool."""
