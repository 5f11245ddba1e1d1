package dev.mxcp.python.graalpy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookshopTest {

  @TempDir Path directory;

  @Test
  void welcomes_a_reader() throws Exception {
    copyTree(Path.of("../examples/tutorial/bookshop"), directory);
    try (Mxcp mxcp =
        Mxcp.builder()
            .project(directory)
            .userConfig(directory.resolve("config.yml"))
            .environment(Map.of("REVIEWS_URL", "http://127.0.0.1:1", "REVIEWS_TOKEN", "token"))
            .invoker(SqlInvoker.duckDb())
            .invoker(PythonInvoker.create().engine("graalpy"))
            .build()) {
      Outcome outcome = mxcp.call("welcome_reader", Map.of("name", "Ada"));

      assertThat(outcome).isInstanceOf(Outcome.Ok.class);
      assertThat(outcome.toString()).contains("Ada");
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.filter(Files::isRegularFile).forEach(file -> copy(from, file, to));
    }
  }

  private static void copy(Path from, Path file, Path to) {
    try {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
