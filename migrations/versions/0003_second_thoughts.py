"""Commands that take others back, and claims that went into others."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("change", sa.Column("undoes", sa.Integer(), nullable=True))
    op.create_index("ix_change_undoes", "change", ["undoes"])
    # In a statement that both engines know: on SQLite, Alembic would build the table anew and lose its AUTOINCREMENT.
    op.execute(
        "ALTER TABLE claim ADD COLUMN merged_into_id INTEGER "
        "CONSTRAINT fk_claim_merged_into_id_claim REFERENCES claim (id)"
    )
    op.create_index("ix_claim_merged_into_id", "claim", ["merged_into_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_claim_merged_into_id", "claim")
    op.drop_column("claim", "merged_into_id")
    op.drop_index("ix_change_undoes", "change")
    op.drop_column("change", "undoes")
