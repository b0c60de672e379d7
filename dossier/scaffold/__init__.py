"""New files of a dossier, and changes to many of its files at once, as text."""
