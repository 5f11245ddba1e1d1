def personalized_greeting(name, formal=False):
    if name == "Nobody":
        raise ValueError("nobody is greeted")
    greeting = f"Good day, {name}." if formal else f"Hi {name}!"
    return {"greeting": greeting, "length": len(greeting)}
