package dev.mxcp;

import dev.mxcp.fixture.ProjectDirectory;
import java.nio.file.Path;

/** Writes small projects for tests. */
final class ProjectFiles {

  private final ProjectDirectory directory;

  ProjectFiles(Path directory) {
    this.directory = ProjectDirectory.create(directory);
  }

  Path directory() {
    return directory.path();
  }

  ProjectFiles write(String path, String text) {
    directory.write(path, text);
    return this;
  }

  /** Writes a tool in the language of {@link LambdaInvoker}; more is YAML below the tool's key. */
  ProjectFiles tool(String name, String more) {
    String head =
        "mxcp: 1\ntool:\n  name: " + name + "\n  language: java\n  source: {code: lambda}\n";
    return write("tools/" + name + ".yml", head + more.indent(2));
  }

  MxcpBuilder builder() {
    return directory.builder();
  }
}
