from mxcp.runtime import plugins


def shelf_statistics() -> dict:
    shelf = plugins.get("shelf")
    return {"plugins": plugins.list(), "printed": shelf.printed if shelf else 0}
