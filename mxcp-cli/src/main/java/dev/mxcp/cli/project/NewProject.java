package dev.mxcp.cli.project;

import dev.mxcp.Outcome;
import dev.mxcp.cli.failure.CommandFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the files that a project begins with; nothing that is there is overwritten.
 *
 * @param root where
 * @param name the name of the project
 * @param profile its profile
 */
public record NewProject(Path root, String name, String profile) {

  private static final List<String> DIRECTORIES =
      List.of("tools", "resources", "prompts", "python", "plugins", "sql", "data");

  private static final String TOOL =
      """
      mxcp: 1
      tool:
        name: hello_world
        description: Greets somebody by name
        tags: [example]
        annotations:
          title: Hello World
          readOnlyHint: true
        parameters:
          - name: name
            type: string
            description: Whom to greet
            examples: [World, Alice]
        return:
          type: string
          description: The greeting
        source:
          file: ../sql/hello-world.sql
        tests:
          - name: greets_by_name
            description: The name stands in the greeting
            arguments:
              - key: name
                value: Alice
            result: Hello, Alice!
      """;

  private static final String SQL = "SELECT 'Hello, ' || $name || '!' AS greeting\n";

  /** Writes the project and returns the files. */
  public List<Path> write(boolean bootstrap) {
    List<Path> files = new ArrayList<>();
    try {
      for (String directory : DIRECTORIES) {
        Files.createDirectories(root.resolve(directory));
      }
      files.add(file(ProjectDirectory.SITE_FILE, site()));
      if (bootstrap) {
        files.add(file("tools/hello-world.yml", TOOL));
        files.add(file("sql/hello-world.sql", SQL));
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
