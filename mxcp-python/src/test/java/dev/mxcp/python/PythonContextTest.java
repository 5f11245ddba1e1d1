package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.CallEvents;
import dev.mxcp.runtime.User;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@org.junit.jupiter.api.Timeout(60)
class PythonContextTest {

  @TempDir Path directory;
  private PythonProject project;

  @BeforeEach
  void create() {
    project = new PythonProject(directory);
    project.secret("api", Map.of("key", "s3cret-value", "nested", Map.of("a", 1)));
  }

  @AfterEach
  void stop() {
    project.close();
  }

  private @Nullable Object run(String body) throws Exception {
    project.file("python/t.py", "import json, logging, sys\nfrom mxcp.runtime import *\n" + body);
    project.start();
    return project.call("t", "python/t.py", Map.of());
  }

  @Test
  void gives_secrets_and_settings() throws Exception {
    project.site("paths", Map.of("tools", "my-tools"));

    assertThat(
            run(
                """
                def t():
                    return [
                        config.get_secret("api"),
                        config.get_secret("api", "key"),
                        config.get_secret("api", "no"),
                        config.get_secret("api", "no", "default"),
                        config.get_secret("no"),
                        config.get_secret("no", "key"),
                        config.get_setting("paths.tools"),
                        config.get_setting("paths.no", 5),
                        config.site_config["paths"]["tools"],
                    ]
                """))
        .isEqualTo(
            Arrays.asList(
                Map.of("key", "s3cret-value", "nested", Map.of("a", 1L)),
                "s3cret-value",
                null,
                "default",
                null,
                null,
                "my-tools",
                5L,
                "my-tools"));
  }

  @Test
  void gives_the_site_file_as_a_document() throws Exception {
    project.site("secrets", "api").site("profiles", Map.of("other", Map.of()));

    assertThat(
            run(
                """
                def t():
                    site = config.site_config
                    duckdb = site["profiles"]["default"]["duckdb"]
                    return [type(site).__name__, site["secrets"], sorted(site["profiles"]), duckdb]
                """))
        .isEqualTo(
            List.of(
                "dict",
                List.of("api"),
                List.of("default", "other"),
                Map.of("path", ":memory:", "readonly", false)));
  }

  @Test
  void brings_times_with_offsets_to_the_database_and_back() throws Exception {
    assertThat(
            run(
                """
                import datetime as d
                def t():
                    zone = d.timezone(-d.timedelta(hours=3, minutes=30))
                    values = {
                        "t": d.time(13, 45, 0, 5, zone), "z": d.time(23, 59, tzinfo=d.timezone.utc),
                        "l": [d.datetime(1, 1, 1), d.datetime.max], "m": {"d": d.date.min},
                    }
                    row = db.execute("SELECT $t::TIMETZ AS t, $z::TIMETZ AS z, $l AS l, $m AS m", values)[0]
                    return row == values
                """))
        .isEqualTo(true);
  }

  @Test
  void tells_of_parameters_with_keys_of_one_text() throws Exception {
    assertThat(
            run(
                """
                def t():
                    try:
                        db.execute("SELECT $m AS m", {"m": {1: "a", "1": "b"}})
                    except Exception as error:
                        return str(error)
                """))
        .isEqualTo("The value of params at m has two keys with the text \"1\"");
  }

  @Test
  void tells_who_calls() throws Exception {
    project
        .file(
            "python/who.py",
            """
            from mxcp.sdk.auth.context import get_user_context
            from mxcp.sdk.executor import get_execution_context

            def who():
                user = get_user_context()
                context = get_execution_context()
                return [user and user.username, context.get("request_headers")]
            """)
        .start();

    assertThat(project.call("who", "python/who.py", Map.of(), Contexts.of(User.of("t", "alice"))))
        .isEqualTo(List.of("alice", Map.of("X-Tenant", "acme")));
    assertThat(project.call("who", "python/who.py", Map.of())).isEqualTo(Arrays.asList(null, null));
  }

  @Test
  void passes_messages_and_progress_to_the_caller() throws Exception {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    CallEvents events =
        new CallEvents() {
          @Override
          public void progress(double progress, @Nullable Double total, @Nullable String message) {
            seen.add(progress + "/" + total + " " + message);
          }

          @Override
          public void message(String level, String message) {
            seen.add(level + " " + message);
          }
        };
    project
        .file(
            "python/t.py",
            """
            from mxcp.runtime import mcp

            async def t():
                await mcp.progress(1, total=2, message="half")
                await mcp.warning("slow", seconds=3)
            """)
        .start();

    project.call("t", "python/t.py", Map.of(), Contexts.of(events));

    assertThat(seen).containsExactly("1.0/2.0 half", "warning slow (seconds=3)");
  }

  @Test
  void ignores_what_a_receiver_of_events_throws() throws Exception {
    CallContext context =
        Contexts.ofProgress(
            progress -> {
              throw new IllegalStateException("a defect of the receiver");
            });
    project
        .file(
            "python/t.py",
            """
            from mxcp.runtime import mcp

            async def t():
                await mcp.progress(1)
                return "done"
            """)
        .start();

    assertThat(project.call("t", "python/t.py", Map.of(), context)).isEqualTo("done");
    assertThat(project.call("t", "python/t.py", Map.of())).isEqualTo("done");
  }

