package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.runtime.User;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python tools that use a named database. */
class PythonDatabasesTest {

  private static final String TOOL =
      """
      from mxcp.runtime import DatabaseError, databases, db

      def orders():
          warehouse = databases["warehouse"]
          db.execute("CREATE OR REPLACE TABLE own (n INTEGER)")
          warehouse.execute("INSERT INTO orders VALUES ($id)", {"id": 1})
          with db.transaction(), warehouse.transaction():
              db.execute("INSERT INTO own VALUES (7)")
              warehouse.execute("INSERT INTO orders VALUES (2)")
          try:
              with warehouse.transaction():
                  warehouse.execute("INSERT INTO orders VALUES (3)")
                  raise ValueError()
          except ValueError:
              pass
          try:
              warehouse.execute("SELECT missing FROM orders")
          except DatabaseError as e:
              kind = e.kind
          try:
              databases["warehose"].execute("SELECT 1")
          except Exception as e:
              unknown = str(e)
          ids = [row["id"] for row in warehouse.execute("SELECT id FROM orders ORDER BY id")]
          return [ids, db.execute("FROM own")[0]["n"], kind, unknown]

      def mine():
          return databases["tenants"].execute("SELECT current_setting('app.tenant') AS t")[0]["t"]
      """;

  @TempDir Path directory;

  @Test
  void code_reaches_named_databases_as_the_caller() {
    String name = TestPostgres.database("CREATE TABLE orders (id int)");
    ProjectDirectory project = ProjectDirectory.create(directory).write("python/tools.py", TOOL);
    for (String tool : List.of("orders", "mine")) {
      project.write(
          "tools/" + tool + ".yml",
          "mxcp: 1\ntool: {name: "
              + tool
              + ", language: python, source: {file: ../python/tools.py}}\n");
    }
    JdbcDatabase warehouse = TestPostgres.jdbc(name);

    try (Mxcp mxcp =
        project
            .builder()
            .invoker(SqlInvoker.duckDb())
            .invoker(PythonInvoker.create())
            .database("warehouse", warehouse)
            .database("tenants", warehouse.session("app.tenant", "user.claims.tenant"))
            .build()) {
      assertThat(mxcp.call("orders", Map.of()).orElseThrow())
          .isEqualTo(
              Arrays.asList(
                  List.of(1L, 2L),
                  7L,
                  "CATALOG",
                  "There is no database warehose. Did you mean warehouse?"));
      User user = User.builder("test", "u").profile(Map.of("tenant", "t1")).build();
      assertThat(mxcp.call("mine", Map.of(), CallOptions.DEFAULT.withUser(user)).orElseThrow())
          .isEqualTo("t1");
    }
  }
}
