package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.text.BraceFormat;
import dev.mxcp.prompts.internal.text.CodePoints;
import dev.mxcp.prompts.internal.text.TextCase;
import dev.mxcp.prompts.internal.text.TextSearch;
import dev.mxcp.prompts.internal.text.Whitespace;
import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Callable;
import dev.mxcp.prompts.internal.value.Characters;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Limits;
import dev.mxcp.prompts.internal.value.None;
import dev.mxcp.prompts.internal.value.Sequences;
import dev.mxcp.prompts.internal.value.Tuple;
import dev.mxcp.prompts.internal.value.ValueText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of a text that give texts and lists. */
final class TextMethods {

  private TextMethods() {}

  /** Returns a method that charges for the text and for what it makes of it. */
  static @Nullable Callable find(String text, String name) {
    Callable method = changing(text, name);
    Callable found = method == null ? TextQueries.find(text, name) : method;
    return found == null
        ? null
        : arguments -> {
          arguments.budget().read(text);
          return arguments.budget().made(found.call(arguments));
        };
  }

  private static @Nullable Callable changing(String text, String name) {
    return switch (name) {
      case "upper" -> a -> TextCase.upper(text);
      case "lower" -> a -> TextCase.lower(text);
      case "casefold" -> a -> TextCase.folded(text);
      case "swapcase" -> a -> TextCase.swapped(text);
      case "capitalize" -> a -> TextCase.capitalized(text);
      case "title" -> a -> TextCase.titled(text);
      case "strip" -> a -> strip(text, a, true, true);
      case "lstrip" -> a -> strip(text, a, true, false);
      case "rstrip" -> a -> strip(text, a, false, true);
      case "removeprefix" -> a -> withoutPrefix(text, a.text(0, "prefix"));
      case "removesuffix" -> a -> withoutSuffix(text, a.text(0, "suffix"));
      case "replace" -> a -> replaced(text, a);
      case "center" -> a -> CodePoints.centered(text, width(a), fill(a), a.budget());
      case "ljust" -> a -> CodePoints.padded(text, 0, missing(text, a), fill(a), a.budget());
      case "rjust" -> a -> CodePoints.padded(text, missing(text, a), 0, fill(a), a.budget());
      case "zfill" -> a -> zeroFilled(text, a);
      case "expandtabs" -> a -> expanded(text, a);
      case "format" -> a -> BraceFormat.format(text, a);
      case "format_map" -> a -> BraceFormat.format(text, named(a));
      default -> splitting(text, name);
    };
  }

  private static @Nullable Callable splitting(String text, String name) {
    return switch (name) {
      case "split" -> a -> split(text, a, false);
      case "rsplit" -> a -> split(text, a, true);
      case "partition" -> a -> partition(text, a, false);
      case "rpartition" -> a -> partition(text, a, true);
      case "splitlines" ->
          a -> new ArrayList<Object>(Whitespace.lines(text, a.flag(0, "keepends", false)));
      case "join" -> a -> joined(text, a);
      default -> null;
    };
  }

  private static String strip(String text, Arguments arguments, boolean left, boolean right) {
    Object characters = arguments.get(0, "chars", None.NONE);
    return characters instanceof None
        ? Whitespace.strip(text, Characters::isSpace, left, right)
        : Whitespace.strip(text, arguments.text(0, "chars"), left, right);
  }

  private static String withoutPrefix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static String withoutSuffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  private static String replaced(String text, Arguments arguments) {
    return TextSearch.replaced(
        text,
        arguments.text(0, "old"),
        arguments.text(1, "new"),
        arguments.integer(2, "count", -1),
        arguments.budget());
  }

  private static int width(Arguments arguments) {
    arguments.get(0, "width");
    return arguments.integer(0, "width", 0);
  }

  private static int missing(String text, Arguments arguments) {
    return width(arguments) - CodePoints.length(text);
  }

  private static String fill(Arguments arguments) {
    String fill = arguments.text(1, "fillchar", " ");
    if (CodePoints.length(fill) != 1) {
      throw new EvaluationException("a text is filled with exactly one character");
    }
    return fill;
  }

  private static String zeroFilled(String text, Arguments arguments) {
    String filled = CodePoints.zeroFilled(text, width(arguments), arguments.budget());
    return text.startsWith(" ")
        ? CodePoints.padded(text, missing(text, arguments), 0, "0", arguments.budget())
        : filled;
  }

  private static String expanded(String text, Arguments arguments) {
    int size = arguments.integer(0, "tabsize", 8);
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (int c : text.codePoints().toArray()) {
      if (c == '\t') {
        int spaces = size < 1 ? 0 : size - column % size;
        arguments.budget().characters(spaces);
        Limits.text((long) out.length() + spaces);
        out.append(" ".repeat(spaces));
        column += spaces;
      } else {
        out.appendCodePoint(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return out.toString();
  }

  private static Arguments named(Arguments arguments) {
    if (!(arguments.get(0, "mapping") instanceof Map<?, ?> map)) {
      throw new EvaluationException("format_map needs a map");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((key, value) -> values.put(ValueText.str(key, arguments.budget()), value));
    return new Arguments(List.of(), values, arguments.budget());
  }

  private static List<Object> split(String text, Arguments arguments, boolean fromEnd) {
    int most = arguments.integer(1, "maxsplit", -1);
    if (arguments.get(0, "sep", None.NONE) instanceof None) {
      return fromEnd ? Whitespace.wordsFromEnd(text, most) : Whitespace.words(text, most);
    }
    String separator = arguments.text(0, "sep");
    return fromEnd
        ? TextSearch.splitFromEnd(text, separator, most, arguments.budget())
        : TextSearch.split(text, separator, most, arguments.budget());
  }

  private static Tuple partition(String text, Arguments arguments, boolean last) {
    String separator = arguments.text(0, "sep");
    if (separator.isEmpty()) {
      throw new EvaluationException("a text cannot be split at nothing");
    }
    int at =
        last
            ? TextSearch.lastIndexOf(text, separator, arguments.budget())
            : TextSearch.indexOf(text, separator, arguments.budget());
    if (at < 0) {
      return new Tuple(last ? List.of("", "", text) : List.of(text, "", ""));
    }
    String rest = text.substring(at + separator.length());
    return new Tuple(List.of(text.substring(0, at), separator, rest));
  }

  private static String joined(String separator, Arguments arguments) {
    StringBuilder out = new StringBuilder();
    String between = "";
    for (Object item : Sequences.items(arguments.get(0, "iterable"), arguments.budget())) {
      if (!(item instanceof String text)) {
        throw new EvaluationException("join takes texts, not " + ValueText.typeName(item));
      }
      arguments.budget().characters(between.length() + text.length());
      Limits.text((long) out.length() + between.length() + text.length());
      out.append(between).append(text);
      between = separator;
    }
    return out.toString();
  }
}
