"""Fills the database at the first start, so that the project runs from a fresh clone."""

from pathlib import Path

from mxcp.runtime import db, on_init


@on_init
def fill_database():
    tables = db.execute("SELECT count(*) AS n FROM information_schema.tables")[0]["n"]
    if tables:
        return
    script = Path(__file__).parent.parent / "sql" / "setup.sql"
    for statement in script.read_text(encoding="utf-8").split(";"):
        if statement.strip():
            db.execute(statement)
