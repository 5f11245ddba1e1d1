CREATE TABLE readers (
  id INTEGER PRIMARY KEY,
  name VARCHAR,
  email VARCHAR,
  joined TIMESTAMP
);
INSERT INTO readers VALUES
  (1, 'Ada', 'ada@example.org', TIMESTAMP '2023-05-04 08:15:00'),
  (2, 'Émile', 'emile@example.org', TIMESTAMP '2024-11-30 17:00:00.25'),
  (3, 'Grace', 'grace@example.com', TIMESTAMP '2025-02-28 23:59:59');

CREATE TABLE books (
  isbn VARCHAR PRIMARY KEY,
  title VARCHAR,
  price DECIMAL(8, 2),
  copies INTEGER
);
INSERT INTO books VALUES
  ('9780306406157', 'Plane Geometry', 24.90, 4),
  ('9783161484100', 'The Quiet Machine', 12.50, 0),
  ('9780131103627', 'Small Programs', 41.00, 11);

CREATE TABLE sales (
  reader_id INTEGER,
  isbn VARCHAR,
  paid DECIMAL(8, 2),
  sold_at TIMESTAMP
);
INSERT INTO sales
  SELECT 1, '9780306406157', (20 + i * 0.75)::DECIMAL(8, 2), TIMESTAMP '2025-01-01' + to_days(i::INTEGER)
  FROM range(1, 13) t(i);
INSERT INTO sales VALUES (2, '9783161484100', 12.50, TIMESTAMP '2025-03-01');
