package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.drift.DriftSnapshot;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the tables of a declared PostgreSQL, between two snapshots. */
class NamedDriftTest {

  @TempDir Path directory;

  private DriftSnapshot snapshot(String database) {
    ProjectDirectory project =
        ProjectDirectory.create(directory)
            .write(
                "mxcp-site.yml",
                "mxcp: 1\nproject: test\nprofile: default\nprofiles: {default: {databases: {warehouse:"
                    + " {url: \""
                    + TestPostgres.url(database)
                    + "\", user: postgres, session: {app.tenant: user.claims.tenant}}}}}\n");
    try (Mxcp mxcp =
        project
            .builder()
            .environment(Map.of())
            .invoker(SqlInvoker.duckDb())
            .databases(JdbcDatabase.declared())
            .build()) {
      return DriftSnapshot.of(mxcp);
    }
  }

  @Test
  void changes_of_tables_and_columns_are_told() throws IOException {
    String database =
        TestPostgres.database(
            "CREATE TYPE mood AS ENUM ('ok')",
            "CREATE TABLE orders (id bigint, amount numeric(10, 2), tags text[], mood mood)",
            "CREATE TABLE old (id int)",
            "CREATE SCHEMA shop",
            "CREATE VIEW shop.amounts AS SELECT amount FROM orders");
    Path file = directory.resolve("drift.json");
    snapshot(database).write(file);
    DriftSnapshot before = DriftSnapshot.read(file);

    assertThat(before.driftTo(snapshot(database)).changes()).isEmpty();
    TestPostgres.run(
        database,
        "DROP TABLE old",
        "ALTER TABLE orders ALTER tags TYPE varchar(9)[], DROP mood, ADD note text",
        "CREATE TABLE fresh (id int)");
    assertThat(before.driftTo(snapshot(database)).changes())
        .extracting(change -> change.subject() + " " + change.text())
        .containsExactlyInAnyOrder(
            "table/warehouse/public.fresh added",
            "table/warehouse/public.old removed",
            "table/warehouse/public.orders column tags text[] -> character varying(9)[]",
            "table/warehouse/public.orders column mood removed",
            "table/warehouse/public.orders column note added");
  }
}
