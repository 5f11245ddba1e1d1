package dev.mxcp.prompts.internal.filter;

import dev.mxcp.prompts.internal.evaluate.Members;
import dev.mxcp.prompts.internal.text.CodePoints;
import dev.mxcp.prompts.internal.text.Html;
import dev.mxcp.prompts.internal.text.NumberFormat;
import dev.mxcp.prompts.internal.text.PercentFormat;
import dev.mxcp.prompts.internal.text.TextCase;
import dev.mxcp.prompts.internal.text.TextSearch;
import dev.mxcp.prompts.internal.text.Whitespace;
import dev.mxcp.prompts.internal.text.WordWrap;
import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.Characters;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Limits;
import dev.mxcp.prompts.internal.value.None;
import dev.mxcp.prompts.internal.value.Numbers;
import dev.mxcp.prompts.internal.value.Tuple;
import dev.mxcp.prompts.internal.value.ValueText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Filters that give texts. */
final class TextFilters {

  private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB");

  private TextFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("upper", ofText(TextCase::upper));
    filters.put("lower", ofText(TextCase::lower));
    filters.put("capitalize", ofText(TextCase::capitalized));
    filters.put("title", ofText(TextFilters::title));
    filters.put("string", ofText(text -> text));
    filters.put("safe", ofText(text -> text));
    filters.put("escape", ofText(Html::escape));
    filters.put("e", ofText(Html::escape));
    filters.put("forceescape", ofText(Html::escape));
    filters.put("striptags", ofText(Html::stripTags));
    filters.put("trim", TextFilters::trim);
    filters.put("replace", TextFilters::replace);
    filters.put("center", TextFilters::center);
    filters.put("indent", TextFilters::indent);
    filters.put("truncate", TextFilters::truncate);
    filters.put("wordwrap", TextFilters::wrap);
    filters.put("format", TextFilters::format);
    filters.put("tojson", TextFilters::json);
    filters.put("urlencode", UrlText::encode);
    filters.put("filesizeformat", TextFilters::fileSize);
    filters.put("pprint", (value, a) -> ValueText.repr(value, a.budget()));
  }

  private static Filter ofText(UnaryOperator<String> filter) {
    return (value, a) -> {
      String text = ValueText.str(value, a.budget());
      a.budget().read(text);
      return filter.apply(text);
    };
  }

  private static String str(Object value, Arguments arguments) {
    return ValueText.str(value, arguments.budget());
  }

  private static String required(Object value) {
    Members.requireDefined(value);
    if (value instanceof String text) {
      return text;
    }
    throw new EvaluationException("a text is needed, not " + ValueText.typeName(value));
  }

  /** Begins every word with a capital; words begin after spaces, hyphens and opening brackets. */
  private static String title(String text) {
    StringBuilder out = new StringBuilder();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || separates(text.charAt(i))) {
        out.append(word(text.substring(start, i)));
        out.append(i < text.length() ? text.substring(i, i + 1) : "");
        start = i + 1;
      }
    }
    return out.toString();
  }

  private static boolean separates(char c) {
    return Characters.isSpace(c) || "-({[<".indexOf(c) >= 0;
  }

  private static String word(String word) {
    int first = word.isEmpty() ? 0 : word.offsetByCodePoints(0, 1);
    return TextCase.upper(word.substring(0, first)) + TextCase.lower(word.substring(first));
  }

  private static Object trim(Object value, Arguments arguments) {
    String text = str(value, arguments);
    return arguments.get(0, "chars", None.NONE) instanceof String characters
        ? Whitespace.strip(text, characters, true, true)
        : Whitespace.strip(text);
  }

  private static Object replace(Object value, Arguments arguments) {
    arguments.get(0, "old");
    arguments.get(1, "new");
    return TextSearch.replaced(
        str(value, arguments),
        arguments.text(0, "old", ""),
        arguments.text(1, "new", ""),
        arguments.integerOrNone(2, "count", -1),
        arguments.budget());
  }

  private static Object center(Object value, Arguments arguments) {
    int width = arguments.integer(0, "width", 80);
    return CodePoints.centered(str(value, arguments), width, " ", arguments.budget());
  }

  private static Object indent(Object value, Arguments arguments) {
    String margin = margin(arguments);
    boolean blank = arguments.flag(2, "blank", false);
    String text = required(value);
    List<String> lines = Whitespace.lines(text + "\n", false);
    arguments.budget().text(text.length() + (long) lines.size() * margin.length());
    StringBuilder out = new StringBuilder(arguments.flag(1, "first", false) ? margin : "");
    for (int i = 0; i < lines.size(); i++) {
      boolean indented = i > 0 && (blank || !lines.get(i).isEmpty());
      out.append(i > 0 ? "\n" : "").append(indented ? margin : "").append(lines.get(i));
    }
    return out.toString();
  }

  private static String margin(Arguments arguments) {
    Object width = arguments.get(0, "width", 4L);
    return width instanceof String text
        ? text
        : CodePoints.padded("", Numbers.index(width), 0, " ", arguments.budget());
  }

  private static Object truncate(Object value, Arguments arguments) {
    String text = required(value);
    int length = arguments.integer(0, "length", 255);
    String end = arguments.text(2, "end", "...");
    int leeway = arguments.integerOrNone(3, "leeway", 5);
    int kept = length - CodePoints.length(end);
    if (kept < 0 || leeway < 0) {
      throw new EvaluationException("truncate: the length is less than that of the end");
    }
    if (CodePoints.length(text) <= (long) length + leeway) {
      return text;
    }
    String start = CodePoints.first(text, kept);
    int space = start.lastIndexOf(' ');
    boolean cut = arguments.flag(1, "killwords", false) || space < 0;
    return (cut ? start : start.substring(0, space)) + end;
  }

  private static Object wrap(Object value, Arguments arguments) {
    WordWrap wrap =
        new WordWrap(
            arguments.integer(0, "width", 79),
            arguments.flag(1, "break_long_words", true),
            arguments.flag(3, "break_on_hyphens", true));
    Object given = arguments.get(2, "wrapstring", None.NONE);
    String between = given instanceof None ? "\n" : str(given, arguments);
    Budget budget = arguments.budget();
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (String line : Whitespace.lines(required(value), false)) {
      List<String> lines = wrap.lines(line, budget);
      for (String part : lines.isEmpty() ? List.of("") : lines) {
        budget.characters((long) between.length() + part.length());
        Limits.text((long) out.length() + between.length() + part.length());
        out.append(first ? "" : between).append(part);
        first = false;
      }
    }
    return out.toString();
  }

  private static Object format(Object value, Arguments arguments) {
    boolean named = !arguments.named().isEmpty();
    if (named && !arguments.positional().isEmpty()) {
      throw new EvaluationException("format takes arguments with names or without, not both");
    }
    Object values =
        named
            ? new LinkedHashMap<Object, Object>(arguments.named())
            : new Tuple(arguments.positional());
    return PercentFormat.format(str(value, arguments), values, arguments.budget());
  }

  private static Object json(Object value, Arguments arguments) {
    return Json.forHtml(value, arguments.integerOrNone(0, "indent", -1), arguments.budget());
  }

  private static Object fileSize(Object value, Arguments arguments) {
    Double given = value instanceof String text ? NumberText.floating(text) : null;
    if (given == null && !Numbers.isNumber(value)) {
      throw new EvaluationException("filesizeformat needs a number");
    }
    boolean binary = arguments.flag(0, "binary", false);
    double bytes = given == null ? Numbers.asDouble(value) : given;
    double base = binary ? 1024 : 1000;
    if (bytes == 1) {
      return "1 Byte";
    } else if (bytes < base) {
      return (long) bytes + " Bytes";
    }
    int power = 1;
    while (power < UNITS.size() && bytes >= Math.pow(base, power + 1)) {
      power++;
    }
    String unit = UNITS.get(power - 1);
    String shown = binary ? TextCase.upper(unit.substring(0, 1)) + "iB" : unit;
    double size = base * bytes / Math.pow(base, power + 1);
    return NumberFormat.fixed(size, 1) + " " + shown;
  }
}
