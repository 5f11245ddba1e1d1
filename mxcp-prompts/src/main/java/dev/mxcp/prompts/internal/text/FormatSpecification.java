package dev.mxcp.prompts.internal.text;

import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Limits;
import dev.mxcp.prompts.internal.value.Numbers;
import dev.mxcp.prompts.internal.value.ValueText;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands behind the colon of a field of {@code str.format}: {@code >8.2f}. */
final class FormatSpecification {

  private static final Pattern SPECIFICATION =
      Pattern.compile(
          "(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<prefix>#)?(?<zero>0)?"
              + "(?<width>\\d+)?(?<mark>[,_])?(?:\\.(?<precision>\\d{1,4}))?"
              + "(?<kind>[bcdeEfFgGnosxX%])?",
          Pattern.DOTALL);

  private final Matcher parts;
  private final Budget budget;

  FormatSpecification(String specification, Budget budget) {
    this.parts = SPECIFICATION.matcher(specification);
    this.budget = budget;
    if (!parts.matches()) {
      throw new EvaluationException("format: '" + specification + "' is not understood");
    }
  }

  String format(Object value) {
    boolean isNumber = Numbers.isNumber(value) && !"s".equals(kind());
    if (!isNumber && !(value instanceof String)) {
      throw new EvaluationException("format: " + ValueText.typeName(value) + " has no format");
    }
    String text = isNumber ? number(value) : text((String) value);
    return aligned(text, isNumber);
  }

  private @Nullable String kind() {
    return parts.group("kind");
  }

  private String aligned(String text, boolean isNumber) {
    String given = parts.group("align");
    boolean zero = parts.group("zero") != null;
    String fill = parts.group("fill") != null ? parts.group("fill") : zero ? "0" : " ";
    String align = given != null ? given : !isNumber ? "<" : zero ? "=" : ">";
    int missing = Math.max(0, width() - CodePoints.length(text));
    if (align.equals("=") && isNumber) {
      int sign = text.matches("(?s)[-+ ].*") ? 1 : 0;
      return text.substring(0, sign)
          + CodePoints.padded(text.substring(sign), missing, 0, fill, budget);
    }
    int left = align.equals("<") ? 0 : align.equals(">") ? missing : missing / 2;
    return CodePoints.padded(text, left, missing - left, fill, budget);
  }

  private String text(String text) {
    boolean numeric =
        parts.group("sign") != null
            || parts.group("mark") != null
            || parts.group("prefix") != null
            || "=".equals(parts.group("align"));
    if (numeric || (kind() != null && !"s".equals(kind()))) {
      throw new EvaluationException("format: '" + parts.group() + "' needs a number");
    }
    String most = parts.group("precision");
    return most == null ? text : CodePoints.first(text, Integer.parseInt(most));
  }

  private String number(Object value) {
    String text = digits(value);
    if (parts.group("mark") != null) {
      boolean byFour = kind() != null && "boxX".contains(kind());
      text = grouped(text, byFour ? 4 : 3);
    }
    boolean negative = text.startsWith("-");
    if (parts.group("prefix") != null && kind() != null && "boxX".contains(kind())) {
      text = (negative ? "-0" : "0") + kind() + text.substring(negative ? 1 : 0);
    }
    String sign = parts.group("sign");
    return sign == null || sign.equals("-") || negative ? text : sign + text;
  }

  /** Puts marks between the digits, and between the zeros that fill a width too. */
  private String grouped(String text, int size) {
    String mark = parts.group("mark");
    if (parts.group("zero") == null || parts.group("align") != null) {
      return NumberFormat.grouped(text, mark, size);
    }
    int sign = text.startsWith("-") ? 1 : 0;
    int digits = NumberFormat.wholeDigits(text);
    int others =
        Math.max(sign, "-".equals(parts.group("sign")) || parts.group("sign") == null ? 0 : 1)
            + text.length()
            - sign
            - digits;
    int wanted = digits;
    while (wanted + (wanted - 1) / size < width() - others) {
      wanted++;
    }
    String filled = CodePoints.zeroFilled(text, text.length() + wanted - digits, budget);
    return NumberFormat.grouped(filled, mark, size);
  }

  private int width() {
    String width = parts.group("width") == null ? "0" : parts.group("width");
    Limits.text(width.length() > 9 ? Long.MAX_VALUE : Long.parseLong(width));
    return Integer.parseInt(width);
  }

  private String digits(Object value) {
    String precision = parts.group("precision");
    int digits = precision == null ? 6 : Integer.parseInt(precision);
    if (kind() == null) {
      return plain(value, precision, digits);
    }
    return switch (kind()) {
      case "d", "n" -> whole(value).toString();
      case "b" -> whole(value).toString(2);
      case "o" -> whole(value).toString(8);
      case "x" -> whole(value).toString(16);
      case "X" -> TextCase.upper(whole(value).toString(16));
      case "c" -> CodePoints.of(Numbers.index(value));
      case "f", "F" -> NumberFormat.fixed(Numbers.asDouble(value), digits);
      case "e" -> NumberFormat.scientific(Numbers.asDouble(value), digits);
      case "E" -> TextCase.upper(NumberFormat.scientific(Numbers.asDouble(value), digits));
      case "g" -> NumberFormat.general(Numbers.asDouble(value), digits);
      case "G" -> TextCase.upper(NumberFormat.general(Numbers.asDouble(value), digits));
      default -> NumberFormat.fixed(Numbers.asDouble(value) * 100, digits) + "%";
    };
  }

  private String plain(Object value, @Nullable String precision, int digits) {
    if (value instanceof Double number) {
      return precision == null
          ? Numbers.text(number)
          : NumberFormat.generalWithPoint(number, digits);
    } else if (precision != null) {
      throw new EvaluationException("format: a whole number has no precision");
    }
    return whole(value).toString();
  }

  private static BigInteger whole(Object value) {
    BigInteger whole = Numbers.asWhole(value);
    if (whole == null) {
      throw new EvaluationException("format: a whole number is needed");
    }
    return whole;
  }
}
