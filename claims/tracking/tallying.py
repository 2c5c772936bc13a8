"""How many claims a list has beyond those it shows, as far as some thousands of them tell."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.tracking import asking, conditions
from claims.tracking.listing import COUNTED, DECIDED, Filter

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# As many claims are looked at.
LOOKED = COUNTED
# Fewer, where for each of them its evidence is looked for, or it was found by its number and not in any order.
FEWER = 4_000
# What is told without looking at a claim itself, as indexes have it, and what else conditions look at.
AT_HAND = ("id", "article_id", "status")
SEEN = (*AT_HAND, "kind", "stale_because", "resolution", "start", "updated_at")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims a list has, and how many dismissed ones it hides; where not the `whole` was seen, at least."""

    listed: int
    hidden: int
    whole: bool


def tally(record: "Record", wanted: Filter) -> Tally:
    """Count the claims wanted, and the dismissed ones that nobody asked for, as far as `LOOKED` claims tell."""
    served, looked = [*conditions.served(record, wanted)], [*conditions.looked(wanted)]
    found = [*conditions.found(record, wanted)]
    most = FEWER if wanted.unsourced or found else LOOKED
    served += [one.condition for one in found if one.few]
    many = [one for one in found if not one.few]
    # Of a word that very many have some are taken; where something else narrows the list it is looked for in that.
    sampled = bool(many) and not served
    (served if sampled else looked).extend(one.sampled(most) if sampled else one.condition for one in many)
    which = " AND ".join(condition for condition, _ in looked) or "1 = 1"
    # Indexes have what is at hand, and much of the rest: of what is not asked for no row is looked at.
    columns = [f'claim."{name}"' for name in SEEN if name in AT_HAND or f"claim.{name}" in which]
    inner, given = conditions.statement(columns, conditions.CLAIMS, served)
    given |= {name: value for _, more in looked for name, value in more.items()} | {"looked": most}
    # By an index that has the order; what was found by its number has none, and would have to be put in it.
    order = "" if sampled or any(one.few for one in found) else "ORDER BY claim.article_id"
    hidden = "claim.status = 'dismissed'" if conditions.hides_dismissed(wanted) else "1 = 0"
    statement = f"""
        SELECT COUNT(*), COALESCE(SUM(CASE WHEN {which} AND NOT {hidden} THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN {which} AND {hidden} THEN 1 ELSE 0 END), 0)
        FROM ({inner} {order} LIMIT :looked) AS claim
    """
    [[seen, listed, dismissed]] = [*asking.ask(record, statement, given)]
    return Tally(asking.whole(listed), asking.whole(dismissed), whole=not sampled and asking.whole(seen) < most)


def doubted(record: "Record", article: int | None) -> Tally:
    """Count the decided claims, of all articles or of one, that must be looked at again, as far as `tally` does."""
    return tally(record, Filter(article=article, statuses=DECIDED, stale=True))
