package dev.mxcp.example.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The executable jar, whose project lies in a jar inside of a jar. */
final class ExecutableJarIT {

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  @Test
  void the_jar_starts_serves_tools_and_ends_when_it_is_told_to() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("application.jar"),
                "--server.port=0")
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = process.inputReader()) {
      Page page = Page.of(port(output));
      assertThat(page.call("find_books", "{\"text\": \"lind\"}").toString())
          .contains("Small Programs");
      // Not process.destroy(), which closes the output too.
      process.toHandle().destroy();
      assertThat(output.lines().filter(line -> line.contains("Exception"))).isEmpty();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static int port(BufferedReader output) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher matcher = PORT.matcher(line);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
      seen.append(line).append('\n');
    }
    throw new AssertionError("It ended:\n" + seen);
  }
}
