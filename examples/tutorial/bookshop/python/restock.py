import os
import shutil
from pathlib import Path

from mxcp.runtime import config, reload_duckdb


def restock() -> dict:
    delivered = os.environ.get("BOOKSHOP_DELIVERY")
    if not delivered:
        return {"status": "nothing delivered"}
    database = config.get_setting("profiles.default.duckdb.path")

    def replace():
        # Every connection is closed while this runs.
        shutil.copy(delivered, Path(__file__).parent.parent / database)

    reload_duckdb(payload_func=replace, description="A new stock was delivered")
    return {"status": "scheduled"}
