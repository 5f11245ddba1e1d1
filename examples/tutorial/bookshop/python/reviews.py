import json
import urllib.parse
import urllib.request

from mxcp.runtime import config


def book_reviews(title: str) -> dict:
    token = config.get_secret("reviews_api", "token")
    url = config.get_secret("reviews_api", "url")
    request = urllib.request.Request(
        f"{url}/reviews?{urllib.parse.urlencode({'title': title})}",
        headers={"Authorization": f"Bearer {token}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as response:
            return {"status": "ok", "reviews": json.load(response)}
    except OSError as error:
        return {"status": "error", "reviews": [], "error": type(error).__name__}
