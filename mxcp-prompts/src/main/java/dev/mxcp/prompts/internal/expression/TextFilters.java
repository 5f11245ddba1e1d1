package dev.mxcp.prompts.internal.expression;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters that give texts. */
final class TextFilters {

  private static final Pattern WORD = Pattern.compile("([-\\s({\\[<]+)|([^-\\s({\\[<]+)");
  private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB");

  private TextFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("upper", (value, a) -> Texts.text(value).toUpperCase(Locale.ROOT));
    filters.put("lower", (value, a) -> Texts.text(value).toLowerCase(Locale.ROOT));
    filters.put("capitalize", (value, a) -> TextMethods.capitalized(Texts.text(value)));
    filters.put("title", (value, a) -> title(Texts.text(value)));
    filters.put("trim", TextFilters::trim);
    filters.put("string", (value, a) -> Texts.text(value));
    filters.put("safe", (value, a) -> Texts.text(value));
    filters.put("escape", (value, a) -> escape(Texts.text(value)));
    filters.put("e", (value, a) -> escape(Texts.text(value)));
    filters.put("forceescape", (value, a) -> escape(Texts.text(value)));
    filters.put("replace", TextFilters::replace);
    filters.put("center", (v, a) -> TextMethods.centered(Texts.text(v), a.integer(0, "width", 80)));
    filters.put("indent", TextFilters::indent);
    filters.put("truncate", TextFilters::truncate);
    filters.put("wordwrap", WordWrap::apply);
    filters.put("format", TextFilters::format);
    filters.put("tojson", (value, a) -> Json.forHtml(value, a.integer(0, "indent", -1)));
    filters.put("urlencode", (value, a) -> urlEncode(value));
    filters.put("striptags", (value, a) -> stripTags(Texts.text(value)));
    filters.put("filesizeformat", TextFilters::fileSize);
    filters.put("pprint", (value, a) -> Texts.quoted(value));
  }

  /** Begins every word with a capital; words begin after spaces, hyphens and opening brackets. */
  private static Object title(String text) {
    return WORD.matcher(text)
        .replaceAll(word -> Matcher.quoteReplacement(TextMethods.capitalized(word.group())));
  }

  private static Object trim(Object value, Arguments arguments) {
    String text = Texts.text(value);
    return arguments.get(0, "chars", None.NONE) instanceof String some
        ? TextMethods.strip(text, c -> some.indexOf(c) >= 0, true, true)
        : TextMethods.strip(text, TextMethods::isSpace, true, true);
  }

  static String escape(String text) {
    Limits.text(text.length());
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&#34;");
  }

  private static Object replace(Object value, Arguments arguments) {
    Object count = arguments.get(2, "count", None.NONE);
    return TextMethods.replaced(
        Texts.text(value),
        Texts.text(arguments.get(0, "old")),
        Texts.text(arguments.get(1, "new")),
        count instanceof None ? -1 : Numbers.index(count));
  }

  private static Object indent(Object value, Arguments arguments) {
    Object width = arguments.get(0, "width", 4L);
    if (!(width instanceof String)) {
      Limits.text(Numbers.index(width));
    }
    String margin =
        width instanceof String text ? text : " ".repeat(Math.max(0, Numbers.index(width)));
    boolean first = arguments.flag(1, "first", false);
    boolean blank = arguments.flag(2, "blank", false);
    String text = Texts.text(value);
    Limits.text((1 + text.chars().filter(c -> c == '\n').count()) * margin.length());
    StringBuilder out = new StringBuilder(first ? margin : "");
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      boolean indented = i > 0 && (blank || !lines[i].isEmpty());
      out.append(i > 0 ? "\n" : "").append(indented ? margin : "").append(lines[i]);
    }
    return out.toString();
  }

  private static Object truncate(Object value, Arguments arguments) {
    String text = Texts.text(value);
    int length = arguments.integer(0, "length", 255);
    boolean killWords = arguments.flag(1, "killwords", false);
    String end = arguments.text(2, "end", "...");
    Object given = arguments.get(3, "leeway", None.NONE);
    int leeway = given instanceof None ? 5 : Numbers.index(given);
    if (Sequences.length(text) <= length + leeway) {
      return text;
    }
    int kept = length - Sequences.length(end);
    if (kept < 0) {
      throw new EvaluationException("truncate: the length is less than that of the end");
    }
    String start = text.substring(0, text.offsetByCodePoints(0, kept));
    int space = start.lastIndexOf(' ');
    return (killWords || space < 0 ? start : start.substring(0, space)) + end;
  }

  private static Object format(Object value, Arguments arguments) {
    Object values =
        arguments.named().isEmpty()
            ? new Tuple(arguments.positional())
            : Map.<Object, Object>copyOf(arguments.named());
    return PercentFormat.format(Texts.text(value), values);
  }

  private static Object urlEncode(Object value) {
    if (value instanceof Map<?, ?> map) {
      return String.join(
          "&",
          map.entrySet().stream()
              .map(entry -> quoted(entry.getKey(), "") + "=" + quoted(entry.getValue(), ""))
              .toList());
    }
    return quoted(value, "/");
  }

  private static String quoted(Object value, String safe) {
    String encoded =
        URLEncoder.encode(Texts.text(value), StandardCharsets.UTF_8)
            .replace("*", "%2A")
            .replace("%7E", "~");
    return safe.isEmpty() ? encoded : encoded.replace("+", "%20").replace("%2F", safe);
  }

  private static Object stripTags(String text) {
    String plain = without(without(text, "<!--", "-->"), "<", ">");
    return String.join(" ", plain.strip().split("\\s+"))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  /** Drops everything from a beginning to the next end, in one pass. */
  private static String without(String text, String begin, String end) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, from)) {
      int last = text.indexOf(end, at + begin.length());
      if (last < 0) {
        break;
      }
      out.append(text, from, at);
      from = last + end.length();
    }
    return out.append(text.substring(from)).toString();
  }

  private static Object fileSize(Object value, Arguments arguments) {
    boolean binary = arguments.flag(0, "binary", false);
    Object number = NumberFilters.floating(value, 0.0);
    double bytes = Numbers.asDouble(number);
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
    String shown = binary ? unit.substring(0, 1).toUpperCase(Locale.ROOT) + "iB" : unit;
    return NumberFormat.fixed(bytes / Math.pow(base, power), 1) + " " + shown;
  }
}
