package dev.mxcp.prompts.internal.expression;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code 'pattern'.format(...)} with positions, names and the usual specifications; a
 * field cannot reach into its value.
 */
final class BraceFormat {

  private static final Pattern FIELD =
      Pattern.compile("\\{\\{|}}|\\{(\\w*)(?:!([rs]))?(?::([^{}]*))?}|[{}]");
  private static final Pattern SPECIFICATION =
      Pattern.compile(
          "(?:(.)?([<>^]))?([+ ])?(0)?(\\d{1,4})?([,_])?(?:\\.(\\d{1,4}))?([sdfFeg%x])?");

  private final Arguments arguments;
  private int next;

  private BraceFormat(Arguments arguments) {
    this.arguments = arguments;
  }

  static String format(String pattern, Arguments arguments) {
    BraceFormat format = new BraceFormat(arguments);
    StringBuilder out = new StringBuilder();
    Matcher matcher = FIELD.matcher(pattern);
    int from = 0;
    while (matcher.find()) {
      out.append(pattern, from, matcher.start()).append(format.field(matcher));
      Limits.text(out.length());
      from = matcher.end();
    }
    return out.append(pattern.substring(from)).toString();
  }

  private String field(Matcher field) {
    String image = field.group();
    if (image.equals("{{") || image.equals("}}")) {
      return image.substring(1);
    } else if (image.length() == 1) {
      throw new EvaluationException("format: a single '" + image + "' in the pattern");
    }
    Object value = value(field.group(1));
    if (field.group(2) != null) {
      value = field.group(2).equals("r") ? Texts.quoted(value) : Texts.text(value);
    }
    String specification = field.group(3);
    return specification == null || specification.isEmpty()
        ? Texts.text(value)
        : formatted(value, specification);
  }

  private Object value(String name) {
    boolean isPosition = name.isEmpty() || name.chars().allMatch(Character::isDigit);
    int position =
        name.isEmpty() ? next++ : isPosition && name.length() < 5 ? Integer.parseInt(name) : 9999;
    Object value = isPosition ? arguments.find(position, "") : arguments.named().get(name);
    if (value == null) {
      throw new EvaluationException("format: there is no value for {" + name + "}");
    }
    return value;
  }

  private static String formatted(Object value, String specification) {
    Matcher parts = SPECIFICATION.matcher(specification);
    if (!parts.matches()) {
      throw new EvaluationException("format: '" + specification + "' is not understood");
    }
    boolean isNumber = value instanceof Number;
    String text = isNumber ? number(value, parts) : text(value, parts);
    String fill = parts.group(1) == null ? " " : parts.group(1);
    String align = parts.group(2) == null ? isNumber ? ">" : "<" : parts.group(2);
    int width = parts.group(5) == null ? 0 : Integer.parseInt(parts.group(5));
    if (parts.group(4) != null && parts.group(2) == null && isNumber) {
      int sign = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
      String zeros = "0".repeat(Math.max(0, width - text.length()));
      return text.substring(0, sign) + zeros + text.substring(sign);
    }
    return aligned(text, fill, align, width);
  }

  private static String aligned(String text, String fill, String align, int width) {
    int missing = Math.max(0, width - text.codePointCount(0, text.length()));
    int left = align.equals("<") ? 0 : align.equals(">") ? missing : missing / 2;
    return fill.repeat(left) + text + fill.repeat(missing - left);
  }

  private static String text(Object value, Matcher parts) {
    String kind = parts.group(8);
    if (kind != null && !kind.equals("s")) {
      throw new EvaluationException("format: '" + kind + "' needs a number");
    }
    String text = Texts.text(value);
    int most = parts.group(7) == null ? Integer.MAX_VALUE : Integer.parseInt(parts.group(7));
    return most >= text.length() ? text : text.substring(0, text.offsetByCodePoints(0, most));
  }

  private static String number(Object value, Matcher parts) {
    String text = digits(value, parts.group(8), parts.group(7));
    if (parts.group(6) != null) {
      text = NumberFormat.grouped(text, parts.group(6));
    }
    return parts.group(3) == null || text.startsWith("-") ? text : parts.group(3) + text;
  }

  private static String digits(Object value, @Nullable String kind, @Nullable String precision) {
    int digits = precision == null ? 6 : Integer.parseInt(precision);
    if (kind == null) {
      return precision == null
          ? Texts.text(value)
          : NumberFormat.general(Numbers.asDouble(value), digits);
    }
    return switch (kind) {
      case "d" -> whole(value).toString();
      case "x" -> whole(value).toString(16);
      case "f", "F" -> NumberFormat.fixed(Numbers.asDouble(value), digits);
      case "e" -> NumberFormat.scientific(Numbers.asDouble(value), digits);
      case "g" -> NumberFormat.general(Numbers.asDouble(value), digits);
      case "%" -> NumberFormat.fixed(Numbers.asDouble(value) * 100, digits) + "%";
      default -> throw new EvaluationException("format: '" + kind + "' needs a text");
    };
  }

  private static BigInteger whole(Object value) {
    BigInteger whole = Numbers.asWhole(value);
    if (whole == null) {
      throw new EvaluationException("format: a whole number is needed");
    }
    return whole;
  }
}
