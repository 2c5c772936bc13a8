"""Texts of an article that can be taken back, and claims that are found by what they say."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("revision", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_claim_value", "claim", ["low", "high", "kind", "unit", "date"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_claim_value", "claim")
    op.drop_column("revision", "removed_at")
