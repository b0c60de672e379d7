"""The catalogues of the interface; ``python -m dossier.locale`` brings them up to date."""
