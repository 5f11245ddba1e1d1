-- What all copies on the shelves are worth.
SELECT sum(price * copies) AS value FROM books
