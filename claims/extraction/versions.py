"""What reads the texts, by name and version."""

from importlib.metadata import PackageNotFoundError, version

from claims.extraction.text import language


def engine() -> str:
    """Name the extractor, spaCy and the model with their versions, as installed; nothing is loaded.

    It is kept with each revision, so that a reading can be told from a later one.
    """
    model = next((name for name in language.MODELS if _version(name)), language.MODELS[0])
    return ", ".join(f"{name} {_version(name) or 'unknown'}" for name in ("claims-tracker", "spacy", model))


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
