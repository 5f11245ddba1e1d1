package dev.mxcp.python.contract;

/** The tools of the contract. */
final class ContractTools {

  private static final String MODULE = "contract_tools";

  private ContractTools() {}

  static ContractProject write(ContractProject project) {
    project.python(MODULE, VALUES + DATABASE + FAILURES);
    project.tool(MODULE, "subtract", "a", "b");
    return project.tools(
        MODULE,
        "values",
        "gather",
        "sql_types",
        "sql_parameters",
        "transactions",
        "hooks",
        "plugin_from_sql",
        "talkative",
        "fails",
        "recurse",
        "spin",
        "sleep",
        "wait_async",
        "until_released",
        "release");
  }

  private static final String VALUES =
      """
      import asyncio, datetime, decimal, logging, sys, threading, time
      from mxcp.runtime import db, on_init

      ran = []
      gate = threading.Event()

      @on_init
      def first():
          ran.append("first")

      @on_init
      async def second():
          ran.append("second")

      def hooks():
          return ran

      def values():
          return {
              "text": "Zo\\u00eb \\u2602 \\U0001d11e", "yes": True, "none": None, "int": 7, "float": 2.0,
              "big": 123456789012345678901234567890, "list": [1, (2, {"a": "b"})],
              "date": datetime.date(2024, 2, 29),
              "when": datetime.datetime(2024, 2, 29, 12, 30, 45),
              "money": decimal.Decimal("12.5"), "bytes": b"\\x00\\xff", "set": {2, 1},
          }

      def subtract(a: int, b: int) -> int:
          return a - b

      async def square(n):
          await asyncio.sleep(0.01 * (3 - n))
          return n * n

      async def gather():
          return await asyncio.gather(*[square(n) for n in range(3)])

      def talkative():
          print("to stdout")
          print("to stderr", file=sys.stderr)
          logging.getLogger("contract").warning("to the log: %s", 1)
          return "said"
      """;

  private static final String DATABASE =
      """

      def sql_types():
          row = db.execute('''
              SELECT true AS b, 1 AS i, 170141183460469231731687303715884105727::HUGEINT AS h,
                     1.5::DOUBLE AS d, 12.50::DECIMAL(9, 2) AS n, 'text' AS v, '\\\\x00'::BLOB AS x,
                     DATE '2024-02-29' AS dt, TIMESTAMP '2024-02-29 12:30:45' AS ts,
                     [1, 2] AS l, {'k': 1} AS s, NULL AS z''')[0]
          return " ".join(type(value).__name__ for value in row.values())

      def sql_parameters():
          values = {
              "b": True, "i": 2 ** 40, "d": 1.5, "n": decimal.Decimal("12.50"), "v": "Zo\\u00eb",
              "x": b"\\x00\\xff", "dt": datetime.date(2024, 2, 29),
              "ts": datetime.datetime(2024, 2, 29, 12, 30, 45), "z": None,
          }
          query = "SELECT " + ", ".join("$%s AS %s" % (name, name) for name in values)
          return db.execute(query, values)[0] == dict(values, n=12.5)

      def transactions():
          db.execute("CREATE TABLE t (n INTEGER)")
          with db.transaction():
              db.execute("INSERT INTO t VALUES (1)")
          try:
              with db.transaction():
                  db.execute("INSERT INTO t VALUES (2)")
                  raise KeyError("on purpose")
          except KeyError:
              row = db.execute("SELECT count(*) AS c, max(n) AS m FROM t")[0]
              return [row["c"], row["m"]]

      def plugin_from_sql():
          return db.execute("SELECT twice_words('ha') AS w")[0]["w"]
      """;

  private static final String FAILURES =
      """

      def inner():
          raise ValueError("hidden detail")

      def fails():
          inner()

      def recurse():
          return recurse()

      def spin():
          while True:
              pass

      def sleep():
          time.sleep(1e6)

      async def wait_async():
          await asyncio.sleep(1e6)

      def until_released():
          gate.wait()
          return "released"

      def release():
          gate.set()
          return True
      """;

  /** Returns a module that counts its calls, and can reload the project. */
  static String counter(String name) {
    return """
        from pathlib import Path
        from mxcp.runtime import on_shutdown, reload_duckdb

        calls = 0
        shut_down = []

        @on_shutdown
        def first():
            shut_down.append("first")
            Path("shutdown.txt").write_text(" ".join(shut_down))

        @on_shutdown
        def second():
            shut_down.append("second")

        def count():
            global calls
            calls += 1
            return "%s " + str(calls)

        def refresh():
            reload_duckdb(lambda: Path("payload.txt").write_text("ran"), "contract")
            return True
        """
        .formatted(name);
  }
}
