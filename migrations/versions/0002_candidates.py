"""Whom a pronoun may mean where a claim's speaker or subject was left open."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("claim", sa.Column("candidates", sa.Text(), nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("claim", "candidates")
