"""What a new source is taken for until somebody says otherwise: its kind, and how near it stands to what it tells."""

from urllib.parse import urlsplit

from claims.vocabulary import Level, SourceKind

_PRIMARY = (
    *(SourceKind.INTERVIEW, SourceKind.CORRESPONDENCE, SourceKind.AUTHOR_NOTES, SourceKind.RECORDING),
    *(SourceKind.TRANSCRIPT, SourceKind.OFFICIAL_RECORD, SourceKind.COURT_RECORD, SourceKind.DATASET),
    *(SourceKind.PRESS_RELEASE, SourceKind.SOCIAL_POST, SourceKind.IMAGE, SourceKind.STUDY),
)
LEVELS = {
    **dict.fromkeys(SourceKind, Level.SECONDARY),
    **dict.fromkeys(_PRIMARY, Level.PRIMARY),
    SourceKind.REFERENCE_WORK: Level.TERTIARY,
}
# By the end of a host name; the rest of the web is a website.
HOSTS = {
    ".gov": SourceKind.OFFICIAL_RECORD,
    ".mil": SourceKind.OFFICIAL_RECORD,
    ".gov.uk": SourceKind.OFFICIAL_RECORD,
    ".wikipedia.org": SourceKind.REFERENCE_WORK,
}


def of_address(url: str) -> SourceKind:
    """Tell the kind of what is at a web address."""
    host = urlsplit(url).hostname or ""
    return next((kind for ending, kind in HOSTS.items() if host.endswith(ending)), SourceKind.WEBSITE)
