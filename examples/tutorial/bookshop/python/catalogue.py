from utils.isbn import digits_of, is_valid


def check_isbn(isbn: str) -> dict:
    return {"valid": is_valid(isbn), "digits": digits_of(isbn)}
