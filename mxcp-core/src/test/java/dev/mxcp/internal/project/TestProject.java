package dev.mxcp.internal.project;

import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.fixture.ProjectDirectory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A project in a directory of a test; it sees nothing of this machine's configuration. */
final class TestProject {

  final Path root;
  final Map<String, String> environment = new HashMap<>();
  List<dev.mxcp.spi.SecretResolver> resolvers = List.of();

  TestProject(Path root) {
    this.root = root;
    write("mxcp-site.yml", "mxcp: 1\nproject: demo\nprofile: default\n");
  }

  TestProject write(String path, String text) {
    new ProjectDirectory(root).write(path, text);
    return this;
  }

  /** Writes the user file of the home directory. */
  TestProject user(String text) {
    return write("home/.mxcp/config.yml", text);
  }

  TestProject env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Project load() {
    return load(null);
  }

  Project load(String profile) {
    return ProjectLoader.load(request(profile, null));
  }

  ProjectRequest request(String profile, Path userConfig) {
    return new ProjectRequest(
        root,
        profile,
        userConfig,
        environment,
        root.resolve("home"),
        false,
        resolvers,
        List.of("sql", "python"));
  }

  /** Returns what is wrong, whether it can be loaded or not. */
  List<Problem> problems() {
    try {
      return load().problems();
    } catch (LoadException e) {
      return e.problems();
    }
  }
}
