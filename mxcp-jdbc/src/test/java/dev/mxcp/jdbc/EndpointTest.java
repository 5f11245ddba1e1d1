package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools of a YAML project that run on PostgreSQL. */
class EndpointTest {

  @TempDir Path directory;

  @Test
  void tool_runs_on_the_database_that_it_names() {
    String database =
        TestPostgres.database(
            "CREATE TABLE books (id int PRIMARY KEY, title text, price numeric(10,2))",
            "INSERT INTO books VALUES (1, 'Emma', 9.50), (2, 'Ulysses', 12.00)");
    ProjectDirectory project =
        ProjectDirectory.create(directory)
            .write(
                "tools/book.yml",
                """
                mxcp: 1
                tool:
                  name: book
                  database: warehouse
                  parameters:
                    - {name: id, type: integer, description: The number}
                  return: {type: object, properties: {title: {type: string}, price: {type: number}}}
                  source:
                    code: SELECT title, price FROM books WHERE id = $id
                """);

    try (Mxcp mxcp =
        project
            .builder()
            .invoker(SqlInvoker.duckDb())
            .database("warehouse", TestPostgres.jdbc(database))
            .build()) {
      assertThat(mxcp.call("book", Map.of("id", 2)).orElseThrow().toString())
          .isEqualTo("{title=Ulysses, price=12.00}");
    }
  }
}
