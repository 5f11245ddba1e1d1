from mxcp.runtime import db


def stock_value() -> dict:
    rows = db.execute("SELECT price, copies FROM books")
    return {"value": round(sum(row["price"] * row["copies"] for row in rows), 2)}
