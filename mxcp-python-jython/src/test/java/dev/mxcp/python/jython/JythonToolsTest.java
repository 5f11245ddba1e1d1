package dev.mxcp.python.jython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of Python 2.7 as tools. */
final class JythonToolsTest {

  @TempDir Path directory;

  @Test
  void a_function_of_python_2_is_a_tool() {
    Project project =
        new Project(directory)
            .python(
                """
                def greet(name):
                    print "greeting", name
                    return u"Grüß dich, %s!" % name
                """)
            .tool("greet", "name:string");
    try (Mxcp mxcp = project.open()) {
      assertThat(mxcp.call("greet", Map.of("name", "Zoë")).orElseThrow())
          .isEqualTo("Grüß dich, Zoë!");
    }
  }
}
