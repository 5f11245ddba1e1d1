package dev.mxcp.testing;

/** The isolation of the tests of a class. */
public enum Isolation {
  /** Nothing: every test starts a runtime of its own on a copy of the database. */
  COPY,
  /**
   * The runtime: it starts once, and a test that changed the database has it put back, by a reload,
   * before the next one begins. Python modules keep their globals until then.
   *
   * <p>Tests of one class must not run in parallel with each other.
   */
  ROLLBACK,
  /** The runtime and one copy of the database: a test sees what others did. */
  SHARED
}
