package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Source;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.Invocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonModulesTest {

  @TempDir Path directory;
  private PythonProject project;

  @BeforeEach
  void create() {
    project = new PythonProject(directory);
  }

  @AfterEach
  void stop() {
    project.close();
  }

  private Object call(String tool, String file) throws Exception {
    return project.call(tool, file, Map.of());
  }

  private Problem problem(Endpoint endpoint) {
    List<Problem> problems =
        catchThrowableOfType(LoadException.class, () -> project.session().prepare(endpoint))
            .problems();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private Object invoke(Endpoint endpoint, Map<String, Object> arguments) throws Exception {
    return project
        .session()
        .prepare(endpoint)
        .invoke(Invocation.of(endpoint, arguments, CallContext.NONE));
  }

  @Nested
  class Imports {

    @Test
    void finds_project_modules_by_their_names() throws Exception {
      project
          .file("python/utils/checks.py", "def check():\n    return __name__")
          .file("python/pack/__init__.py", "from .inner import VALUE")
          .file("python/pack/inner.py", "VALUE = 5")
          .file("shared/common.py", "ROOT = 6")
          .file(
              "python/tool.py",
              """
              from utils.checks import check
              import pack, shared.common

              def modules():
                  return [check(), pack.VALUE, shared.common.ROOT]
              """)
          .start();

      assertThat(call("modules", "python/tool.py")).isEqualTo(List.of("utils.checks", 5L, 6L));
    }

    @Test
    void does_not_let_project_files_break_the_standard_library() throws Exception {
      project
          .file("python/json.py", "def encode():\n    import json\n    return json.dumps([1])")
          .file(
              "python/statistics.py",
              "import statistics\ndef middle():\n    return statistics.mean([1, 3])")
          .file(
              "python/asyncio.py",
              "async def wait():\n    import asyncio\n    await asyncio.sleep(0)\n    return 1")
          .file("random/x.py", "")
          .file("numbers.py", "raise RuntimeError()")
          .start();

      assertThat(call("encode", "python/json.py")).isEqualTo("[1]");
      assertThat(call("middle", "python/statistics.py")).isEqualTo(2L);
      assertThat(call("wait", "python/asyncio.py")).isEqualTo(1L);
    }

    @Test
    void loads_files_outside_of_the_python_directory() throws Exception {
      project.file("tools/beside.py", "def beside():\n    return 1").start();

      assertThat(call("beside", "tools/beside.py")).isEqualTo(1L);
    }

    @Test
    void loads_a_module_once_however_it_is_reached() throws Exception {
      project
          .file("python/state.py", "loads = []\ndef count():\n    return len(loads)")
          .file("python/other.py", "import state\nstate.loads.append(1)\ndef noop(): pass")
          .start();

      assertThat(call("count", "python/state.py")).isEqualTo(1L);
    }

    @Test
    void keeps_one_module_for_a_file_loaded_by_its_path() throws Exception {
      project
          .file("tools/beside.py", "loads = []\ndef count():\n    return len(loads)")
          .file("python/other.py", "import tools.beside as b\nb.loads.append(1)\ndef noop(): pass")
          .start();

      assertThat(call("count", "tools/beside.py")).isEqualTo(1L);
    }

    @Test
    void finds_files_beside_a_script_and_never_those_of_another_one() throws Exception {
      project
          .file("tools/a/script.py", "import helper\ndef script():\n    return helper.NAME")
          .file("tools/a/helper.py", "NAME = 'a'")
          .file("tools/b/other.py", "import helper\ndef other():\n    return helper.NAME")
          .file("tools/b/helper.py", "NAME = 'b'")
          .file(
              "python/part/tool.py",
              "import near, part.near\ndef tool():\n    return near is part.near")
          .file("python/part/near.py", "")
          .start();

      assertThat(call("script", "tools/a/script.py")).isEqualTo("a");
      assertThat(call("tool", "python/part/tool.py")).isEqualTo(true);
      assertThat(problem(project.tool("other", "tools/b/other.py")).message())
          .startsWith("ImportError: helper is in ")
          .endsWith("move it to the project's python directory");
    }

    @Test
    void imports_modules_on_the_main_thread() throws Exception {
      project
          .file(
              "python/tool.py",
              """
              import signal
              signal.signal(signal.SIGUSR2, signal.SIG_IGN)
              def tool():
                  try:
                      signal.signal(signal.SIGUSR2, signal.SIG_DFL)
                  except ValueError:
                      return "only in the main thread"
              """)
          .start();

      for (int i = 0; i < 5; i++) {
        assertThat(call("tool", "python/tool.py")).isEqualTo("only in the main thread");
      }
    }

    @Test
    void lets_every_call_use_a_connection_of_sqlite() throws Exception {
      project
          .file(
              "python/tool.py",
              """
              import sqlite3
              from sqlite3 import connect
              ours, strict = connect(":memory:"), connect(":memory:", check_same_thread=True)

              def tool():
                  try:
                      strict.execute("SELECT 1")
                  except sqlite3.ProgrammingError:
                      return ours.execute("SELECT 1").fetchone()[0]
              """)
          .start();

      for (int i = 0; i < 5; i++) {
        assertThat(call("tool", "python/tool.py")).isEqualTo(1L);
      }
    }

    @Test
    void reads_an_edited_file_at_the_next_start() throws Exception {
      project.file("python/tool.py", "def version():\n    return 1").start();
      assertThat(call("version", "python/tool.py")).isEqualTo(1L);
      project.session().stop();
      project.session().close();
      project.file("python/tool.py", "def version():\n    return 2").start();

      assertThat(invoke(project.tool("version", "python/tool.py"), Map.of())).isEqualTo(2L);
    }

    @Test
    void leaves_nothing_in_the_project() throws Exception {
      project.file("python/a.py", "import b\ndef f(): pass").file("python/b.py", "").start();
      call("f", "python/a.py");

      assertThat(Files.list(directory.resolve("python"))).hasSize(2);
    }

    @Test
    void serves_the_others_where_one_module_fails() throws Exception {
      project
          .file("python/broken.py", "import no_such_package\ndef broken(): pass")
          .file("python/exits.py", "import sys\nsys.exit(1)\ndef exits(): pass")
          .file("python/good.py", "def good():\n    return 1")
          .start();

      assertThat(call("good", "python/good.py")).isEqualTo(1L);
      Problem problem = problem(project.tool("broken", "python/broken.py"));
      assertThat(problem.code()).isEqualTo(ProblemCode.PYTHON_IMPORT);
      assertThat(problem.message()).isEqualTo("No module named 'no_such_package'");
      assertThat(problem.hint()).contains("mxcp python install");
      assertThat(problem.position().line()).isEqualTo(1);
      assertThat(problem.endpoint()).isEqualTo("broken");
      assertThat(problem(project.tool("exits", "python/exits.py")).message())
          .isEqualTo("SystemExit: 1");
    }
  }

  @Nested
  class Functions {

    @Test
    void takes_for_a_resource_main_or_the_stem_or_the_only_function() throws Exception {
      project
          .file("python/a.py", "def other(): pass\ndef main():\n    return 'main'")
          .file("python/b.py", "def other(): pass\ndef b():\n    return 'stem'")
          .file(
              "python/c.py",
              "from datetime import datetime\nfrom os.path import join\ndef _h(): pass\ndef only():\n    return 'only'")
          .file("python/d.py", "def one(): pass\ndef two(): pass")
          .start();

      assertThat(invoke(project.resource("r://a", "python/a.py"), Map.of())).isEqualTo("main");
      assertThat(invoke(project.resource("r://b", "python/b.py"), Map.of())).isEqualTo("stem");
      assertThat(invoke(project.resource("r://c", "python/c.py"), Map.of())).isEqualTo("only");
      Problem problem = problem(project.resource("r://d", "python/d.py"));
      assertThat(problem.code()).isEqualTo(ProblemCode.FUNCTION_MISSING);
      assertThat(problem.hint()).isEqualTo("Name it main or d.");
    }

    @Test
    void awaits_async_functions_and_whatever_gives_a_coroutine() throws Exception {
      project
          .file(
              "python/tool.py",
              """
              import asyncio, functools

              def traced(function):
                  @functools.wraps(function)
                  def wrapper(*args, **kwargs):
                      return function(*args, **kwargs)
                  return wrapper

              @traced
              async def decorated():
                  await asyncio.sleep(0)
                  return id(asyncio.get_running_loop())

              async def plain():
                  return id(asyncio.get_running_loop())
              """)
          .start();

      assertThat(call("plain", "python/tool.py")).isEqualTo(call("decorated", "python/tool.py"));
    }

    @Test
    void runs_inline_code_of_every_shape() throws Exception {
      project.start();

      assertThat(inline("def t(a, b):\n    return a + b")).isEqualTo(3L);
      assertThat(inline("def helper(a, b):\n    return a * b")).isEqualTo(2L);
      assertThat(inline("return a - b")).isEqualTo(-1L);
      assertThat(inline("a * 10")).isEqualTo(10L);
      assertThat(inline("import math\nresult = math.floor(a + 0.5)\n")).isEqualTo(1L);
      assertThat(inline("if a:\n    return 'yes'\nreturn 'no'")).isEqualTo("yes");
      assertThat(inline("import asyncio\nawait asyncio.sleep(0)\nreturn b")).isEqualTo(2L);
    }

    @Test
    void reads_inline_code_as_it_is_written() throws Exception {
      project.start();

      assertThat(inline("return 'a\tb' + str(a)")).isEqualTo("a\tb1");
      assertThat(inline("  text = \"\"\"x\n    y\"\"\"\n  return text")).isEqualTo("x\n  y");
      assertThat(inline("def h(x):\n    return x * 2\nif b:\n    return h(b)\nreturn 0"))
          .isEqualTo(4L);
      assertThat(inline("from __future__ import annotations\nx: Unknown = a\nreturn x"))
          .isEqualTo(1L);
      assertThat(inline("from math import *\nreturn floor(a + 0.5)")).isEqualTo(1L);
      assertThat(inline("async def g():\n    yield b\n[x async for x in g()]"))
          .isEqualTo(List.of(2L));
      assertThat(inline("import dataclasses\n@dataclasses.dataclass\nclass D:\n    x: 'int'\nD(a)"))
          .isEqualTo(Map.of("x", 1L));
    }

    private Object inline(String code) throws Exception {
      Endpoint endpoint = project.tool("t", new Source.Code(code, project.position()), "a", "b");
      return invoke(endpoint, Map.of("a", 1L, "b", 2L));
    }
  }
}
