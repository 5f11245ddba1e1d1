package dev.mxcp.internal.project;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.yaml.Node;
import dev.mxcp.internal.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads files as UTF-8; what fails becomes a problem. */
final class TextFile {

  /** Larger files are no definitions and no code. */
  private static final int MAX_BYTES = 16_000_000;

  private TextFile() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @param position what names the file, for the problem
   * @param problems gets the problem where it cannot be read
   * @return the text; null where it cannot be read
   */
  static @Nullable String read(Path file, SourcePosition position, ProblemList problems) {
    String reason;
    try {
      return utf8(file);
    } catch (CharacterCodingException e) {
      reason = "it is not UTF-8";
    } catch (TooLargeException e) {
      reason = "it has more than " + MAX_BYTES + " bytes";
    } catch (IOException e) {
      reason = reason(file);
    }
    String message = "The file " + file + " cannot be read: " + reason + ".";
    problems.add(Problem.error(ProblemCode.FILE_UNREADABLE, position, message));
    return null;
  }

  private static String reason(Path file) {
    if (Files.isDirectory(file)) {
      return "it is a directory";
    }
    return Files.isReadable(file) ? "reading failed" : "permission is missing";
  }

  /** Tells that a file is larger than definitions, code and secrets are. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("the file has more than " + MAX_BYTES + " bytes.");
    }
  }

  /**
   * Returns the content of a file, a byte order mark included.
   *
   * @throws CharacterCodingException where it is not UTF-8
   * @throws TooLargeException where it is too large, be it without an end
   */
  static String utf8(Path file) throws IOException {
    return decode(bytes(file), StandardCharsets.UTF_8);
  }

  /** Returns the content of a file; see {@link #utf8}. */
  static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new TooLargeException();
      }
      return bytes;
    }
  }

  /** Returns bytes as text; throws where they are none in this encoding. */
  static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** Returns a text without the byte order mark that it may begin with. */
  static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Reads a YAML file whose document is a mapping; null where it is not one. */
  static Node.@Nullable Mapping mapping(Path file, ProblemList problems) {
    SourcePosition position = SourcePosition.of(file);
    String text = read(file, position, problems);
    if (text == null) {
      return null;
    }
    YamlFile yaml = YamlFile.parse(file, text);
    problems.addAll(yaml.problems());
    if (yaml.root() instanceof Node.Mapping mapping) {
      return mapping;
    }
    if (yaml.root() != null && !yaml.root().isNull()) {
      String message = "expected a mapping, got " + yaml.root().kind() + ".";
      problems.error(
          ProblemCode.WRONG_TYPE, yaml.root().position(), message, "Begin with `mxcp: 1`.");
    } else if (yaml.problems().isEmpty()) {
      problems.error(ProblemCode.MISSING_KEY, position, "The file is empty.", null);
    }
    return null;
  }

  /**
   * Resolves a path that a file names.
   *
   * @return null where the text is no path of this system, which is reported
   */
  static @Nullable Path resolve(
      Path directory, String text, SourcePosition position, ProblemList problems) {
    try {
      return directory.resolve(text).normalize();
    } catch (InvalidPathException e) {
      problems.error(ProblemCode.INVALID_VALUE, position, "This is not a path of a file.", null);
      return null;
    }
  }
}
