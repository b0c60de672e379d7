"""Finished files → the site's folder: staged beside it, swapped in whole, with a manifest.

A build calls `prepared`, which refuses a folder that is not a site of ours, keeps other builds
out and clears away what a killed one left behind; inside it, once, `write`. `standing` says which
files of the old site may be kept without making or reading them.
"""

from dossier.publish.manifest import digests, manifest, read_manifest
from dossier.publish.refusal import RefusedError, refuse_unsafe
from dossier.publish.writing import (
    ChangedMeanwhileError,
    Published,
    digests_of,
    prepared,
    standing,
    write,
)

__all__ = [
    "ChangedMeanwhileError",
    "Published",
    "RefusedError",
    "digests",
    "digests_of",
    "manifest",
    "prepared",
    "read_manifest",
    "refuse_unsafe",
    "standing",
    "write",
]
