"""What the room hands out: a text, and what is known of where it came from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Material:
    """Bytes that were brought in and wait for a reader.

    `name` is what the user typed ("stdin" for `-`) and stands in every refusal; `location` is what the
    record keeps.
    """

    name: str
    location: str
    original: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    r"""An article as it was read.

    Offsets anywhere in the program are Unicode code points on `text`: line ends are `\n`, a leading byte
    order mark is gone, and it is never rewritten afterwards. `location` is an absolute path, an address
    in normal form or `-`; `address` is where the text was published. `read_by` names the reader and the
    encoding, so that a guess can be seen later.
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
