"""The nouns of the record: every table, a page for each of what hangs together.

Nothing is ever deleted: a row that was taken out has `removed_at`. Times are UTC. A row's `id` is what
people type as its number; `uid` names it in exchange files.
"""

from claims.model.claims import Anchor, Claim, Note, Tag
from claims.model.columns import Amount, Base, Facts, Instant
from claims.model.sources import Evidence, Secret, Snapshot, Source
from claims.model.texts import Article, Blob, Revision
from claims.model.trail import Chain, Change, Rule
from claims.vocabulary import Fact, canonical, now, plain

__all__ = [
    "Amount",
    "Anchor",
    "Article",
    "Base",
    "Blob",
    "Chain",
    "Change",
    "Claim",
    "Evidence",
    "Fact",
    "Facts",
    "Instant",
    "Note",
    "Revision",
    "Rule",
    "Secret",
    "Snapshot",
    "Source",
    "Tag",
    "canonical",
    "now",
    "plain",
]
