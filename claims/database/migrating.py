"""The one place that knows Alembic, which takes longer to import than SQLAlchemy itself."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection, scripts: Path, schema: str) -> None:
    """Bring a database to a schema by a folder of migrations, in the transaction that is open."""
    settings = Config()
    settings.set_main_option("script_location", str(scripts).replace("%", "%%"))
    settings.attributes["connection"] = connection
    command.upgrade(settings, schema)
