from mxcp.runtime import db


def greet_in(name: str, language: str) -> dict:
    rows = db.execute("SELECT word FROM greetings WHERE language = $language", {"language": language})
    if not rows:
        raise ValueError(f"No greeting in {language} is known")
    greeting = f"{rows[0]['word']}, {name}!"
    return {"greeting": greeting, "length": len(greeting)}
