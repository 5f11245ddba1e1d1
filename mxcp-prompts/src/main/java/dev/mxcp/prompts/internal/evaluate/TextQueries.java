package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.text.CodePoints;
import dev.mxcp.prompts.internal.text.TextCase;
import dev.mxcp.prompts.internal.text.TextSearch;
import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Callable;
import dev.mxcp.prompts.internal.value.Characters;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Tuple;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The methods of a text that ask: places, counts, yes and no. */
final class TextQueries {

  private TextQueries() {}

  static @Nullable Callable find(String text, String name) {
    return switch (name) {
      case "startswith" -> a -> anyOf(text, a, "prefix", String::startsWith);
      case "endswith" -> a -> anyOf(text, a, "suffix", String::endsWith);
      case "count" -> a -> new Region(text, a).count();
      case "find" -> a -> new Region(text, a).place(false);
      case "rfind" -> a -> new Region(text, a).place(true);
      case "index" -> a -> existing(new Region(text, a).place(false));
      case "rindex" -> a -> existing(new Region(text, a).place(true));
      case "isdigit" -> a -> all(text, Characters::isDigit);
      case "isnumeric" -> a -> all(text, Characters::isNumeric);
      case "isdecimal" -> a -> all(text, Character::isDigit);
      case "isalpha" -> a -> all(text, Character::isLetter);
      case "isalnum" -> a -> all(text, Characters::isAlphanumeric);
      case "isspace" -> a -> all(text, Characters::isSpace);
      case "isascii" -> a -> text.chars().allMatch(c -> c < 128);
      case "isprintable" -> a -> text.codePoints().allMatch(Characters::isPrintable);
      case "isidentifier" -> a -> all(text, Characters::isWord) && isNameStart(text);
      case "isupper" -> a -> TextCase.isUpper(text);
      case "islower" -> a -> TextCase.isLower(text);
      case "istitle" -> a -> TextCase.isTitle(text);
      default -> null;
    };
  }

  private static boolean all(String text, IntPredicate predicate) {
    return !text.isEmpty() && text.codePoints().allMatch(predicate);
  }

  private static boolean isNameStart(String text) {
    return Characters.isNameStart(text.codePointAt(0));
  }

  private static boolean anyOf(
      String text, Arguments arguments, String name, BiPredicate<String, String> test) {
    Object wanted = arguments.get(0, name);
    List<?> all = wanted instanceof Tuple tuple ? tuple : List.of(wanted);
    Region region = new Region(text, "", arguments);
    arguments.budget().steps(all.size());
    for (Object part : all) {
      if (!(part instanceof String end)) {
        throw new EvaluationException("a text begins and ends with texts");
      }
      if (region.exists() && test.test(region.text(), end)) {
        return true;
      }
    }
    return false;
  }

  private static Object existing(long place) {
    if (place < 0) {
      throw new EvaluationException("the part is not in the text");
    }
    return place;
  }

  /** A part of a text in which another one is searched, by the arguments of the methods. */
  private static final class Region {
    private final Arguments arguments;
    private final String part;
    private final String text;
    private final int start;
    private final int end;

    Region(String text, Arguments arguments) {
      this(text, arguments.text(0, "sub"), arguments);
    }

    Region(String text, String part, Arguments arguments) {
      int length = CodePoints.length(text);
      this.arguments = arguments;
      this.part = part;
      this.start = place(arguments.integerOrNone(1, "start", 0), length);
      this.end = Math.min(length, place(arguments.integerOrNone(2, "end", length), length));
      this.text =
          start == 0 && end == length ? text : exists() ? CodePoints.between(text, start, end) : "";
    }

    private static int place(int index, int length) {
      return Math.max(0, index < 0 ? index + length : index);
    }

    boolean exists() {
      return start <= end;
    }

    String text() {
      return text;
    }

    long count() {
      return exists() ? TextSearch.count(text, part, arguments.budget()) : 0L;
    }

    long place(boolean last) {
      if (!exists()) {
        return -1;
      }
      int at =
          last
              ? TextSearch.lastIndexOf(text, part, arguments.budget())
              : TextSearch.indexOf(text, part, arguments.budget());
      return at < 0 ? -1 : start + text.codePointCount(0, at);
    }
  }
}
