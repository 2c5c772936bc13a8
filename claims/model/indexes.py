"""What lists go by: an index for each order and each filter, so that a page costs the same of any number of claims.

The engine keeps them and only the migrations need them described: no command waits for that.
"""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Column, Index, MetaData, TextClause, text

from claims.model.columns import Base

# The order of the text, all articles one after the other.
PLACE = ("article_id", "start", '"end" DESC', "id")
KEPT, GONE = "removed_at IS NULL", "removed_at IS NOT NULL"
OPEN = "(status = 'unverified' OR stale_because IS NOT NULL)"
# A change that gave a claim a verdict or confirmed it: not one that added the claim, nor one that took another back.
# "status": is a key of canonical JSON; within a value its quotation marks would have backslashes.
GIVEN = """"row" LIKE 'claim %' AND "before" IS NOT NULL AND undoes IS NULL AND "after" LIKE '%"status":%'"""

# Of each table: an index's name, its columns, and which rows it is of where it is not of all.
INDEXES: dict[str, tuple[tuple[str, tuple[str, ...], str | None], ...]] = {
    "article": (
        ("published", ("published DESC", "id"), None),
        # Few, and asked for by whoever counts claims without looking at each one's article.
        ("removed", ("id",), GONE),
    ),
    "claim": (
        # One for each order a list may ask for: what matters most first, and the order of the text.
        ("status_priority", ("status", "priority DESC", "id"), None),
        ("place", (*PLACE, "removed_at", "status", "updated_at"), None),
        ("listed_priority", ("priority DESC", "id", "status"), KEPT),
        ("listed_updated", ("updated_at DESC", "id", "status", "article_id", "start", "end"), KEPT),
        # And one for each filter, in the order of the text: its claims may be few among a million, or the last ones.
        # The status at the end is for counting, so that none of the rows is looked at.
        ("listed_kind", ("kind", *PLACE, "status"), KEPT),
        ("listed_made_by", ("made_by", *PLACE, "status"), KEPT),
        ("listed_assignee", ("assignee", *PLACE, "status"), KEPT),
        ("listed_status", ("status", *PLACE), KEPT),
        ("listed_outcome", ("outcome", *PLACE, "status"), f"{KEPT} AND outcome IS NOT NULL"),
        ("listed_unit", ("lower(unit)", *PLACE, "status"), f"{KEPT} AND lower(unit) IS NOT NULL"),
        ("listed_speaker", ("lower(speaker)", *PLACE, "status"), f"{KEPT} AND lower(speaker) IS NOT NULL"),
        ("listed_stale", (*PLACE, "status", "resolution"), f"{KEPT} AND stale_because IS NOT NULL"),
        ("listed_open", (*PLACE, "status", "resolution"), f"{KEPT} AND {OPEN}"),
        ("removed", ("removed_at",), GONE),
        # For what says the same elsewhere; it begins with the figure, so that no list of a kind goes by it.
        ("value", ("low", "high", "kind", "unit", "date"), None),
        ("merged_into_id", ("merged_into_id",), "merged_into_id IS NOT NULL"),
    ),
    "tag": (("name_claim_id_article_id", ("name", "claim_id", "article_id"), KEPT),),
    "evidence": (("unread", ("claim_id", "source_id"), f"stance = 'unread' AND {KEPT}"),),
    "change": (
        # On SQLite there is another by the day, which only the migrations know: each engine has its own word for one.
        ("verdict", ("by", "claim_id", "command"), GIVEN),
        # Without the others, or SQLite finds all that take nothing back through it.
        ("undoes", ("undoes",), "undoes IS NOT NULL"),
    ),
}


@cache
def indexed() -> MetaData:
    """Give the tables with all of their indexes, as the migrations are to have built them."""
    for table, indexes in INDEXES.items():
        for name, columns, which in indexes:
            where = text(which) if which else None
            Index(f"ix_{table}_{name}", *_columns(table, columns), sqlite_where=where, postgresql_where=where)
    return Base.metadata


def _columns(table: str, columns: tuple[str, ...]) -> Iterator[Column[object] | TextClause]:
    there = Base.metadata.tables[table].c
    yield from (there[column] if column in there else text(column) for column in columns)
