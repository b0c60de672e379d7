"""What is published of the sources: each text, withheld words replaced, and each facsimile."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossier import urls
from dossier.artifact import Copy, Data
from dossier.formats import copy
from dossier.site import Site


def plan(site: Site) -> Iterator[Copy | Data]:
    """Plan a text for each document that has a source, and its facsimile where there is one.

    A text file is taken over byte for byte, unless something in it is withheld. Of any other file
    only the text is published: a PDF or DOCX may tell who made it, when and where.
    """
    for document in site.edition.documents:
        source = document.record.source
        if source is None or document.record.withdrawn:
            continue
        target = urls.source(document.slug, ".txt")
        if copy.is_verbatim(document):
            yield Copy(target, site.sources / source.file)
        else:
            yield Data(target, partial(copy.text, document))
        if copy.facsimile(document):
            yield Copy(copy.facsimile(document), site.sources / source.facsimile)
