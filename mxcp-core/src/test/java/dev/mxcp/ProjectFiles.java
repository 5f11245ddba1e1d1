package dev.mxcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes small projects for tests. */
final class ProjectFiles {

  private final Path directory;

  ProjectFiles(Path directory) {
    this.directory = directory;
    write("mxcp-site.yml", "mxcp: 1\nproject: test\nprofile: default\n");
  }

  Path directory() {
    return directory;
  }

  ProjectFiles write(String path, String text) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a tool in the language of {@link LambdaInvoker}; more is YAML below the tool's key. */
  ProjectFiles tool(String name, String more) {
    String head =
        "mxcp: 1\ntool:\n  name: " + name + "\n  language: java\n  source: {code: lambda}\n";
    return write("tools/" + name + ".yml", head + more.indent(2));
  }

  /** Starts a builder that sees nothing of this machine's own configuration. */
  MxcpBuilder builder() {
    return Mxcp.builder().project(directory).environment(Map.of()).home(directory.resolve("home"));
  }
}
