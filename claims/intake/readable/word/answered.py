"""A Word file that this program wrote, after somebody answered in it: our comments, as they are and as they were."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from lxml import etree

from claims.intake import limits
from claims.intake.readable.apart import Found
from claims.intake.readable.word import comments
from claims.intake.readable.word.article import Words
from claims.intake.readable.word.comments import Comment
from claims.intake.readable.word.package import Package
from claims.vocabulary import Status

# The part, in custom XML, in which a file keeps what it was written with: an element for each comment of ours, with
# its text, and one for each comment of others that was there already.
KEPT = "urn:claims:written:1"
WRITTEN, COMMENT, THERE = (f"{{{KEPT}}}{name}" for name in ("written", "comment", "there"))
# The attributes of the first, of the second and of the third.
AUTHOR, NUMBER, UID, SHA256 = "author", "number", "uid", "sha256"

_OURS = re.compile(r"\s*\[C([0-9]{1,9})\]\s*")
_STATUS = re.compile(rf"(?:{'|'.join(Status)})\b")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file keeps of how it was written: the author of our comments, and by number the uid and text of each."""

    author: str = ""
    comments: dict[int, tuple[str, str]] = field(default_factory=dict)
    there: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered: who, when as the file has it, and the words."""

    by: str | None
    at: str
    words: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A comment of ours, its claim's uid and its text as it was written; those are None where the file lost them."""

    number: int
    uid: str | None
    written: str | None
    words: str
    replies: tuple[Reply, ...] = ()


def read(package: Package) -> Found:
    """Read, as JSON: our comments, the numbers of those that are gone, and how many others are new on no words of ours.

    Replies are what a file says to answer one of ours; comments of others on exactly the same words, since some
    programs write replies so; and those that begin with its number.
    """
    main = dict(package.related(""))["officeDocument"]
    parts = dict(reversed(package.related(main)))
    if "comments" not in parts:
        return {"unread": "it has no comments"}
    known = [*comments.read(package.part(parts["comments"]), {})]
    if sum(len(comment.words) for comment in known) > limits.CHARACTERS:
        return {"unread": limits.TOO_LONG}
    threads = package.part(parts["commentsExtended"]) if "commentsExtended" in parts else None
    margin = _Margin(known, comments.answered(threads), comments.ranges(Words(package).written.marks), kept(package))
    return {"text": json.dumps({"comments": [*map(asdict, margin.ours)], "gone": margin.gone, "apart": margin.apart})}


def kept(package: Package) -> Kept:
    """Give what a file keeps of how it was written last; nothing where it keeps nothing."""
    found = Kept()
    main = dict(package.related(""))["officeDocument"]
    for kind, name in package.related(main):
        if kind != "customXml":
            continue
        try:
            tree = package.part(name)
        except etree.XMLSyntaxError:
            continue
        if tree.tag == WRITTEN:
            found = _kept(tree)
    return found


def digest(comment: Comment) -> str:
    """Give what tells a comment of others again: SHA-256 (hex) of who said it and what."""
    return hashlib.sha256(f"{comment.by}\n{comment.words}".encode(errors="replace")).hexdigest()


def _kept(tree: etree._Element) -> Kept:
    ours = {
        int(each.get(NUMBER, "0")): (each.get(UID, ""), each.text or "")
        for each in tree.iter(COMMENT)
        if each.get(NUMBER, "").isdecimal()
    }
    return Kept(tree.get(AUTHOR, ""), ours, frozenset(each.get(SHA256, "") for each in tree.iter(THERE)))


class _Margin:
    """The comments of a file, told apart: ours, what answers them, and the rest."""

    def __init__(
        self,
        known: Sequence[Comment],
        parents: dict[str, str],
        places: dict[str, tuple[int, int]],
        written: Kept,
    ) -> None:
        self._known, self._parents, self._places, self._written = known, parents, places, written
        self._by_paragraph = {comment.paragraph: comment for comment in known if comment.paragraph}
        ours = self._first_of_each()
        answers: dict[str, list[Reply]] = {comment.id: [] for comment in ours.values()}
        self.apart = 0
        for comment in known:
            if comment.id in answers:
                continue
            to = self._answered(comment, ours)
            if to is None:
                self.apart += digest(comment) not in written.there
            else:
                answers[to.id].append(Reply(comment.by, comment.at, _OURS.sub("", comment.words, count=1)))
        self.ours = tuple(self._ours(number, one, answers[one.id]) for number, one in ours.items())
        self.gone = sorted({*written.comments} - {*ours})

    def _first_of_each(self) -> dict[int, Comment]:
        """Give our comments by number; of several with one number the first that is by our author."""
        found: dict[int, Comment] = {}
        for comment in self._known:
            number = _number(comment)
            if number is None or self._root(comment) is not comment:
                continue
            own = comment.by == self._written.author
            if not own and not _STATUS.match(_OURS.sub("", comment.words, count=1)):
                continue
            if number not in found or (own and found[number].by != self._written.author):
                found[number] = comment
        return found

    def _answered(self, comment: Comment, ours: dict[int, Comment]) -> Comment | None:
        """Give the comment of ours that another one answers."""
        own = {one.id: one for one in ours.values()}
        root = self._root(comment)
        if root is not comment:
            return own.get(root.id)
        if (number := _number(comment)) is not None:
            # A copy of ours, made with the words that it stands on, says nothing.
            copied = number in ours and comment.words == ours[number].words
            return None if copied else ours.get(number)
        if digest(comment) in self._written.there:
            return None
        return self._on_same_words(comment, own)

    def _on_same_words(self, comment: Comment, own: dict[str, Comment]) -> Comment | None:
        place = self._places.get(comment.id)
        if place is None or place[0] == place[1]:
            return None
        there = [one for one in self._known if one.id in own and self._places.get(one.id) == place]
        before = [one for one in there if self._known.index(one) < self._known.index(comment)]
        return next(iter(before[-1:] or there[:1]), None)

    def _root(self, comment: Comment) -> Comment:
        """Give the comment that a thread begins with."""
        passed = {comment.id}
        while above := self._by_paragraph.get(self._parents.get(comment.paragraph, "")):
            if above.id in passed:
                break
            passed.add(above.id)
            comment = above
        return comment

    def _ours(self, number: int, comment: Comment, replies: Sequence[Reply]) -> Answered:
        uid, written = self._written.comments.get(number, (None, None))
        return Answered(number, uid or None, written, comment.words, tuple(replies))


def _number(comment: Comment) -> int | None:
    told = _OURS.match(comment.words)
    return int(told[1]) if told else None
