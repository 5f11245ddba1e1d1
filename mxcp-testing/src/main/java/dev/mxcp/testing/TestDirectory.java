package dev.mxcp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory of one runtime for tests: its database, an empty home, and where tools put their
 * temporary files.
 *
 * @param root the directory
 */
record TestDirectory(Path root) {

  static TestDirectory create() {
    try {
      TestDirectory directory = new TestDirectory(Files.createTempDirectory("mxcp-test-"));
      Files.createDirectory(directory.home());
      Files.createDirectory(directory.temporary());
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path home() {
    return root.resolve("home");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path database() {
    return root.resolve("test.duckdb");
  }

  /** Returns the temporary files that are still there, as paths relative to this directory. */
  List<Path> leftovers() {
    try (Stream<Path> files = Files.walk(temporary())) {
      return files.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void clearTemporary() {
    try (Stream<Path> files = Files.walk(temporary())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(temporary())) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A file of the test is still in use: " + e.getMessage(), e);
    }
  }

  /** Writes a file, with the directories above it. */
  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Finds a directory or file by a path relative to the working directory, or in the class path.
   *
   * @throws IllegalArgumentException where there is neither, with both places
   */
  static Path find(String name) {
    Path path = Path.of(name).toAbsolutePath().normalize();
    if (Files.exists(path)) {
      return path;
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    var resource = loader == null ? null : loader.getResource(name);
    if (resource != null && resource.getProtocol().equals("file")) {
      return Path.of(java.net.URI.create(resource.toString()));
    }
    throw new IllegalArgumentException(
        "There is no " + path + ", and no directory " + name + " in the class path");
  }
}
