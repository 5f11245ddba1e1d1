package dev.mxcp.prompts.internal.text;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as HTML, and HTML as texts. */
public final class Html {

  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");

  private static final Pattern ENTITY =
      Pattern.compile(
          "&(?:#([0-9]{1,7});?|#[xX]([0-9a-fA-F]{1,6});?|(amp|lt|gt|quot|nbsp);?|apos;)");

  private Html() {}

  /** Returns a text with entities for what HTML gives a meaning. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&#34;");
  }

  /** Returns a text without comments and tags, and with one space for any whitespace. */
  public static String stripTags(String text) {
    String plain = without(without(text, "<!--", "-->"), "<", ">");
    String spaced =
        String.join(" ", Whitespace.words(plain, -1).stream().map(String.class::cast).toList());
    return ENTITY.matcher(spaced).replaceAll(e -> Matcher.quoteReplacement(unescaped(e)));
  }

  private static String unescaped(MatchResult entity) {
    if (entity.group(1) != null) {
      return character(entity, Integer.parseInt(entity.group(1)));
    } else if (entity.group(2) != null) {
      return character(entity, Integer.parseInt(entity.group(2), 16));
    }
    return ENTITIES.getOrDefault(entity.group(3) == null ? "apos" : entity.group(3), "");
  }

  private static String character(MatchResult entity, int code) {
    return code > 0 && Character.isValidCodePoint(code) ? Character.toString(code) : entity.group();
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
}
