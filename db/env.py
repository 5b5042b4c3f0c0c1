"""What Alembic runs before the migrations: it uses the connection and the transaction of the caller, never its own."""

from alembic import context

from judge_desktop.store.tables import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
