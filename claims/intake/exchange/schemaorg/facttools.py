"""Reviews as Google's Fact Check Tools API gives them: a claim, and under `claimReview` who reviewed it."""

from collections.abc import Iterator

from claims.intake.exchange.schemaorg import fields
from claims.intake.exchange.schemaorg.fields import Object, Value


def reviews(claim: Object) -> Iterator[Object]:
    """Yield the reviews of a claim as schema.org has them."""
    for review in fields.objects(claim.get("claimReview")):
        publisher = fields.first(review.get("publisher"))
        made: Value = {"author": {"name": claim.get("claimant")}, "datePublished": claim.get("claimDate")}
        yield {
            "claimReviewed": claim.get("text"),
            "url": review.get("url"),
            "name": review.get("title"),
            "datePublished": review.get("reviewDate"),
            "publisher": {"name": publisher.get("name") or publisher.get("site")},
            "itemReviewed": made,
            "reviewRating": {"alternateName": review.get("textualRating")},
        }
