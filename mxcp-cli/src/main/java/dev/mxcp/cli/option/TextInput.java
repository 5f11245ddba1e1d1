package dev.mxcp.cli.option;

import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.error.Suggestions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads texts that a command line names. */
public final class TextInput {

  private TextInput() {}

  /** Returns the text of a file that an option names. */
  public static String file(String option, Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      String near = nearest(file);
      throw CommandFailure.usage(option + ": there is no file " + file + "." + near, null);
    } catch (IOException e) {
      throw CommandFailure.usage(option + ": the file " + file + " cannot be read: " + e, null);
    }
  }

  /** Returns all of standard input. */
  public static String standardInput() {
    try {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CommandFailure.usage("Standard input cannot be read: " + e, null);
    }
  }

  private static String nearest(Path file) {
    Path directory = file.toAbsolutePath().normalize().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      return "";
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<String> names = files.map(path -> path.getFileName().toString()).toList();
      return Suggestions.nearest(file.getFileName().toString(), names)
          .map(name -> " Did you mean " + file.resolveSibling(name) + "?")
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
