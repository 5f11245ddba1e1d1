package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Source;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.spi.EndpointChecker;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is found wrong with sources before anything of them runs. */
@Timeout(240)
class PythonChecksTest {

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

  private Problem problem(Endpoint endpoint) {
    List<Problem> problems =
        catchThrowableOfType(LoadException.class, () -> project.session().prepare(endpoint))
            .problems();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

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
        .isEqualTo("The function t does not take nmae and needs name, size, which is not declared");
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
    assertThat(problem.message()).isEqualTo("The parameter class cannot be a variable of the code");
    assertThat(problem.hint()).startsWith("class is a keyword of Python. Rename the parameter");
    assertThat(
            check(
                project.tool("t", new Source.Code("def t(**kw): pass", code.position()), "class")))
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
