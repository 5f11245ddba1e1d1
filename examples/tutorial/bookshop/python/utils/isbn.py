def digits_of(isbn: str) -> str:
    return "".join(ch for ch in isbn if ch.isdigit())


def is_valid(isbn: str) -> bool:
    digits = digits_of(isbn)
    weighted = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))
    return len(digits) == 13 and weighted % 10 == 0
