CREATE TABLE IF NOT EXISTS greetings (language VARCHAR PRIMARY KEY, word VARCHAR NOT NULL);

INSERT OR REPLACE INTO greetings VALUES
  ('English', 'Hello'),
  ('French', 'Bonjour'),
  ('Japanese', 'こんにちは');
