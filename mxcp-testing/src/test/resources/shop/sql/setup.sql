CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT, price DECIMAL(8, 2));
INSERT INTO books VALUES (1, 'Emma', 9.50), (2, 'Persuasion', 8);
