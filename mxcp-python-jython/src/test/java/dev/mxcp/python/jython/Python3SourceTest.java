package dev.mxcp.python.jython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the author of a Python 3 file reads: the construct, the line, and what to do. */
final class Python3SourceTest {

  /** Sources by what is wrong with them; the culprit stands in the line with the mark. */
  private static final Map<String, List<String>> SOURCES = sources();

  @TempDir Path directory;

  private static Map<String, List<String>> sources() {
    Map<String, List<String>> sources = new LinkedHashMap<>();
    sources.put(
        "f-strings",
        List.of(
            "def t(a):\n    return f'{a}'  # here",
            "def t(a):\n    return 'x' + rf\"{a}\"  # here",
            "x = '''a\n''' + f'''b {1}  # here\n'''"));
    sources.put(
        "annotations",
        List.of(
            "def t(a: int):  # here\n    return a",
            "def t(a) -> int:  # here\n    return a",
            "def t(\n    a,\n    b: str = 'x',  # here\n):\n    return a",
            "x = 1\ny: int = 2  # here",
            "class A(object):\n    name: str  # here"));
    sources.put("async functions", List.of("async def t():  # here\n    pass"));
    sources.put("async", List.of("def t():\n    async with a:  # here\n        pass"));
    sources.put("await", List.of("def t():\n    x = await g()  # here\n    return x"));
    sources.put("nonlocal", List.of("def t():\n    nonlocal x  # here\n    x = 1"));
    sources.put(
        "raise ... from",
        List.of(
            "def t():\n    try:\n        pass\n    except E as e:\n        raise X() from e  # here"));
    sources.put("yield from", List.of("def t():\n    yield from g()  # here"));
    sources.put(
        "assignment expressions", List.of("def t(a):\n    if (n := a) > 5:  # here\n        pass"));
    sources.put(
        "match statements",
        List.of("def t(a):\n    match a:  # here\n        case 1:\n            pass"));
    sources.put("except*", List.of("try:\n    pass\nexcept* ValueError:  # here\n    pass"));
    sources.put(
        "keyword-only arguments",
        List.of(
            "def t(a, *, b):  # here\n    return a",
            "def t(*items, b=1):  # here\n    return b",
            "t = lambda *, b: b  # here"));
    sources.put("positional-only arguments", List.of("def t(a, /, b):  # here\n    return a"));
    sources.put("type parameters", List.of("def t[T](a):  # here\n    return a"));
    sources.put("type aliases", List.of("type X = int  # here"));
    sources.put(
        "unpacking in a dict display", List.of("def t(a):\n    return {**a, 'b': 1}  # here"));
    sources.put(
        "starred expressions",
        List.of(
            "def t(a):\n    return [*a, 1]  # here",
            "def t(a):\n    x, *y = a  # here",
            "def t(a, b):\n    return f(*a, *b)  # here"));
    sources.put(
        "the print function",
        List.of("def t(a):\n    print(a, end='')  # here", "print('a', file=b)  # here"));
    sources.put("class keywords", List.of("class A(B, metaclass=C):  # here\n    pass"));
    sources.put("underscores in numbers", List.of("x = 1_000  # here"));
    sources.put("matrix multiplication (@)", List.of("def t(a, b):\n    return a @ b  # here"));
    sources.put("decorators that are expressions", List.of("@a.b[0]  # here\ndef t():\n    pass"));
    sources.put("with (...)", List.of("with (a as b, c as d):  # here\n    pass"));
    sources.put("the literal ...", List.of("def t():\n    return ...  # here"));
    sources.put(
        "from __future__ import annotations",
        List.of("'''Doc.'''\nfrom __future__ import annotations  # here"));
    return sources;
  }

  @Test
  void names_the_construct_the_line_and_the_remedy() {
    Project project = new Project(directory);
    List<String> expected = new ArrayList<>();
    SOURCES.forEach(
        (construct, sources) ->
            sources.forEach(source -> expected.add(add(project, construct, source))));

    List<Problem> problems = project.builder().check();

    assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.PYTHON_SYNTAX);
    assertThat(problems).extracting(Problem::message).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(problems)
        .allSatisfy(p -> assertThat(p.hint()).contains("the engine cpython or graalpy"));
    assertThat(problems)
        .allSatisfy(p -> assertThat(p.message()).startsWith("line " + p.position().line() + ": "));
  }

  private static String add(Project project, String construct, String source) {
    String name = "t" + System.identityHashCode(source);
    project.file("python/" + name + ".py", source).toolIn("python/" + name + ".py", name);
    long line = source.substring(0, source.indexOf("# here")).lines().count();
    boolean one =
        List.of(
                "async",
                "await",
                "nonlocal",
                "raise ... from",
                "yield from",
                "except*",
                "unpacking in a dict display",
                "the print function",
                "matrix multiplication (@)",
                "with (...)",
                "the literal ...",
                "from __future__ import annotations")
            .contains(construct);
    return "line %d: %s %s Python 3; Jython runs Python 2.7"
        .formatted(line, construct, one ? "needs" : "need");
  }

  @Test
  void a_mistake_in_python_2_is_a_plain_syntax_error() {
    Project project =
        new Project(directory)
            .file("python/a.py", "def a(:\n    pass\n")
            .toolIn("python/a.py", "a")
            .file("python/b.py", "def b():\n    print 'x' if 1 else\n")
            .toolIn("python/b.py", "b")
            .file("python/c.py", "if x == 1\n    pass\n")
            .toolIn("python/c.py", "c");
    assertThat(project.builder().check())
        .hasSize(3)
        .allSatisfy(
            p -> assertThat(p.message()).contains("SyntaxError: ").doesNotContain("Python 3"))
        .extracting(p -> p.position().line())
        .containsExactlyInAnyOrder(1, 2, 1);
  }

  @Test
  void names_the_line_of_inline_code() {
    Project project = new Project(directory);
    project.file(
        "tools/t.yml",
        """
        mxcp: 1
        tool:
          name: t
          language: python
          source:
            code: |
              x = 1
              return f"{x}"
        """);
    assertThat(project.builder().check())
        .singleElement()
        .satisfies(
            p ->
                assertThat(p.message())
                    .isEqualTo(
                        "line 2 of the code: f-strings need Python 3; Jython runs Python 2.7"));
  }

  @Test
  void a_module_of_python_3_is_said_to_be_one() {
    Project project =
        new Project(directory).python("import dataclasses\ndef t():\n    return 1\n").tool("t");
    assertThat(project.builder().lenient(true).build())
        .satisfies(
            mxcp -> {
              try (mxcp) {
                assertThat(mxcp.health().toString())
                    .contains("No module named dataclasses")
                    .contains("The module dataclasses needs Python 3; Jython runs Python 2.7");
              }
            });
  }
}
