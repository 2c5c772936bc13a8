"""How one piece of work on the record begins and ends, and which schema is expected.

A URL is SQLAlchemy's; a bare path is an SQLite file. Only the command line opens the record.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from claims.database.expected import SCHEMA
from claims.database.glancing import glance, write

if TYPE_CHECKING:
    from claims.database.backups import back_up, copy, restore, sound
    from claims.database.opening import begin, forget, look, nothing
    from claims.database.places import locate, shown
    from claims.database.schema import exists, migrations, schema_of
    from claims.database.upgrading import upgrade

__all__ = [
    "SCHEMA",
    "back_up",
    "begin",
    "copy",
    "exists",
    "forget",
    "glance",
    "locate",
    "look",
    "migrations",
    "nothing",
    "restore",
    "schema_of",
    "shown",
    "sound",
    "upgrade",
    "write",
]

# Where each stands: they need SQLAlchemy, whose import takes half of a short command, and come when they are asked for.
HOMES = {
    "back_up": "backups",
    "restore": "backups",
    "sound": "backups",
    "copy": "backups",
    "begin": "opening",
    "forget": "opening",
    "look": "opening",
    "nothing": "opening",
    "locate": "places",
    "shown": "places",
    "exists": "schema",
    "migrations": "schema",
    "schema_of": "schema",
    "upgrade": "upgrading",
}


def __getattr__(name: str) -> object:
    """Get what stands in one of the rooms behind (PEP 562)."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
