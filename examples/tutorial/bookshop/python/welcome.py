from datetime import datetime, timezone


def welcome_reader(name: str, formal: bool = False) -> dict:
    words = f"Welcome to the shop, {name}." if formal else f"Hello {name}, good to see you!"
    return {"words": words, "said_at": datetime.now(timezone.utc).isoformat()}
