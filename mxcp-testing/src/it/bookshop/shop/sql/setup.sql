CREATE TABLE books (isbn TEXT PRIMARY KEY, title TEXT, price DECIMAL(8, 2), stock INTEGER);
INSERT INTO books VALUES
  ('9780141439587', 'Emma', 9.50, 3),
  ('9780141439686', 'Persuasion', 8.00, 0);
