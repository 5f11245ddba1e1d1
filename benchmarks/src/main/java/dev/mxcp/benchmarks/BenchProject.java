package dev.mxcp.benchmarks;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A project in a directory of its own, which goes when it is closed. Not thread-safe. */
final class BenchProject implements AutoCloseable {

  private final Path directory;

  /** Makes a project with a database in memory and nothing else. */
  BenchProject() {
    this("");
  }

  /**
   * Makes a project.
   *
   * @param site what its site file says beside name and database
   */
  BenchProject(String site) {
    try {
      directory = Files.createTempDirectory("mxcp-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(
        "mxcp-site.yml",
        "mxcp: 1\nproject: bench\nprofile: default\n"
            + site
            + "profiles: {default: {duckdb: {path: ':memory:'}}}\n");
  }

  Path directory() {
    return directory;
  }

  BenchProject write(String path, String text) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a tool; the text is what stands below {@code tool:}, without indentation. */
  BenchProject tool(String name, String definition) {
    String text = "name: " + name + "\n" + definition;
    return write("tools/" + name + ".yml", "mxcp: 1\ntool:\n" + text.indent(2));
  }

  /** Returns a builder that knows nothing of the machine but its PATH. */
  MxcpBuilder builder() {
    return Mxcp.builder().project(directory).environment(Map.of()).home(directory.resolve("home"));
  }

  /** Starts the project on DuckDB and CPython. */
  Mxcp startCPython(int workers) {
    return builder()
        .invoker(SqlInvoker.duckDb())
        .invoker(PythonInvoker.create().engine("cpython").workers(workers))
        .build();
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(directory, new Removal());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes what it meets. */
  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path walked, @Nullable IOException e)
        throws IOException {
      Files.delete(walked);
      return FileVisitResult.CONTINUE;
    }
  }
}
