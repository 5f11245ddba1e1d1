from mxcp.runtime import db, on_init, on_shutdown

_prices = {}


@on_init
def open_shop():
    print("The shop opens")


@on_shutdown
def close_shop():
    print(f"The shop closes; it remembered {len(_prices)} price(s)")
    _prices.clear()


def book_price(isbn: str) -> dict:
    if isbn in _prices:
        return {"price": _prices[isbn], "source": "memory"}
    rows = db.execute("SELECT price FROM books WHERE isbn = $isbn", {"isbn": isbn})
    if not rows:
        return {"price": None, "source": "nowhere"}
    _prices[isbn] = rows[0]["price"]
    return {"price": _prices[isbn], "source": "database"}
