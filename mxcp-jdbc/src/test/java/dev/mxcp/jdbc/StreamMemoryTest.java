package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result that is larger than the memory of Java, in a process of its own. */
class StreamMemoryTest {

  @TempDir Path directory;

  @Test
  void writes_more_than_there_is_memory() throws IOException, InterruptedException {
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
                TestPostgres.url(TestPostgres.database()),
                answer.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    try {
      assertThat(child.waitFor(4, TimeUnit.MINUTES)).as("the child ends").isTrue();
      assertThat(answer).as(Files.readString(directory.resolve("log"))).exists();
      assertThat(Long.parseLong(Files.readString(answer))).isGreaterThan(96L << 20);
    } finally {
      child.destroyForcibly();
    }
  }
}
