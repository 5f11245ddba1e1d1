import statistics

from mxcp.runtime import db


def reader_report(reader_id: int) -> dict:
    readers = db.execute("SELECT name, joined FROM readers WHERE id = $id", {"id": reader_id})
    if not readers:
        return {"error": f"There is no reader {reader_id}"}
    total = db.execute(
        "SELECT coalesce(sum(paid), 0) AS spent FROM sales WHERE reader_id = $id", {"id": reader_id}
    )
    paid = db.execute(
        "SELECT paid FROM sales WHERE reader_id = $id ORDER BY sold_at", {"id": reader_id}
    )
    return {**readers[0], **total[0], "trend": trend([row["paid"] for row in paid])}


def trend(amounts: list[float]) -> str:
    if len(amounts) < 4:
        return "unknown"
    half = len(amounts) // 2
    before, after = statistics.mean(amounts[:half]), statistics.mean(amounts[half:])
    if after > before * 1.05:
        return "up"
    return "down" if after < before * 0.95 else "steady"
