package dev.mxcp.internal.project;

import dev.mxcp.error.SourcePosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Python sources, which may begin with a byte order mark or name their encoding in one of the
 * first two lines (PEP 263).
 *
 * <p>Python itself decodes what it runs, and its check says what is wrong with an encoding. So any
 * bytes give a text here, at worst one with other letters.
 */
final class PythonText {

  private static final Pattern ENCODING =
      Pattern.compile("\\A(?:[ \\t\\f]*(?:#.*)?\\R)?[ \\t\\f]*#.*?coding[:=][ \\t]*([-\\w.]+)");
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int HEAD = 1000;

  private PythonText() {}

  /** Reads a source; null if it cannot be read, which is reported. */
  static @Nullable String read(Path file, SourcePosition position, ProblemList problems) {
    try {
      byte[] bytes = TextFile.isReadable(file) ? Files.readAllBytes(file) : null;
      return bytes == null ? TextFile.read(file, position, problems) : decode(bytes);
    } catch (IOException e) {
      return TextFile.read(file, position, problems);
    }
  }

  private static String decode(byte[] bytes) {
    String text;
    try {
      text = charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    }
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static Charset charset(byte[] bytes) {
    int length = Math.min(bytes.length, HEAD);
    String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    Matcher matcher = ENCODING.matcher(head);
    if (!matcher.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(matcher.group(1).replace("latin-", "latin"));
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
