"""What a user can put right: each error is one sentence that says what is so."""

from collections.abc import Mapping


class ClaimsError(Exception):
    """The family: shown as one line, exit status 1."""


class NotFoundError(ClaimsError):
    """The user named something that is not on record."""

    def __init__(self, kind: str, number: object) -> None:
        super().__init__(f"there is no {kind} {number}")


class NotAllowedError(ClaimsError):
    """A rule of the desk stands against what was asked."""


class LackingError(NotAllowedError):
    """Of several claims some lack what they need to be `what`; `lacking` says of each by its number what that is."""

    def __init__(self, said: str, what: str, lacking: Mapping[int, str]) -> None:
        super().__init__(said)
        self.what, self.lacking = what, lacking


class NotReadableError(ClaimsError):
    """A file, an address or stdin did not give a text."""


class NotWrittenError(ClaimsError):
    """A file did not come to be where it was asked for."""


class NotUnderstoodError(ClaimsError):
    """What was typed cannot be read as what it should be."""


class RecordError(ClaimsError):
    """The record cannot be opened, is of another schema, or is not whole."""
