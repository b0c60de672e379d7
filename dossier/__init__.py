"""Dossier: a static site for one case, each word of it traceable to its source."""

__version__ = "0.1.0"
