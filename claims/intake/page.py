"""What the room hands out: articles as they were read, and sources as they were seen."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Material:
    """Bytes that were brought in and wait for a reader.

    `name` is what the user typed ("stdin" for `-`) and stands in every refusal; `location` is what the
    record keeps. What was fetched comes from `address`, where the redirects ended, and was said to be in `charset`.
    """

    name: str
    location: str
    original: bytes
    address: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What somebody wrote beside a passage: a comment, or a footnote that names no source.

    It is about `start` to `end` of the page's text, code points, end exclusive; where the two are one, about the
    sentence up to there. `by` is who wrote it, where the file says so.
    """

    start: int
    end: int
    words: str
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A source that the author gave for a passage, with places as in `Remark`.

    `address` is in normal form; without one it is a source in words. `words` are those of the link or the citation.
    """

    start: int
    end: int
    words: str
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    r"""An article as it was read.

    Offsets anywhere in the program are Unicode code points on `text`: line ends are `\n`, a leading byte
    order mark is gone, and it is never rewritten afterwards. `location` is an absolute path, an address
    in normal form or `-`; `address` is where the text was published. `read_by` names the reader and the
    encoding, so that a guess can be seen later. `given` is what the author wrote beside the text or
    linked in it, in the order of the text; `notices` are sentences on what a reader of the claims must know, such as
    that tracked changes were read as accepted.
    """

    text: str
    title: str
    byline: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str | None = None
    address: str | None = None
    media_type: str
    read_by: str
    location: str
    original: bytes
    given: tuple[Remark | Reference, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    r"""A source taken in.

    `address` is where the redirects ended, in normal form; it and `status` are None for a file.
    `taken_at` is UTC. Either there is `text`, with `\n` for line ends and a form feed between the pages
    of a PDF, and `read_by` names the reader; or `unread` says, as a clause on "it", why there is none.
    `title` and `published` are what the source says of itself.
    """

    original: bytes
    media_type: str | None
    address: str | None
    status: int | None
    taken_at: datetime
    text: str | None
    read_by: str | None
    unread: str | None
    title: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class NotCaptured:
    """Why nothing was taken in.

    `reason` is a clause on "it", without the address. `late`: the time was up, or the server is still at it, so
    another try may do better. `status` is what the server answered. `gone`: there is nothing (any more): no such
    page, no server of that name, or no such file.
    """

    reason: str
    late: bool = False
    status: int | None = None
    gone: bool = False
