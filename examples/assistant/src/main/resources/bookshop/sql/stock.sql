CREATE TABLE books (isbn VARCHAR, title VARCHAR, author VARCHAR, price DECIMAL(8, 2), copies INTEGER);
INSERT INTO books VALUES
  ('9780306406157', 'Plane Geometry', 'Ilse Brandt', 24.90, 4),
  ('9783161484100', 'The Quiet Machine', 'Noor Haddad', 12.50, 2),
  ('9780131103627', 'Small Programs', 'Tomas Lind', 41.00, 11),
  ('9781402894626', 'A Garden in Winter', 'Noor Haddad', 18.00, 7),
  ('9780262046305', 'Maps of Sound', 'Amara Diallo', 33.20, 5);
CREATE TABLE orders (customer VARCHAR, isbn VARCHAR, copies INTEGER, ordered_at TIMESTAMP);
INSERT INTO orders VALUES
  ('ada', '9780131103627', 1, TIMESTAMP '2026-01-12 10:30:00'),
  ('emil', '9783161484100', 2, TIMESTAMP '2026-02-03 16:05:00');
CREATE TABLE customers (id VARCHAR, name VARCHAR, mail VARCHAR);
INSERT INTO customers VALUES ('ada', 'Ada', 'ada@example.org'), ('emil', 'Emil', 'emil@example.com');
