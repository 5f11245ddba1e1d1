package dev.mxcp.python.jython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects of Python 2.7: modules, hooks, plugins, output, and several of them in one JVM. */
final class JythonProjectTest {

  @TempDir Path directory;
  @TempDir Path other;

  @Test
  void the_site_file_names_the_engine() {
    Project project =
        new Project(directory)
            .file(
                "mxcp-site.yml",
                "mxcp: 1\nproject: scripts\nprofile: dev\npython: {engine: jython}\n")
            .python("import sys\ndef t():\n    return list(sys.version_info[:2])\n")
            .tool("t");
    try (Mxcp mxcp = project.builderWithoutEngine().build()) {
      assertThat(mxcp.call("t", Map.of()).orElseThrow()).isEqualTo(List.of(2L, 7L));
    }
  }

  @Test
  void projects_in_one_jvm_do_not_mix() {
    String python =
        """
        import __builtin__, os, logging, shared
        def t(value):
            before = [getattr(__builtin__, "seen", None), os.environ.get("SEEN"), shared.seen[:],
                      getattr(logging, "seen", None), os.getcwd() == DIRECTORY]
            __builtin__.seen = logging.seen = os.environ["SEEN"] = value
            shared.seen.append(value)
            return before
        """;
    try (Mxcp first = isolated(directory, python);
        Mxcp second = isolated(other, python)) {
      String fresh = "[null, null, [], null, true]";
      assertThat(first.call("t", Map.of("value", "one")).orElseThrow()).asString().isEqualTo(fresh);
      assertThat(second.call("t", Map.of("value", "two")).orElseThrow())
          .asString()
          .isEqualTo(fresh);
      assertThat(first.call("t", Map.of("value", "one")).orElseThrow())
          .asString()
          .isEqualTo("[one, one, [one], one, true]");
    }
  }

  private static Mxcp isolated(Path directory, String python) {
    return new Project(directory)
        .file("python/shared.py", "seen = []\n")
        .python("DIRECTORY = '" + directory + "'\n" + python)
        .tool("t", "value:string")
        .open();
  }

  @Test
  void calls_run_at_the_same_time() throws Exception {
    Project project =
        new Project(directory)
            .python(
                """
                from java.util.concurrent import CyclicBarrier
                barrier = CyclicBarrier(2)
                def t():
                    barrier.await()
                    return "met"
                """)
            .tool("t");
    try (Mxcp mxcp = project.open()) {
      CompletableFuture<Object> one = later(mxcp);
      CompletableFuture<Object> two = later(mxcp);
      assertThat(one.get()).isEqualTo("met");
      assertThat(two.get()).isEqualTo("met");
    }
  }

  private static CompletableFuture<Object> later(Mxcp mxcp) {
    return CompletableFuture.supplyAsync(() -> mxcp.call("t", Map.of()).orElseThrow());
  }

  @Test
  void modules_are_those_of_the_project_and_of_the_standard_library() {
    Project project =
        new Project(directory)
            .file(
                "python/json.py", "def dumps(value):\n    return 'mine'\ndef t2():\n    return 2\n")
            .file("python/lib/__init__.py", "name = 'lib'\n")
            .file("python/lib/deep.py", "from . import name\nvalue = name + '.deep'\n")
            .file("python/plain/inside.py", "value = 'without __init__'\n")
            .python(
                """
                import json, lib.deep
                from plain import inside
                def t():
                    return [json.dumps([1]), lib.deep.value, inside.value, __name__, __file__[-8:]]
                """)
            .tool("t")
            .toolIn("python/json.py", "t2");
    try (Mxcp mxcp = project.open()) {
      assertThat(mxcp.call("t", Map.of()).orElseThrow())
          .isEqualTo(List.of("[1]", "lib.deep", "without __init__", "tools", "tools.py"));
      assertThat(mxcp.call("t2", Map.of()).orElseThrow()).isEqualTo(2L);
    }
  }

