"""Draft → typed records; the only room that knows the keys of the front matter."""

from dossier.schema.actor import actor
from dossier.schema.case import case
from dossier.schema.document import document
from dossier.schema.event import event
from dossier.schema.page import page

__all__ = ["actor", "case", "document", "event", "page"]
