package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.error.ConfigException;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.runtime.User;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonHooksTest {

  @TempDir Path directory;
  private PythonProject project;

  @BeforeEach
  void create() {
    project = new PythonProject(directory);
    project.database().execute("CREATE TABLE log (text VARCHAR)");
  }

  @AfterEach
  void stop() {
    project.close();
  }

  private List<Object> logged() {
    return project.database().execute("SELECT text FROM log").stream()
        .map(row -> row.get("text"))
        .toList();
  }

  @Nested
  class Hooks {

    @Test
    void run_in_order_and_at_the_end_in_reverse_with_the_database_open() throws Exception {
      project
          .file(
              "python/services.py",
              """
              import asyncio
              from mxcp.runtime import config, db, on_init, on_shutdown

              def note(text):
                  db.execute("INSERT INTO log VALUES ($text)", {"text": text})

              @on_init
              def first():
                  note("first " + config.get_setting("project"))

              @on_init
              async def second():
                  await asyncio.sleep(0)
                  note("second")

              @on_shutdown
              def last():
                  note("last")

              @on_shutdown
              async def last_but_one():
                  note("last but one")
              """)
          .site("project", "my-project")
          .start();
      assertThat(logged()).containsExactly("first my-project", "second");

      project.session().stop();
      project.session().stop();

      assertThat(logged()).containsExactly("first my-project", "second", "last but one", "last");
    }

    @Test
    void that_fail_are_reported_and_the_next_ones_run() throws Exception {
      project
          .file(
              "python/services.py",
              """
              from mxcp.runtime import db, on_init

              @on_init
              def broken():
                  raise ValueError("no model")

              @on_init
              def fine():
                  db.execute("INSERT INTO log VALUES ('fine')")
              """)
          .start();

      assertThat(project.hookFailures)
          .containsExactly("broken: python/services.py:5: ValueError: no model");
      assertThat(logged()).containsExactly("fine");
    }

    @Test
    void run_in_every_worker() throws Exception {
      project
          .invoker(PythonInvoker.create().workers(2))
          .file(
              "python/services.py",
              """
              import os
              from mxcp.runtime import db, on_init

              @on_init
              def started():
                  db.execute("INSERT INTO log VALUES ($pid)", {"pid": str(os.getpid())})

              def pid():
                  return str(os.getpid())
              """)
          .start();

      Object one = project.call("pid", "python/services.py", Map.of());
      Object other = project.call("pid", "python/services.py", Map.of());
      assertThat(logged()).containsExactlyInAnyOrder(one, other).doesNotHaveDuplicates();
    }
  }

  @Nested
  class Reload {

    @Test
    void runs_the_payload_in_the_interpreter_that_asked_without_the_database() throws Exception {
      project
          .file(
              "python/refresh.py",
              """
              import os
              from mxcp.runtime import db, reload_duckdb

              def refresh(target):
                  def rebuild():
                      with open(target, "w") as file:
                          file.write("rebuilt")
                      try:
                          db.execute("SELECT 1")
                      except RuntimeError as error:
                          with open(target, "a") as file:
                              file.write(": " + str(error))
                  reload_duckdb(payload_func=rebuild, description="Rebuild")
                  return "scheduled"

              def refresh_badly():
                  def broken():
                      raise OSError("disk full")
                  reload_duckdb(broken)
              """)
          .start();
      Path target = directory.resolve("target.txt");

      assertThat(project.call("refresh", "python/refresh.py", Map.of("target", target.toString())))
          .isEqualTo("scheduled");
      project.call("refresh_badly", "python/refresh.py", Map.of());
      assertThat(project.reloads)
          .extracting(ReloadRequest::description)
          .containsExactly("Rebuild", "");
      assertThat(target).doesNotExist();

      project.session().stop();
      project.reloads.get(0).payload().run();
      assertThat(Files.readString(target)).startsWith("rebuilt: The database is closed");
      assertThatThrownBy(() -> project.reloads.get(1).payload().run())
          .isInstanceOfSatisfying(
              ToolException.class, e -> assertThat(e.diagnostic()).contains("disk full"));
    }
  }

  @Nested
  class Plugins {

    private List<Object> sql(String query) {
      return project.database().execute(query).stream().map(row -> row.get("x")).toList();
    }

    @Test
    void become_functions_of_sql() throws Exception {
      project
          .file(
              "plugins/rates/__init__.py",
              """
              import datetime, decimal
              from typing import Annotated, Dict, List, Optional
              from mxcp.plugins import MXCPBasePlugin, udf

              class Money:
                  amount: decimal.Decimal
                  currency: str

              class MXCPPlugin(MXCPBasePlugin):
                  def __init__(self, config):
                      super().__init__(config)
                      self.factor = config["factor"]

                  @udf
                  def times(self, value: Optional[int]) -> Optional[int]:
                      return None if value is None else value * self.factor

                  @udf
                  def add(self, a: decimal.Decimal, day: datetime.date) -> List[str]:
                      return [str(a), str(day.year)]

                  @udf
                  def shapes(self, m: Dict[str, float], a: Annotated[str, "x"]) -> Money:
                      return {"amount": decimal.Decimal("1.10"), "currency": self.get_username()}
              """)
          .file(
              "python/tool.py",
              "from mxcp.runtime import plugins\n"
                  + "def names():\n    return [plugins.list(), plugins.get('fx').factor, plugins.get('no')]")
          .plugin("fx", "rates", Map.of("factor", 3))
          .start();

      assertThat(sql("SELECT times_fx(v) AS x FROM (VALUES (2), (NULL)) t(v)"))
          .containsExactly(6L, null);
      assertThat(sql("SELECT add_fx(1.10, DATE '2024-01-02') AS x"))
          .containsExactly(List.of("1.1000000000", "2024"));
      assertThat(
              project
                  .database()
                  .execute(
                      "SELECT shapes_fx(MAP {'a': 1.0}, 'b') AS x",
                      Map.of(),
                      Contexts.of(User.of("test", "alice"))))
          .singleElement()
          .isEqualTo(
              Map.of("x", Map.of("amount", new BigDecimal("1.1000000000"), "currency", "alice")));
      assertThat(project.call("names", "python/tool.py", Map.of()))
          .isEqualTo(Arrays.asList(List.of("fx"), 3L, null));
    }

    @Test
    void that_cannot_be_loaded_fail_the_start_by_name() {
      project.file("plugins/bad.py", "class MXCPPlugin: pass").plugin("fx", "bad", Map.of());

      assertThatThrownBy(() -> project.start())
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "Plugin 'fx': module bad has no class MXCPPlugin that extends MXCPBasePlugin");
    }

    @Test
    void are_shut_down_after_the_hooks() throws Exception {
      project
          .file(
              "plugins/p.py",
              """
              from mxcp.plugins import MXCPBasePlugin
              from mxcp.runtime import db

              class MXCPPlugin(MXCPBasePlugin):
                  def shutdown(self):
                      db.execute("INSERT INTO log VALUES ('plugin')")
              """)
          .file(
              "python/s.py",
              """
              from mxcp.runtime import db, on_shutdown

              @on_shutdown
              def stop():
                  db.execute("INSERT INTO log VALUES ('hook')")
              """)
          .plugin("p", "p", Map.of())
          .start();

      project.session().stop();

      assertThat(logged()).containsExactly("hook", "plugin");
    }
  }
}
