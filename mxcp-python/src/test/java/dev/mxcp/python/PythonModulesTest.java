package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Source;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.EndpointChecker;
import dev.mxcp.spi.Invocation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@org.junit.jupiter.api.Timeout(60)
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
      assertThat(problem.hint()).contains("-m pip install no_such_package");
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

  @Nested
  class Checks {

    private List<Problem> check(Endpoint endpoint) {
      try (EndpointChecker checker = project.invoker.checker(project)) {
        return checker.check(endpoint);
      }
    }

    private Problem only(Endpoint endpoint) {
      assertThat(check(endpoint)).hasSize(1);
      return check(endpoint).get(0);
    }

    @Test
    void executes_nothing() {
      project.file("python/t.py", "raise RuntimeError()\ndef t(a):\n    pass");

      assertThat(check(project.tool("t", "python/t.py", "a"))).isEmpty();
    }

    @Test
    void shows_where_a_source_does_not_compile() {
      project.file("python/t.py", "def t(a):\n    return (a +\n\ndef u(): pass\n");
      project.file("python/u.py", "def u():\n    x = 1 +\n");

      Problem problem = only(project.tool("u", "python/u.py"));
      assertThat(problem.code()).isEqualTo(ProblemCode.PYTHON_SYNTAX);
      assertThat(problem.position().file()).isEqualTo(directory.resolve("python/u.py"));
      assertThat(problem.position().line()).isEqualTo(2);
      assertThat(problem.message())
          .isEqualTo("SyntaxError: invalid syntax\n    x = 1 +\n           ^");
      assertThat(only(project.tool("t", "python/t.py", "a")).code())
          .isEqualTo(ProblemCode.PYTHON_SYNTAX);
    }

    @Test
    void suggests_the_function_that_was_meant() {
      project.file("python/t.py", "def greeting(): pass");

      Problem problem = only(project.tool("greting", "python/t.py"));
      assertThat(problem.code()).isEqualTo(ProblemCode.FUNCTION_MISSING);
      assertThat(problem.message()).isEqualTo("t.py has no function 'greting'");
      assertThat(problem.hint()).isEqualTo("Did you mean greeting?");
    }

    @Test
    void compares_parameters_with_the_declared_ones() {
      project.file("python/t.py", "def t(name, *, size, extra=1): pass\ndef any(**kw): pass");

      Problem problem = only(project.tool("t", "python/t.py", "nmae"));
      assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_MISMATCH);
      assertThat(problem.message())
          .isEqualTo(
              "The function t does not take nmae and needs name, size, which is not declared");
      assertThat(problem.hint()).isEqualTo("Did you mean name?");
      assertThat(check(project.tool("t", "python/t.py", "name", "size"))).isEmpty();
      assertThat(check(project.tool("any", "python/t.py", "whatever"))).isEmpty();
    }

    @Test
    void reports_the_same_when_a_tool_is_prepared() throws Exception {
      project.file("python/t.py", "def t(a): pass").file("python/bad.py", "def bad(:").start();

      assertThat(problem(project.tool("t", "python/t.py")).code())
          .isEqualTo(ProblemCode.PARAMETER_MISMATCH);
      assertThat(problem(project.tool("bad", "python/bad.py")).position().line()).isEqualTo(1);
    }

    @Test
    void refuses_nothing_that_only_execution_can_tell() {
      project.file(
          "python/t.py",
          """
          import functools, sys
          if sys.version_info > (4,):
              def either(a): pass
          else:
              def either(b): pass
          try:
              from fast import quick
          except ImportError:
              def quick(a): pass
          def inject(function):
              return functools.wraps(function)(lambda *args, **kwargs: None)
          @inject
          def decorated(database, a): pass
          class Built:
              def __init__(self, a): pass
          half = functools.partial(Built, a=1)
          with open(__file__) as handle: pass
          for chosen in (half,): pass
          if (found := half): pass
          def define():
              global late
              late = half
          """);

      try (EndpointChecker checker = project.invoker.checker(project)) {
        for (String name :
            List.of("either", "quick", "decorated", "Built", "half", "chosen", "found", "late")) {
          assertThat(checker.check(project.tool(name, "python/t.py", "a"))).as(name).isEmpty();
        }
        assertThat(checker.check(project.tool("either", "python/t.py", "b"))).isEmpty();
        assertThat(checker.check(project.tool("either", "python/t.py", "c")))
            .extracting(Problem::message)
            .containsExactly(
                "The function either does not take c and needs b, which is not declared");
        assertThat(checker.check(project.tool("hlf", "python/t.py")))
            .extracting(Problem::code)
            .containsExactly(ProblemCode.FUNCTION_MISSING);
      }
    }

    @Test
    void tells_of_parameters_that_are_no_names_in_python() {
      Source code = new Source.Code("return 1", project.position());
      Problem problem = only(project.tool("t", code, "class"));
      assertThat(problem.message())
          .isEqualTo("The parameter class cannot be a variable of the code");
      assertThat(problem.hint()).startsWith("class is a keyword of Python. Rename the parameter");
      assertThat(
              check(
                  project.tool(
                      "t", new Source.Code("def t(**kw): pass", code.position()), "class")))
          .isEmpty();

      project.file("python/t.py", "def t(a): pass");
      assertThat(only(project.tool("t", "python/t.py", "a", "from")).hint())
          .startsWith("from is a keyword of Python");
    }

    @Test
    void decodes_sources_as_they_say() throws Exception {
      Path file = directory.resolve("python/t.py");
      Files.createDirectories(file.getParent());
      Files.write(file, "def t(a): return '\u00e9'".getBytes(StandardCharsets.ISO_8859_1));
      Source source = new Source.File(file, "", project.position());

      Problem problem = only(project.tool("t", source, "a"));
      assertThat(problem.code()).isEqualTo(ProblemCode.PYTHON_SYNTAX);
      assertThat(problem.message()).contains("'utf-8' codec can't decode byte 0xe9");
      assertThat(problem.hint()).contains("# -*- coding: latin-1 -*-");

      String named =
          "#!/usr/bin/python3\n# vim: set fileencoding=iso-8859-15 :\ndef t(a): return '\u20ac'";
      Files.write(file, named.getBytes(Charset.forName("ISO-8859-15")));
      assertThat(check(project.tool("t", source, "a"))).isEmpty();
      Files.writeString(file, "\ufeffdef t(a): return 1");
      assertThat(check(project.tool("t", source, "a"))).isEmpty();
    }

    @Test
    void points_to_the_definition_for_inline_code() {
      Problem problem = only(project.tool("t", new Source.Code("return (", project.position())));

      assertThat(problem.position()).isEqualTo(project.position());
    }
  }
}
