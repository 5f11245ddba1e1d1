package dev.mxcp.cli.project;

import dev.mxcp.cli.failure.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a project.
 *
 * @param path the directory, absolute
 */
public record ProjectDirectory(Path path) {

  /** The name of the file that makes a directory a project. */
  public static final String SITE_FILE = "mxcp-site.yml";

  /**
   * Finds the project.
   *
   * @param given what the user named; null for the nearest ancestor of the working directory
   */
  public static ProjectDirectory find(@Nullable Path given, Path workingDirectory) {
    if (given != null) {
      return check(given.toAbsolutePath().normalize());
    }
    Path start = workingDirectory.toAbsolutePath().normalize();
    ProjectDirectory found = around(start);
    if (found == null) {
      throw CommandFailure.usage(
          "There is no project here: no " + SITE_FILE + " in " + start + " or above it.",
          "Begin one with: mxcp init --bootstrap. Or name one with --project DIR.");
    }
    return found;
  }

  /** Returns the project that a directory is in; null where it is in none. */
  public static @Nullable ProjectDirectory around(Path start) {
    for (Path path = start; path != null; path = path.getParent()) {
      if (Files.isRegularFile(path.resolve(SITE_FILE))) {
        return new ProjectDirectory(path);
      }
    }
    return null;
  }

  /** Returns the project for showing files; the working directory if there is none. */
  public static ProjectDirectory orHere(@Nullable Path given) {
    Path here = Path.of("").toAbsolutePath().normalize();
    ProjectDirectory found =
        given == null ? around(here) : new ProjectDirectory(given.toAbsolutePath().normalize());
    return found == null ? new ProjectDirectory(here) : found;
  }

  private static ProjectDirectory check(Path directory) {
    if (Files.isRegularFile(directory.resolve(SITE_FILE))) {
      return new ProjectDirectory(directory);
    }
    String what = Files.isDirectory(directory) ? "has no " + SITE_FILE : "is not a directory";
    throw CommandFailure.usage(
        "--project: " + directory + " " + what + ".", "Begin a project with: mxcp init DIR.");
  }

  /** Returns a file as people like to read it: from the working directory, else the project. */
  public String show(Path file) {
    Path here = Path.of("").toAbsolutePath().normalize();
    if (file.startsWith(here)) {
      return here.relativize(file).toString();
    }
    return file.startsWith(path) ? path.relativize(file).toString() : file.toString();
  }

  /** Returns a file as programs like to read it: from the project's directory, with slashes. */
  public String relative(Path file) {
    Path shown = file.startsWith(path) ? path.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }
}
