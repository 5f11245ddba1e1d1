package dev.mxcp.cli.project;

import dev.mxcp.Outcome;
import dev.mxcp.cli.failure.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes the files that a project begins with; nothing that is there is overwritten.
 *
 * @param root where
 * @param name the name of the project
 * @param profile its profile
 */
public record NewProject(Path root, String name, String profile) {

  /** The script that creates the table of {@code --bootstrap}, relative to the project. */
  public static final String SETUP = "sql/setup.sql";

  private static final String CLIENT = "server_config.json";

  private static final List<String> DIRECTORIES =
      List.of(
          "tools",
          "resources",
          "prompts",
          "evals",
          "python",
          "plugins",
          "sql",
          "drift",
          "audit",
          "data");

  /** Files of {@code --bootstrap}: a tool in SQL, one in Python, a table, and tests. */
  private static final List<String> EXAMPLES =
      List.of(
          "tools/hello-world.yml",
          "sql/hello-world.sql",
          "tools/greet-in.yml",
          "python/greetings.py",
          SETUP);

  /** Writes the project and returns the files. */
  public List<Path> write(boolean bootstrap) {
    List<Path> files = new ArrayList<>();
    try {
      for (String directory : DIRECTORIES) {
        Files.createDirectories(root.resolve(directory));
      }
      files.add(file(ProjectDirectory.SITE_FILE, site()));
      files.add(file(".gitignore", template("gitignore")));
      files.add(file(CLIENT, clientFile()));
      for (String example : bootstrap ? EXAMPLES : List.<String>of()) {
        files.add(file(example, template(example)));
      }
      return files;
    } catch (FileAlreadyExistsException e) {
      throw CommandFailure.failed(
          "exists", e.getFile() + " is there already.", "Choose another directory.", null);
    } catch (IOException e) {
      throw CommandFailure.failed(
          "file_unwritable", "The project cannot be written: " + e, null, null);
    }
  }

  private static String template(String name) throws IOException {
    try (InputStream in = NewProject.class.getResourceAsStream("/dev/mxcp/cli/init/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns the entry by which desktop clients start the server of the project. */
  private String clientFile() throws IOException {
    return template(CLIENT)
        .replace("PROJECT", Outcome.ok(name).json())
        .replace("DIRECTORY", Outcome.ok(root.toString()).json());
  }

  private Path file(String path, String text) throws IOException {
    return Files.writeString(root.resolve(path), text, StandardOpenOption.CREATE_NEW);
  }

  /** A JSON text is a YAML scalar whatever characters the names have. */
  private String site() {
    return "mxcp: 1\nproject: %s\nprofile: %s\n".formatted(scalar(name), scalar(profile));
  }

  private static String scalar(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9_-]*") ? text : Outcome.ok(text).json();
  }
}
