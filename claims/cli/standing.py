"""Where a claim stands, looked at before the work begins: reading its words with the language model takes a while."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Revision
from claims.tracking import articles, claims, words
from claims.tracking.overtaking import Seen


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim's place in the newest text of its article; `start` and `end` are code points, end exclusive."""

    number: int
    article: int
    text: str
    published: date | None
    start: int
    end: int
    seen: Seen

    @classmethod
    def of(cls, session: Session, number: int) -> "Standing":
        """Look where a claim stands; NotAllowedError for one that stands in no text."""
        claim = claims.find(session, number)
        article = articles.find(session, claim.article_id)
        revision = articles.with_text(session, article)
        if claim.start is None or claim.end is None:
            raise NotAllowedError(
                f"the words of claim {number} are gone from the text of article {article.id}; "
                f"'claims edit {number} --words WORDS' sets it on other words"
            )
        return cls(
            number, article.id, revision.text, article.published, claim.start, claim.end, Seen.of(session, [number])
        )

    def place(self, typed: str, which: Iterator[int]) -> tuple[int, int]:
        """Find words within the claim's own, where they stand there once, else in the whole text.

        Where they stand in several places, the next of `which` says in which of them.
        """
        if within := words.settled(self.text[self.start : self.end], typed):
            return self.start + within[0], self.start + within[1]
        nth = None if words.settled(self.text, typed) else next(which, None)
        return words.place(self.text, typed, nth=nth)

    def still(self, session: Session) -> Revision:
        """Give the text on record; NotAllowedError where it is another one by now, or the claim was changed."""
        revision = articles.with_text(session, articles.find(session, self.article))
        words.must_stand(revision.text, 0, len(self.text), self.text)
        self.seen.still(session)
        return revision