  @Test
  void a_reload_takes_the_edited_file_and_leaves_no_compiled_one() throws Exception {
    Project project = new Project(directory).python("def t():\n    return 1\n").tool("t");
    try (Mxcp mxcp = project.open()) {
      assertThat(mxcp.call("t", Map.of()).orElseThrow()).isEqualTo(1L);
      project.python("def t():\n    return 2\n");
      mxcp.reload().toCompletableFuture().get();
      assertThat(mxcp.call("t", Map.of()).orElseThrow()).isEqualTo(2L);
    }
    assertThat(files(directory))
        .noneMatch(name -> name.contains("class") || name.contains("cache"));
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void hooks_run_with_the_database_and_a_payload_without_it() throws Exception {
    Project project =
        new Project(directory)
            .python(
                """
                import os
                from mxcp.runtime import config, db, on_init, on_shutdown, reload_duckdb
                here = config.site_config and os.getcwd()
                @on_init
                def begin():
                    write("init %s" % db.execute("SELECT 1 AS one")[0]["one"])
                @on_shutdown
                def end():
                    write("shutdown %s" % db.execute("SELECT 2 AS two")[0]["two"])
                def write(text):
                    with open("log.txt", "a") as log:
                        log.write(text + "\\n")
                def payload():
                    try:
                        db.execute("SELECT 1")
                    except RuntimeError as e:
                        write("payload: " + str(e))
                def t():
                    reload_duckdb(payload, "by hand")
                    return config.get_setting("project")
                """)
            .tool("t");
    try (Mxcp mxcp = project.open()) {
      long before = mxcp.runtime().lifecycle().generation();
      assertThat(mxcp.call("t", Map.of()).orElseThrow()).isEqualTo("scripts");
      mxcp.reload().toCompletableFuture().get();
      assertThat(mxcp.runtime().lifecycle().generation()).isGreaterThan(before);
    }
    String run = "init 1\nshutdown 2\n";
    assertThat(directory.resolve("log.txt"))
        .content()
        .startsWith(run + "payload: The database is closed")
        .endsWith(run);
  }

  @Test
  void methods_of_a_plugin_are_functions_in_sql() {
    Project project =
        new Project(directory)
            .file(
                "mxcp-site.yml",
                """
                mxcp: 1
                project: scripts
                profile: dev
                plugin:
                  - {name: text, module: text_plugin, config: polite}
                """)
            .file(
                "mxcp-config.yml",
                """
                mxcp: 1
                projects:
                  scripts:
                    profiles:
                      dev:
                        plugin:
                          config:
                            polite: {mark: "!"}
                """)
            .file(
                "plugins/text_plugin.py",
                """
                from mxcp.plugins import MXCPBasePlugin, udf
                class MXCPPlugin(MXCPBasePlugin):
                    @udf(text=unicode, times=int, returns=unicode)
                    def shout(self, text, times):
                        return text.upper() + self.config["mark"] * times
                    @udf(numbers=[int], returns="DECIMAL(9,2)")
                    def total(self, numbers):
                        return sum(numbers)
                    @udf(returns=int)
                    def seven(self):
                        return 7
                    @udf(value=float, returns=float)
                    def half(self, value):
                        return value / 2
                """)
            .python(
                """
                from mxcp.runtime import db, plugins
                def t():
                    row = db.execute("SELECT shout_text('ü' || range, 2) AS s, total_text([1, range]) AS n"
                                     " FROM range(3) ORDER BY 1 DESC")[0]
                    return [row["s"], row["n"], plugins.list()]

                def rows():
                    found = db.execute("SELECT range / 4 AS quarter, if(range = 1, NULL, range / 4) AS gap,"
                                       " DATE '9999-12-30' + range::INT AS day, half_text(range) AS half"
                                       " FROM range(3) ORDER BY range")
                    sums = db.execute("SELECT sum(seven_text())::BIGINT AS n, sum(half_text(range)) AS h"
                                      " FROM range(5000)")
                    return [found, sums]
                """)
            .tool("t")
            .tool("rows");
    try (Mxcp mxcp = project.builder().userConfig(directory.resolve("mxcp-config.yml")).build()) {
      assertThat(mxcp.call("t", Map.of()).orElseThrow())
          .isEqualTo(List.of("Ü2!!", 3.0, List.of("text")));
      assertThat(mxcp.call("rows", Map.of()).orElseThrow())
          .isEqualTo(
              Outcome.Ok.fromJson(
                      """
                  [[{"quarter": 0.0, "gap": 0.0, "day": "9999-12-30", "half": 0.0},
                    {"quarter": 0.25, "gap": null, "day": "9999-12-31", "half": 0.5},
                    {"quarter": 0.5, "gap": 0.5, "day": "+10000-01-01", "half": 1.0}],
                   [{"n": 35000, "h": 6248750.0}]]
                  """)
                  .value());
    }
  }

  @Test
  void output_goes_to_the_log_and_not_to_the_jvm() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    try {
      Project project =
          new Project(directory)
              .python(
                  """
                  # -*- coding: utf-8 -*-
                  import logging, sys, warnings
                  def t():
                      print "one", u"ü", "ü",
                      print 2
                      sys.stderr.write("to stderr\\nbegun")
                      logging.getLogger("shop").warning("low stock of %s", u"Öl")
                      warnings.warn("old")
                      return sys.stdin.read()
                  """)
              .tool("t");
      try (Mxcp mxcp = project.open()) {
        assertThat(mxcp.call("t", Map.of()).orElseThrow()).isEqualTo("");
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(logged.toString(StandardCharsets.UTF_8))
        .contains("INFO mxcp.python.stdout - one ü ü 2")
        .contains("INFO mxcp.python.stderr - to stderr")
        .contains("INFO mxcp.python.stderr - begun")
        .contains("WARN shop - low stock of Öl")
        .contains("UserWarning: old")
        .doesNotContain("*sys-package-mgr*");
  }
}
