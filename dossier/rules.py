"""Every rule with its permanent code; docs/diagnostics.md is generated from this table."""

from __future__ import annotations

from dossier.diagnostics import Rule, Severity

_E = Severity.ERROR
_W = Severity.WARNING

# -- the file ---------------------------------------------------------------------------
UNREADABLE = Rule(
    "unreadable-file",
    _E,
    "A file of the content cannot be read.",
    "Look at the file's permissions, and whether it is a file at all.",
)
ENCODING = Rule(
    "encoding",
    _E,
    "A text file is not UTF-8.",
    "Save it again as UTF-8; every editor offers it under “Save as”.",
)
CONTROL_CHARACTER = Rule(
    "control-character",
    _E,
    "A text holds a character that no reader can see and no letter needs.",
    "Delete the character. Invisible characters are how texts are made to say two things.",
)
NO_FRONT_MATTER = Rule(
    "no-front-matter",
    _E,
    "A file does not begin with front matter.",
    "Begin the file with a line `---`, then the keys, then another line `---`.",
)
UNCLOSED_FRONT_MATTER = Rule(
    "unclosed-front-matter",
    _E,
    "The front matter has no closing fence.",
    "Put a line that holds nothing but `---` between the keys and the text.",
)
BAD_YAML = Rule(
    "bad-yaml",
    _E,
    "The front matter, or case.yaml, is not well-formed YAML.",
    "Look at the line named and the one above it: most often a quotation mark or a colon.",
)
TAB = Rule(
    "tab",
    _E,
    "A tab is used to indent, which YAML does not allow.",
    "Use spaces.",
)
ALIAS = Rule(
    "yaml-alias",
    _E,
    "An anchor, alias or merge key is used.",
    "Write the value out where it is needed; put a value that begins with & or * in quotes.",
)
TAG = Rule(
    "yaml-tag",
    _E,
    "A YAML tag (`!…`) is used.",
    "Leave the tag out; put a value that begins with ! in quotes.",
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    _E,
    "A key stands twice in the same mapping.",
    "Keep one of the two.",
)
# -- keys and values --------------------------------------------------------------------
UNKNOWN_KEY = Rule(
    "unknown-key",
    _E,
    "A key is not one that Dossier knows.",
    "Correct the spelling; docs/content.md lists every key.",
)
MISSING_KEY = Rule(
    "missing-key",
    _E,
    "A required key is missing or empty.",
    "Add it; docs/content.md says what each key holds.",
)
WRONG_VALUE = Rule(
    "wrong-value",
    _E,
    "A value has not the form that its key needs.",
    "Write it in the form that docs/content.md gives for the key.",
)
BAD_DATE = Rule(
    "bad-date",
    _E,
    "A date is not one that exists, or not written as year-month-day.",
    "Write 2015-05-25, or 2015-05, or 2015 when the day or month is not known.",
)
UNKNOWN_KIND = Rule(
    "unknown-kind",
    _E,
    "A `kind` or `status` is not one of the list.",
    "Take one of those the hint names.",
)
BAD_SLUG = Rule(
    "bad-slug",
    _E,
    "A file's name cannot become an address.",
    "Use lower-case ASCII letters, digits and single hyphens, at most 120 of them.",
)
NO_PARTIES = Rule(
    "no-author",
    _E,
    "A document has neither author nor signatories.",
    "Name who wrote it, or the signatories who speak together.",
)
# -- the body ---------------------------------------------------------------------------
UNCLOSED_MARK = Rule(
    "unclosed-mark",
    _E,
    "An editorial mark is not closed within its block.",
    "Close it before the next blank line; a mark never runs over two blocks.",
)
NESTED_MARK = Rule(
    "nested-mark",
    _E,
    "An editorial mark stands inside another.",
    "Close the outer mark first, or use one mark for the whole passage.",
)
STRAY_MARK = Rule(
    "stray-mark",
    _E,
    "The end of an editorial mark stands without its beginning.",
    "Delete it, or add the beginning; if the letter itself has it, write a backslash before it.",
)
MARK_IN_LINK = Rule(
    "mark-in-link",
    _E,
    "An editorial mark stands inside the address of a link.",
    "Put the mark before or after the link.",
)
UNTYPED_MARK = Rule(
    "untyped-mark",
    _E,
    "A mark lacks the note that gives its reason, or its note lacks the type.",
    "Follow the mark with {>>type: why<<}; docs/content.md lists the types.",
)
UNBRACKETED_SUPPLY = Rule(
    "unbracketed-supply",
    _E,
    "Supplied text does not stand in square brackets.",
    "Write {++[supplied words]++}: readers must see that the words are not the source's.",
)
UNKNOWN_CLASS = Rule(
    "unknown-class",
    _E,
    "An attribute list names something else than one known class.",
    "Write {: .signature} or another of the classes that docs/content.md lists.",
)
EMPTY_BODY = Rule(
    "empty-body",
    _W,
    "A document has no text.",
    "Put the transcription below the front matter.",
)
OPEN_REVIEW = Rule(
    "open-review",
    _E,
    "A value that an import guessed has not been reviewed.",
    "Compare it with the source, correct it, and delete the comment `# review: …`.",
)
# -- sources and fidelity ---------------------------------------------------------------
SOURCE_MISSING = Rule(
    "source-missing",
    _E,
    "The source that a document names is not there.",
    "Put the file into the sources folder, or correct the name.",
)
SOURCE_CHANGED = Rule(
    "source-changed",
    _E,
    "The source is not the file whose SHA-256 the document gives.",
    "If the file is right, correct `sha256`; if not, put the original back.",
)
NOT_THE_SOURCE = Rule(
    "not-the-source",
    _E,
    "The transcription, all marks rejected, is not the source.",
    "Make the words those of the source, or mark the departure; docs/evidence.md shows how.",
)
EMPTIED_PROOF = Rule(
    "emptied-proof",
    _E,
    "So much is left out, supplied or read otherwise that nothing is proven.",
    "Transcribe the source itself; a better text of a bad scan belongs into `source.text`.",
)
PARTY_NOT_IN_TEXT = Rule(
    "party-not-in-text",
    _E,
    "An author, addressee, signatory or copied person does not stand in the reading text.",
    "Correct the front matter, or mark the entry `evidence: supplied`.",
)
# -- names and links --------------------------------------------------------------------
UNKNOWN_ACTOR = Rule(
    "unknown-actor",
    _E,
    "A name belongs to no actor's record.",
    "Correct it, make the record with `dossier new actor`, or write `name:` instead of `actor:`.",
)
AMBIGUOUS_NAME = Rule(
    "ambiguous-name",
    _E,
    "Two actors share a name or an alias.",
    "Decide whose it is: take it out of the other record, and use the slug where it is meant.",
)
DUPLICATE_SLUG = Rule(
    "duplicate-slug",
    _E,
    "Two files would have the same address.",
    "Rename one of them.",
)
UNKNOWN_REFERENCE = Rule(
    "unknown-reference",
    _E,
    "A key names a document or event that is not in the dossier.",
    "Correct the slug: it is the file's name without `.md`.",
)
REFERENCE_CYCLE = Rule(
    "reference-cycle",
    _E,
    "Documents point at one another in a circle.",
    "Take one of the links out: a letter cannot reply to its own reply.",
)
DEAD_LINK = Rule(
    "dead-link",
    _E,
    "A link in a text leads nowhere.",
    "Correct the address; a document, actor, event or page may be named by its slug.",
)
# -- evidence ---------------------------------------------------------------------------
QUOTE_NOT_FOUND = Rule(
    "quote-not-found",
    _E,
    "A quotation does not stand in the document it names.",
    "Copy the words from one paragraph of the reading text; […] joins two parts of it.",
)
EMPTY_QUOTE = Rule(
    "empty-quote",
    _E,
    "A quotation has no words.",
    "Quote the passage that supports the statement.",
)
UNATTESTED_EVENT = Rule(
    "unattested-event",
    _E,
    "Nothing supports an event.",
    "Add `attested_by`, or `unsourced:` with the reason.",
)
UNSUPPORTED_SENTENCE = Rule(
    "unsupported-sentence",
    _E,
    "A sentence has no support where the case demands one for each.",
    "Put `[^key]` after it, or `[^here]` if it speaks only of this site.",
)
UNNAMED_SPEAKER = Rule(
    "unnamed-speaker",
    _E,
    "Something alleged is told without the name of whoever alleges it.",
    "Say whose word it is in the same sentence.",
)
UNKNOWN_CLAIM = Rule(
    "unknown-claim",
    _E,
    "A text refers to a support that it does not define.",
    "Add the line `[^key]: {document: …, quote: …}` to the text.",
)
UNUSED_CLAIM = Rule(
    "unused-claim",
    _W,
    "A support is defined and nothing refers to it.",
    "Put `[^key]` after the sentence that it supports, or delete the line.",
)
WITHHELD_NOT_FOUND = Rule(
    "withheld-not-found",
    _E,
    "A text to be withheld occurs nowhere in the document.",
    "Copy it from the transcription, so that nothing is published by a typing slip.",
)
WITHHELD_ACROSS_MARK = Rule(
    "withheld-across-mark",
    _E,
    "A text to be withheld begins inside an editorial mark and ends outside of it.",
    "Withhold it in two parts, one within the mark and one outside.",
)
PRIVATE_DATA = Rule(
    "private-data",
    _W,
    "A text that is published has what looks like a telephone number, e-mail or account.",
    "Withhold it with `withhold:`, unless it is meant to be public.",
)
FACSIMILE_METADATA = Rule(
    "facsimile-metadata",
    _W,
    "The image of a document carries data about who made it, when or where.",
    "Save a clean copy: print it to a new PDF, or export the image without metadata.",
)
FACSIMILE_WITHHELD = Rule(
    "facsimile-withheld",
    _W,
    "The image of a document would show what is withheld, and is not published.",
    "Black the passage out in the image and drop `withhold:`, or leave `facsimile:` out.",
)
OPEN_REPOSITORY = Rule(
    "open-repository",
    _W,
    "The repository holds the sources and the very texts that the site withholds.",
    "Keep it private and publish the built site alone; docs/evidence.md shows the ways.",
)
SILENT_CHANGE = Rule(
    "silent-change",
    _E,
    "A published text, name, date or role would change without a correction.",
    "Add an entry to `corrections:` that says what was changed and why.",
)
SILENT_REMOVAL = Rule(
    "silent-removal",
    _E,
    "A published document would vanish.",
    "Keep the file and say why it is taken back with `withdrawn: …`.",
)
WILL_CHANGE = Rule(
    "will-change",
    Severity.NOTE,
    "Something public would change with the next publication.",
    "Nothing to mend: read the list before you publish.",
)
LEAK = Rule(
    "leak",
    _E,
    "Withheld text stands in a finished file.",
    "Take it out of the title, note, page or file name that holds it.",
)
# -- the case ---------------------------------------------------------------------------
NO_CASE = Rule(
    "no-case",
    _E,
    "The folder holds no case.yaml.",
    "Name the right folder with --content, or make a new dossier with `dossier init DIR`.",
)
NO_IMPRINT = Rule(
    "no-imprint",
    _W,
    "The case names no publisher, or nobody who is responsible and can be reached.",
    "Fill `publisher:` and `imprint:` in case.yaml; many countries demand it.",
)
SECURITY_EXPIRED = Rule(
    "security-expired",
    _W,
    "The contact for reports of weaknesses has expired, so nobody is to trust it.",
    "Look whether the contact still holds, and set `expires` to a day within the next year.",
)
# -- templates and the finished site ----------------------------------------------------
TEMPLATE = Rule(
    "template",
    _E,
    "A template cannot be used.",
    "Mend the template at the line named; delete your copy to return to the theme's own.",
)
COLLISION = Rule(
    "collision",
    _E,
    "Two outputs would write the same file.",
    "Rename one of the documents, actors, pages or static files.",
)
DEAD_SITE_LINK = Rule(
    "dead-site-link",
    _E,
    "A finished page links to a file or place that the site does not have.",
    "Correct the text or template that makes the link.",
)

RULES: tuple[Rule, ...] = tuple(
    value for name, value in sorted(globals().items()) if isinstance(value, Rule)
)
"""Every rule, by the name it has in this file."""
