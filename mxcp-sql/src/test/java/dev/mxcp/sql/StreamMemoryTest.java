package dev.mxcp.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A result that is many times as large as the memory of Java, in a process of its own. */
class StreamMemoryTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"rows, 357777787", "lists, 360777781"})
  void writes_more_than_there_is_memory(String tool, long bytes) throws Exception {
    assertThat(run(tool)).isEqualTo(bytes + " bytes");
  }

  private String run(String tool) throws IOException, InterruptedException {
    Path answer = directory.resolve("answer");
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                classes,
                StreamMemoryChild.class.getName(),
                directory.toString(),
                tool,
                answer.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    try {
      assertThat(child.waitFor(4, TimeUnit.MINUTES)).as("the child ends").isTrue();
      assertThat(answer).as(Files.readString(directory.resolve("log"))).exists();
      return Files.readString(answer);
    } finally {
      child.destroyForcibly();
    }
  }
}
