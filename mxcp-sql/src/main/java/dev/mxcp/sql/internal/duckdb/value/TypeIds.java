package dev.mxcp.sql.internal.duckdb.value;

/** The engine's numbers of types. */
final class TypeIds {

  static final int BOOLEAN = 1;
  static final int TINYINT = 2;
  static final int SMALLINT = 3;
  static final int INTEGER = 4;
  static final int BIGINT = 5;
  static final int UTINYINT = 6;
  static final int USMALLINT = 7;
  static final int UINTEGER = 8;
  static final int UBIGINT = 9;
  static final int FLOAT = 10;
  static final int DOUBLE = 11;
  static final int TIMESTAMP = 12;
  static final int DATE = 13;
  static final int TIME = 14;
  static final int INTERVAL = 15;
  static final int HUGEINT = 16;
  static final int VARCHAR = 17;
  static final int BLOB = 18;
  static final int DECIMAL = 19;
  static final int TIMESTAMP_S = 20;
  static final int TIMESTAMP_MS = 21;
  static final int TIMESTAMP_NS = 22;
  static final int ENUM = 23;
  static final int LIST = 24;
  static final int STRUCT = 25;
  static final int MAP = 26;
  static final int UUID = 27;
  static final int UNION = 28;
  static final int BIT = 29;
  static final int TIME_TZ = 30;
  static final int TIMESTAMP_TZ = 31;
  static final int UHUGEINT = 32;
  static final int ARRAY = 33;
  static final int BIGNUM = 35;
  static final int SQLNULL = 36;
  static final int TIME_NS = 39;
  static final int GEOMETRY = 40;

  private TypeIds() {}
}
