"""What a claim says on other words: what extraction reads there, and what only the claim knows."""

from dataclasses import replace

from claims.errors import NotAllowedError
from claims.extraction import FoundClaim
from claims.model import Claim
from claims.tracking.claims import value_of
from claims.vocabulary import PERSON, Kind

# What words alone do not say, and a claim that stood around them did.
KEPT = ("outcome", "subject", "speaker")


def completed(claim: Claim, found: FoundClaim) -> FoundClaim:
    """Give what is read in words the kind, speaker and outcome of the claim they are taken from.

    Only where no rule of extraction found a claim on these words: what it finds, it finds whole.
    """
    if found.made_by != PERSON:
        return found
    known = value_of(claim)
    value = replace(found.value, **{name: getattr(found.value, name) or getattr(known, name) for name in KEPT})
    if found.kind is Kind.DATE:
        return replace(found, value=value)
    if found.kind is Kind.OTHER or claim.kind is Kind.CASUALTY:
        # "at least 31", cut out of those who were killed, still counts people.
        return replace(found, kind=claim.kind, value=replace(value, unit=known.unit))
    return replace(found, value=value)


def read_anew(claim: Claim, found: FoundClaim) -> FoundClaim:
    """Give what is to be taken over for a claim; NotAllowedError where nothing is read in its words."""
    if found.made_by == PERSON and found.kind is Kind.OTHER:
        raise NotAllowedError(
            f"nothing is read in the words of claim {claim.id}, '{found.exact}'; "
            f"'claims edit {claim.id}' takes what you say they mean"
        )
    return completed(claim, found)
