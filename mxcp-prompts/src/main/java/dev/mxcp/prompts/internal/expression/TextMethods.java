package dev.mxcp.prompts.internal.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The methods of a text. */
final class TextMethods {

  private TextMethods() {}

  static @Nullable Callable find(String text, String name) {
    return switch (name) {
      case "upper" -> a -> text.toUpperCase(Locale.ROOT);
      case "lower", "casefold" -> a -> text.toLowerCase(Locale.ROOT);
      case "capitalize" -> a -> capitalized(text);
      case "title" -> a -> titled(text);
      case "strip" -> a -> strip(text, a, true, true);
      case "lstrip" -> a -> strip(text, a, true, false);
      case "rstrip" -> a -> strip(text, a, false, true);
      case "startswith" -> a -> anyOf(a.get(0, "prefix"), text::startsWith);
      case "endswith" -> a -> anyOf(a.get(0, "suffix"), text::endsWith);
      case "replace" ->
          a ->
              replaced(
                  text, required(a, 0, "old"), required(a, 1, "new"), a.integer(2, "count", -1));
      case "split" -> a -> split(text, a.get(0, "sep", None.NONE), a.integer(1, "maxsplit", -1));
      case "splitlines" -> a -> new ArrayList<Object>(text.lines().toList());
      case "join" -> a -> joined(text, Sequences.iterate(a.get(0, "iterable")));
      case "count" -> a -> count(text, required(a, 0, "sub"));
      case "find" -> a -> found(text, text.indexOf(required(a, 0, "sub")));
      case "rfind" -> a -> found(text, text.lastIndexOf(required(a, 0, "sub")));
      case "center" -> a -> centered(text, a.integer(0, "width", 0));
      case "ljust" -> a -> padded(text, a, false);
      case "rjust" -> a -> padded(text, a, true);
      case "zfill" -> a -> zeroFilled(text, a.integer(0, "width", 0));
      case "format" -> a -> BraceFormat.format(text, a);
      case "isdigit", "isnumeric", "isdecimal" -> a -> all(text, Character::isDigit);
      case "isalpha" -> a -> all(text, Character::isLetter);
      case "isalnum" -> a -> all(text, Character::isLetterOrDigit);
      case "isspace" -> a -> all(text, TextMethods::isSpace);
      case "isupper" -> a -> isUpper(text);
      case "islower" -> a -> isLower(text);
      default -> null;
    };
  }

  private static String required(Arguments arguments, int position, String name) {
    if (arguments.get(position, name) instanceof String text) {
      return text;
    }
    throw new EvaluationException("the argument '" + name + "' must be a text");
  }

  private static boolean all(String text, IntPredicate predicate) {
    return !text.isEmpty() && text.codePoints().allMatch(predicate);
  }

  static boolean isUpper(String text) {
    return text.codePoints().anyMatch(Character::isUpperCase)
        && text.codePoints().noneMatch(Character::isLowerCase);
  }

  static boolean isLower(String text) {
    return text.codePoints().anyMatch(Character::isLowerCase)
        && text.codePoints().noneMatch(Character::isUpperCase);
  }

  private static boolean anyOf(Object parts, Predicate<String> test) {
    List<?> all = parts instanceof List<?> list ? list : List.of(parts);
    return all.stream().anyMatch(part -> part instanceof String text && test.test(text));
  }

  static String capitalized(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT)
        + text.substring(first).toLowerCase(Locale.ROOT);
  }

  /** Begins every run of letters with a capital. */
  private static String titled(String text) {
    StringBuilder out = new StringBuilder();
    boolean inside = false;
    for (int c : text.codePoints().toArray()) {
      out.appendCodePoint(inside ? Character.toLowerCase(c) : Character.toTitleCase(c));
      inside = Character.isLetter(c);
    }
    return out.toString();
  }

  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  private static String strip(String text, Arguments arguments, boolean left, boolean right) {
    Object characters = arguments.get(0, "chars", None.NONE);
    return characters instanceof String some
        ? strip(text, c -> some.indexOf(c) >= 0, left, right)
        : strip(text, TextMethods::isSpace, left, right);
  }

  static String strip(String text, IntPredicate unwanted, boolean left, boolean right) {
    int start = 0;
    int end = text.length();
    while (left && start < end && unwanted.test(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (right && end > start && unwanted.test(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  static String replaced(String text, String old, String replacement, int count) {
    if (count < 0) {
      long gain = (long) Math.max(0, replacement.length() - old.length());
      Limits.text(text.length() + gain * (old.isEmpty() ? text.length() + 1 : count(text, old)));
      return text.replace(old, replacement);
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int i = 0; i < count; i++) {
      int at = text.indexOf(old, from);
      if (at < 0 || old.isEmpty()) {
        break;
      }
      Limits.text(out.append(text, from, at).append(replacement).length());
      from = at + old.length();
    }
    return out.append(text.substring(from)).toString();
  }

  static long count(String text, String part) {
    long count = 0;
    int step = Math.max(1, part.length());
    for (int at = text.indexOf(part); at >= 0 && at <= text.length(); count++) {
      at = at + step > text.length() ? -1 : text.indexOf(part, at + step);
    }
    return count;
  }

  private static Object found(String text, int at) {
    return at < 0 ? -1L : (long) text.codePointCount(0, at);
  }

  private static List<Object> split(String text, Object separator, int most) {
    if (separator instanceof None) {
      String stripped = strip(text, TextMethods::isSpace, true, true);
      String[] words = stripped.split("[\\s\\u0085\\p{Z}]+", most < 0 ? 0 : most + 1);
      return stripped.isEmpty() ? new ArrayList<>() : new ArrayList<>(Arrays.asList(words));
    }
    String between = Texts.text(separator);
    if (between.isEmpty()) {
      throw new EvaluationException("a text cannot be split at nothing");
    }
    List<Object> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(between); at >= 0; at = text.indexOf(between, from)) {
      if (most >= 0 && parts.size() >= most) {
        break;
      }
      parts.add(text.substring(from, at));
      from = at + between.length();
    }
    parts.add(text.substring(from));
    return Limits.checked(parts);
  }

  static String joined(String separator, List<Object> items) {
    StringBuilder out = new StringBuilder();
    String between = "";
    for (Object item : items) {
      Limits.text(out.append(between).append(Texts.text(item)).length());
      between = separator;
    }
    return out.toString();
  }

  static String centered(String text, int width) {
    int missing = width - Sequences.length(text);
    if (missing <= 0) {
      return text;
    }
    Limits.text(width);
    int left = missing / 2 + (missing & width & 1);
    return " ".repeat(left) + text + " ".repeat(missing - left);
  }

  private static String padded(String text, Arguments arguments, boolean left) {
    String fill = arguments.text(1, "fillchar", " ");
    int missing = arguments.integer(0, "width", 0) - Sequences.length(text);
    Limits.text((long) Math.max(0, missing) * fill.length());
    String padding = fill.repeat(Math.max(0, missing));
    return left ? padding + text : text + padding;
  }

  private static String zeroFilled(String text, int width) {
    Limits.text(width);
    int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    String zeros = "0".repeat(Math.max(0, width - text.length()));
    return text.substring(0, sign) + zeros + text.substring(sign);
  }
}
