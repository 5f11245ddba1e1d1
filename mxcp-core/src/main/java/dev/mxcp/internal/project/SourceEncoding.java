package dev.mxcp.internal.project;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding of source files: UTF-8, with or without a byte order mark; for Python what a comment
 * in the first two lines says (PEP 263).
 */
final class SourceEncoding {

  private static final Pattern COMMENT =
      Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-_.a-zA-Z0-9]+)");
  private static final int LONGEST_HEAD = 1_000;

  private SourceEncoding() {}

  /** Returns the text of a file without a byte order mark. */
  static String decode(Path file, byte[] bytes) throws CharacterCodingException {
    Charset charset = isPython(file) ? declared(bytes) : StandardCharsets.UTF_8;
    return TextFile.withoutMark(TextFile.decode(bytes, charset));
  }

  /** Returns what a file's bytes should be, for messages. */
  static String name(Path file) {
    return isPython(file) ? "in the encoding that it declares, else UTF-8" : "UTF-8";
  }

  private static boolean isPython(Path file) {
    return file.toString().endsWith(".py");
  }

  private static Charset declared(byte[] bytes) {
    int length = Math.min(bytes.length, LONGEST_HEAD);
    String[] lines = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).split("\r\n?|\n", 3);
    for (int i = 0; i < Math.min(2, lines.length); i++) {
      Matcher comment = COMMENT.matcher(lines[i]);
      if (comment.find()) {
        return charset(comment.group(1).toLowerCase(Locale.ROOT).replace('_', '-'));
      }
      if (i == 0 && !lines[i].isBlank() && !lines[i].stripLeading().startsWith("#")) {
        break; // what follows a line of code says nothing
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static Charset charset(String name) {
    if (name.startsWith("utf-8") || name.equals("utf8")) {
      return StandardCharsets.UTF_8;
    }
    if (name.startsWith("latin-1") || name.startsWith("iso-latin-1")) {
      return StandardCharsets.ISO_8859_1;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return StandardCharsets.ISO_8859_1; // Python knows more encodings, and reads the file itself
    }
  }
}
