package dev.mxcp.config;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a secret may show as: itself and its lines, and as JSON, as Python and Java print
 * texts and bytes, in Base64, hexadecimal and URLs.
 */
final class SecretForms {

  /** Shorter values are too common in ordinary text to be told from it. */
  private static final int SHORTEST = 4;

  private static final int SHORTEST_LINE = 8;
  private static final int SHORTEST_CORE = 6; // of Base64
  private static final int SHORTEST_NUMBER = 6;
  private static final int LONGEST_NUMBER = 100;

  /** Larger values are data, whose other forms would take memory for nothing. */
  private static final int LARGEST_TRANSFORMED = 65_536;

  private static final int LARGEST_NESTED = 1_024;

  private static final Pattern JSON_TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"(\\s*:)?");
  private static final Pattern JSON_ESCAPE = Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");

  private static final Pattern FOUR_BYTES = Pattern.compile("[\\x{10000}-\\x{10FFFF}]+");

  private final Set<String> forms = new LinkedHashSet<>();

  private SecretForms() {}

  /** Returns the forms of a text; empty where it is too short. */
  static Set<String> of(String value) {
    SecretForms found = new SecretForms();
    found.text(value);
    found.parts(value);
    found.forms.removeIf(form -> form.length() < SHORTEST);
    return found.forms;
  }

  /** Returns the forms of a number; empty where it has too few digits. */
  static Set<String> of(Number value) {
    String text = text(value);
    long digits = text.chars().filter(Character::isDigit).count();
    return digits < SHORTEST_NUMBER ? Set.of() : of(text);
  }

  /** Returns a number without an exponent, and without a fraction that is nothing. */
  static String text(Number value) {
    try {
      BigDecimal exact = new BigDecimal(value.toString());
      boolean isShort = Math.abs((long) exact.scale()) <= LONGEST_NUMBER;
      return isShort ? exact.stripTrailingZeros().toPlainString() : value.toString();
    } catch (NumberFormatException e) { // NaN and infinities
      return value.toString();
    }
  }

  private void text(String value) {
    if (value.length() < SHORTEST) {
      return;
    }
    forms.add(value);
    forms.add(value.strip());
    if (value.length() <= LARGEST_TRANSFORMED) {
      escaped(value);
      bytes(value.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Adds what stands inside of a value and may be taken out of it. */
  private void parts(String value) {
    value
        .lines()
        .map(String::strip)
        .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("-----"))
        .forEach(forms::add);
    if (value.length() > LARGEST_TRANSFORMED) {
      return;
    }
    // The driver of DuckDB mangles a message from the first character of four bytes on.
    FOUR_BYTES
        .splitAsStream(value)
        .filter(part -> part.length() >= SHORTEST_LINE)
        .forEach(forms::add);
    String bare = value.strip();
    if (bare.startsWith("{") || bare.startsWith("[")) {
      JSON_TEXT
          .matcher(bare)
          .results()
          .filter(text -> text.group(2) == null) // no key
          .forEach(text -> jsonText(text.group(1)));
    } else if (BASE64.matcher(bare).matches()) {
      String decoded = decoded(bare);
      if (decoded != null) {
        text(decoded);
      }
    }
  }

  private void jsonText(String escaped) {
    if (escaped.length() >= SHORTEST_LINE) {
      String text = JSON_ESCAPE.matcher(escaped).replaceAll(SecretForms::unescaped);
      text(text);
      text.lines()
          .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("-----"))
          .forEach(forms::add);
    }
  }

  private static String unescaped(MatchResult escape) {
    String hex = escape.group(2);
    if (hex != null) {
      return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex, 16)));
    }
    String text =
        switch (escape.group(1)) {
          case "n" -> "\n";
          case "r" -> "\r";
          case "t" -> "\t";
          default -> escape.group(1);
        };
    return Matcher.quoteReplacement(text);
  }

  private static @Nullable String decoded(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return null;
    }
  }

  private void escaped(String value) {
    for (String once : literals(value)) {
      forms.add(once);
      nested(once);
    }
    String query = URLEncoder.encode(value, StandardCharsets.UTF_8);
    String path = query.replace("+", "%20");
    forms.add(query);
    forms.add(path);
    forms.add(path.replace("%2F", "/"));
    forms.add(
        value
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"));
  }

  /** Adds a text within a text, such as the repr of an error; of longer ones lines must do. */
  private void nested(String literal) {
    if (literal.length() <= LARGEST_NESTED) {
      forms.addAll(literals(literal));
    }
  }

  /** Returns how a text stands inside of a literal. */
  private static Set<String> literals(String value) {
    String python = TextEscape.PYTHON.of(value);
    String ascii = TextEscape.PYTHON_ASCII.of(value);
    return new LinkedHashSet<>(
        List.of(
            TextEscape.JSON.of(value),
            TextEscape.JSON_ASCII.of(value),
            python,
            python.replace("'", "\\'"),
            ascii,
            ascii.replace("'", "\\'")));
  }

  private void bytes(byte[] bytes) {
    String python =
        IntStream.range(0, bytes.length)
            .map(i -> bytes[i] & 0xff)
            .mapToObj(TextEscape::ofByte)
            .collect(Collectors.joining());
    for (String literal : List.of(python, python.replace("'", "\\'"))) {
      forms.add(literal);
      nested(literal);
    }
    String hex = HexFormat.of().formatHex(bytes);
    forms.add(hex);
    forms.add(hex.toUpperCase(Locale.ROOT));
    forms.add(list(bytes, 0xff, ", "));
    forms.add(list(bytes, 0xff, ","));
    forms.add(list(bytes, -1, ", "));
    for (int offset = 0; offset < 3; offset++) {
      base64(bytes, offset);
    }
  }

  private static String list(byte[] bytes, int mask, String separator) {
    return IntStream.range(0, bytes.length)
        .mapToObj(i -> String.valueOf(bytes[i] & mask))
        .collect(Collectors.joining(separator));
  }

  /** Adds the part of the Base64 of a longer text that is the same whatever stands around. */
  private void base64(byte[] bytes, int offset) {
    byte[] shifted = new byte[offset + bytes.length];
    System.arraycopy(bytes, 0, shifted, offset, bytes.length);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    String core = encoded.substring((offset * 8 + 5) / 6, shifted.length * 8 / 6);
    if (offset == 0) {
      add(encoded); // nothing follows
      String lines = Base64.getMimeEncoder().encodeToString(bytes);
      lines.lines().filter(line -> line.length() >= 16).forEach(this::add);
    }
    if (core.length() >= SHORTEST_CORE) {
      add(core);
    }
  }

  private void add(String base64) {
    forms.add(base64);
    forms.add(base64.replace('+', '-').replace('/', '_'));
  }
}
