"""The record."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The engines have no kind of search table in common; both index words that the program has already cut.
SEARCH_INDEX = {
    "sqlite": ("CREATE VIRTUAL TABLE search_index USING fts5(words, tokenize='unicode61 remove_diacritics 0')",),
    "postgresql": (
        "CREATE TABLE search_index (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX ix_search_index_words ON search_index USING gin (words)",
    ),
}


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("uid", name=op.f("uq_article_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
    )
    chain = op.create_table(
        "chain",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_chain_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain")),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "interview",
                "correspondence",
                "author_notes",
                "recording",
                "transcript",
                "official_record",
                "court_record",
                "dataset",
                "study",
                "report",
                "press_release",
                "news_report",
                "fact_check",
                "social_post",
                "image",
                "map",
                "reference_work",
                "book",
                "website",
                "document",
                "other",
                name="sourcekind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "level",
            sa.Enum(
                "primary",
                "secondary",
                "tertiary",
                name="level",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("citation", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("identity", name=op.f("uq_source_identity")),
        sa.UniqueConstraint("uid", name=op.f("uq_source_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "casualty",
                "money",
                "percentage",
                "quantity",
                "rank",
                "date",
                "title",
                "identity",
                "name",
                "quote",
                "statement",
                "event",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "unverified",
                "verified",
                "refuted",
                "disputed",
                "unproven",
                "dismissed",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("stale_because", sa.Text(), nullable=True),
        sa.Column("priority", sa.Double(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("part_of_id", sa.Integer(), nullable=True),
        sa.Column("low", sa.Text().with_variant(sa.Numeric(), "postgresql"), nullable=True),
        sa.Column("high", sa.Text().with_variant(sa.Numeric(), "postgresql"), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "killed",
                "injured",
                "missing",
                "captured",
                "displaced",
                "rescued",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("rating", sa.Text(), nullable=True),
        sa.Column(
            "resolution",
            sa.Enum(
                "stands",
                "corrected",
                "hedged",
                "attributed",
                "context_added",
                "cut",
                "on_author",
                "accepted_risk",
                name="resolution",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("replacement", sa.Text(), nullable=True),
        sa.Column("assignee", sa.Text(), nullable=True),
        sa.Column("signed_off_by", sa.Text(), nullable=True),
        sa.Column("review_url", sa.Text(), nullable=True),
        sa.Column("claimant", sa.Text(), nullable=True),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("priority >= 0 AND priority <= 1", name=op.f("ck_claim_priority")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_claim_article_id_article")),
        sa.ForeignKeyConstraint(["part_of_id"], ["claim.id"], name=op.f("fk_claim_part_of_id_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("uid", name=op.f("uq_claim_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_claim_status_priority", "claim", ["status", sa.text("priority DESC"), "id"])
    op.create_index("ix_claim_place", "claim", ["article_id", "start", sa.text('"end" DESC'), "id"])
    op.create_index(op.f("ix_claim_assignee"), "claim", ["assignee"], unique=False)
    op.create_index(op.f("ix_claim_updated_at"), "claim", ["updated_at"], unique=False)
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("blob_sha256", sa.String(length=64), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("read_by", sa.Text(), nullable=False),
        sa.Column("extracted_by", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_revision_article_id_article")),
        sa.ForeignKeyConstraint(["blob_sha256"], ["blob.sha256"], name=op.f("fk_revision_blob_sha256_blob")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_revision_article_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_revision_blob_sha256"), "revision", ["blob_sha256"], unique=False)
    op.create_index(op.f("ix_revision_location"), "revision", ["location"], unique=False)
    op.create_index(op.f("ix_revision_sha256"), "revision", ["sha256"], unique=False)
    op.create_table(
        "anchor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "exact",
                "moved",
                "changed",
                "ambiguous",
                "lost",
                name="anchorstate",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_anchor_claim_id_claim")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_anchor_revision_id_revision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anchor")),
        sa.UniqueConstraint("claim_id", "revision_id", name=op.f("uq_anchor_claim_id_revision_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_anchor_revision_id"), "anchor", ["revision_id"], unique=False)
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("command", sa.Integer(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_change_article_id_article")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_change_claim_id_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_change_article_id"), "change", ["article_id"], unique=False)
    op.create_index(op.f("ix_change_claim_id"), "change", ["claim_id"], unique=False)
    op.create_index(op.f("ix_change_command"), "change", ["command"], unique=False)
    op.create_index(op.f("ix_change_row"), "change", ["row"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column(
            "stance",
            sa.Enum(
                "supports",
                "refutes",
                "context",
                "absent",
                "unread",
                name="stance",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("locator", sa.Text(), nullable=True),
        sa.Column(
            "finding",
            sa.Enum(
                "found",
                "altered",
                "missing",
                "unchecked",
                name="finding",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_evidence_claim_id_claim")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_evidence_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("uid", name=op.f("uq_evidence_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_evidence_claim_id"), "evidence", ["claim_id"], unique=False)
    op.create_index(op.f("ix_evidence_source_id"), "evidence", ["source_id"], unique=False)
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(claim_id IS NULL) <> (article_id IS NULL)", name=op.f("ck_note_one_place")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_note_article_id_article")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_note_claim_id_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("uid", name=op.f("uq_note_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_note_article_id"), "note", ["article_id"], unique=False)
    op.create_index(op.f("ix_note_claim_id"), "note", ["claim_id"], unique=False)
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(claim_id IS NULL) <> (article_id IS NULL)", name=op.f("ck_tag_one_place")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_tag_article_id_article")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_tag_claim_id_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("uid", name=op.f("uq_tag_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_tag_article_id"), "tag", ["article_id"], unique=False)
    op.create_index(op.f("ix_tag_claim_id"), "tag", ["claim_id"], unique=False)
    op.create_index(op.f("ix_tag_name_claim_id_article_id"), "tag", ["name", "claim_id", "article_id"], unique=False)
    op.bulk_insert(chain, [{"id": 1, "digest": "0" * 64, "count": 0}])
    for statement in SEARCH_INDEX[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Go back."""
    op.execute("DROP TABLE search_index")
    op.drop_index(op.f("ix_tag_name_claim_id_article_id"), table_name="tag")
    op.drop_index(op.f("ix_tag_claim_id"), table_name="tag")
    op.drop_index(op.f("ix_tag_article_id"), table_name="tag")
    op.drop_table("tag")
    op.drop_index(op.f("ix_note_claim_id"), table_name="note")
    op.drop_index(op.f("ix_note_article_id"), table_name="note")
    op.drop_table("note")
    op.drop_index(op.f("ix_evidence_source_id"), table_name="evidence")
    op.drop_index(op.f("ix_evidence_claim_id"), table_name="evidence")
    op.drop_table("evidence")
    op.drop_index(op.f("ix_change_row"), table_name="change")
    op.drop_index(op.f("ix_change_command"), table_name="change")
    op.drop_index(op.f("ix_change_claim_id"), table_name="change")
    op.drop_index(op.f("ix_change_article_id"), table_name="change")
    op.drop_table("change")
    op.drop_index(op.f("ix_anchor_revision_id"), table_name="anchor")
    op.drop_table("anchor")
    op.drop_index(op.f("ix_revision_sha256"), table_name="revision")
    op.drop_index(op.f("ix_revision_location"), table_name="revision")
    op.drop_index(op.f("ix_revision_blob_sha256"), table_name="revision")
    op.drop_table("revision")
    op.drop_index(op.f("ix_claim_updated_at"), table_name="claim")
    op.drop_index(op.f("ix_claim_assignee"), table_name="claim")
    op.drop_table("claim")
    op.drop_table("source")
    op.drop_table("chain")
    op.drop_table("blob")
    op.drop_table("article")
