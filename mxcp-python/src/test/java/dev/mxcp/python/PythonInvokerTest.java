package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonInvokerTest {

  @TempDir Path directory;

  @Test
  void runs_the_greeting_of_the_tutorial() throws Exception {
    try (PythonProject project = new PythonProject(directory)) {
      project.file(
          "python/greetings.py",
          """
          from datetime import datetime, timezone

          def personalized_greeting(name: str, formal: bool = False) -> dict:
              greeting = f"Good day, {name}." if formal else f"Hi {name}!"
              return {"greeting": greeting, "timestamp": datetime.now(timezone.utc).isoformat()}
          """);
      project.start();

      Object result =
          project.call(
              "personalized_greeting",
              "python/greetings.py",
              Map.of("name", "Chloé", "formal", true));

      assertThat(result)
          .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
          .containsEntry("greeting", "Good day, Chloé.");
    }
  }

  @Test
  void queries_the_database_from_python() throws Exception {
    try (PythonProject project = new PythonProject(directory)) {
      project.database().execute("CREATE TABLE users (id INTEGER, name VARCHAR)");
      project.database().execute("INSERT INTO users VALUES (1, 'Alice'), (2, 'Bob')");
      project.file(
          "python/users.py",
          """
          from mxcp.runtime import db

          def find(id):
              return db.execute("SELECT id, name FROM users WHERE id = $id", {"id": id})
          """);
      project.start();

      assertThat(project.call("find", "python/users.py", Map.of("id", 2)))
          .isEqualTo(java.util.List.of(Map.of("id", 2L, "name", "Bob")));
    }
  }
}
