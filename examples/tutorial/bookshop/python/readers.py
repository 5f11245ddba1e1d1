import asyncio

from mxcp.runtime import db


def find_reader(email: str) -> dict:
    rows = db.execute("SELECT id, name FROM readers WHERE email = $email", {"email": email})
    if not rows:
        return {"found": False, "reader": None}
    return {"found": True, "reader": {**rows[0], "host": email.partition("@")[2]}}


async def readers_by_id(ids: list[int]) -> list[dict]:
    async def one(reader_id: int) -> dict:
        rows = db.execute("SELECT name FROM readers WHERE id = $id", {"id": reader_id})
        await asyncio.sleep(0)
        return {"id": reader_id, "name": rows[0]["name"] if rows else None}

    return list(await asyncio.gather(*(one(reader_id) for reader_id in ids)))
