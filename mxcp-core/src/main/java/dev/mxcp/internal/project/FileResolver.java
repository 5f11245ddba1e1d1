package dev.mxcp.internal.project;

import dev.mxcp.spi.SecretResolver;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Resolves {@code file://} to the content of a file, without the white space around it. */
final class FileResolver implements SecretResolver {

  private static final String PREFIX = "file://";

  private final Path directory;

  /**
   * Creates a resolver.
   *
   * @param directory what relative paths are relative to: the directory of the user file
   */
  FileResolver(Path directory) {
    this.directory = directory;
  }

  @Override
  public String scheme() {
    return "file";
  }

  @Override
  public String resolve(String reference) throws IOException {
    Path file = path(reference.substring(PREFIX.length()));
    if (!Files.isRegularFile(file)) {
      // The path is left out: it may come from a variable. The problem's position names it.
      throw new IOException("there is no such file; relative paths begin at " + directory + ".");
    }
    try {
      return TextFile.withoutMark(TextFile.utf8(file)).strip();
    } catch (CharacterCodingException e) {
      throw new IOException("the file is not UTF-8.", e);
    }
  }

  private Path path(String text) throws IOException {
    try {
      return directory.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new IOException("this is not the path of a file.", e);
    }
  }
}
