import logging

from mxcp.runtime import db

logger = logging.getLogger(__name__)


def reserve_book(isbn: str) -> dict:
    try:
        rows = db.execute("SELECT copies FROM books WHERE isbn = $isbn", {"isbn": isbn})
        if not rows:
            return {"status": "unknown_book"}
        if rows[0]["copies"] == 0:
            return {"status": "sold_out", "left": 0}
        db.execute("UPDATE books SET copies = copies - 1 WHERE isbn = $isbn", {"isbn": isbn})
        logger.info("Reserved a copy of %s", isbn)
        return {"status": "reserved", "left": rows[0]["copies"] - 1}
    except Exception:
        logger.exception("The reservation failed")
        return {"status": "error"}