  @Test
  void lets_a_receiver_of_events_call_a_tool() throws Exception {
    // The call may end while its receiver still waits for an answer of its own.
    BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
    CallContext context =
        Contexts.ofProgress(
            progress -> {
              try {
                seen.add(String.valueOf(project.call("other", "python/t.py", Map.of())));
              } catch (Exception e) {
                seen.add(e);
              }
            });
    project
        .file(
            "python/t.py",
            """
            from mxcp.runtime import mcp

            async def t():
                for i in range(3):
                    await mcp.progress(i)
                return "done"

            def other():
                return "other"
            """)
        .start();
    project.call("other", "python/t.py", Map.of());

    assertThat(project.call("t", "python/t.py", Map.of(), context)).isEqualTo("done");
    for (int i = 0; i < 3; i++) {
      assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("other");
    }
  }

  @Test
  void logs_what_is_printed_and_logged_without_secrets() throws Exception {
    String log =
        logOf(
            """
            def t():
                print("a", "b")
                print("no end", end="")
                print(config.get_secret("api", "key"))
                sys.stderr.write("oops\\n")
                logging.getLogger("my.tool").warning("careful %d", 5)
            """);

    assertThat(log)
        .contains("INFO mxcp.python.stdout - a b")
        .contains("INFO mxcp.python.stdout - no end[secret api]")
        .contains("INFO mxcp.python.stderr - oops")
        .contains("WARN my.tool - careful 5")
        .doesNotContain("s3cret-value");
  }

  @Test
  void drops_lines_of_a_flood_and_says_how_many() throws Exception {
    String log = logOf("def t():\n    for i in range(100000):\n        print(i)\n    print('end')");

    assertThat(log.lines().count()).isLessThan(50_000);
    assertThat(log).containsPattern("\\.\\.\\. \\d+ lines were dropped");
  }

  private String logOf(String body) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      run(body);
      return bytes.toString(StandardCharsets.UTF_8);
    } finally {
      System.setErr(before);
    }
  }

  @Test
  void keeps_types_between_database_and_python() throws Exception {
    assertThat(
            run(
                """
                import datetime, decimal

                def t():
                    row = db.execute(
                        "SELECT 1.50::DECIMAL(5,2) AS d, TIMESTAMP '2024-01-02 03:04:05.5' AS ts, "
                        "170141183460469231731687303715884105727::HUGEINT AS h, NULL AS n, "
                        "'nan'::DOUBLE AS f, $day AS day",
                        {"day": datetime.date(2024, 1, 2)})[0]
                    return {name: [type(v).__name__, str(v)] for name, v in row.items()}
                """))
        .isEqualTo(
            Map.of(
                "d", List.of("float", "1.5"),
                "ts", List.of("datetime", "2024-01-02 03:04:05.500000"),
                "h", List.of("int", "170141183460469231731687303715884105727"),
                "n", List.of("NoneType", "None"),
                "f", List.of("float", "nan"),
                "day", List.of("date", "2024-01-02")));
  }

  @Test
  void sends_what_is_no_number_to_the_database() throws Exception {
    assertThat(
            run(
                """
                def t():
                    return db.execute(
                        "SELECT $nan::DOUBLE::VARCHAR AS n, $least::DOUBLE::VARCHAR AS l",
                        {"nan": float("nan"), "least": float("-inf")})
                """))
        .isEqualTo(List.of(Map.of("n", "nan", "l", "-inf")));
  }

  @Test
  void refuses_parameters_by_position() throws Exception {
    assertThat(
            run(
                """
                def t():
                    try:
                        db.execute("SELECT ?", [1])
                    except TypeError as error:
                        return str(error)
                """))
        .isEqualTo("params must be a dict; write $name in the SQL and {'name': ...} here");
  }

  @Test
  void queries_from_threads_and_tasks_of_a_tool() throws Exception {
    assertThat(
            run(
                """
                import asyncio
                from concurrent.futures import ThreadPoolExecutor

                def one(i):
                    return db.execute("SELECT $i AS i", {"i": i})[0]["i"]

                async def t():
                    with ThreadPoolExecutor(4) as pool:
                        threads = list(pool.map(one, range(4)))
                    return threads + list(await asyncio.gather(
                        *(asyncio.to_thread(one, i) for i in range(4))))
                """))
        .isEqualTo(List.of(0L, 1L, 2L, 3L, 0L, 1L, 2L, 3L));
  }

  @Test
  void keeps_or_undoes_a_transaction_as_a_whole() throws Exception {
    assertThat(
            run(
                """
                def t():
                    db.execute("CREATE TABLE numbers (n INTEGER)")
                    with db.transaction():
                        db.execute("INSERT INTO numbers VALUES (1)")
                        db.execute("INSERT INTO numbers VALUES (2)")
                    try:
                        with db.transaction():
                            db.execute("INSERT INTO numbers VALUES (3)")
                            raise ValueError()
                    except ValueError:
                        pass
                    return [row["n"] for row in db.execute("SELECT n FROM numbers ORDER BY n")]
                """))
        .isEqualTo(List.of(1L, 2L));
  }

  @Test
  void says_what_the_database_refuses() throws Exception {
    assertThat(
            run(
                """
                def t():
                    try:
                        db.execute("SELECT * FROM nowhere")
                    except DatabaseError as error:
                        return error.kind
                """))
        .isEqualTo("CATALOG");
  }
}
