package dev.mxcp.internal.format;

import dev.mxcp.definition.ValueType.Format;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A compiled format of texts.
 *
 * @param expected what is expected, for messages
 * @param parser gives the value for invokers; null where the text does not have the format
 */
public record TextFormat(String expected, Function<String, @Nullable Object> parser) {

  /** Databases have them before and after all dates; Java has no such values, so texts stay. */
  private static final Set<String> INFINITIES = Set.of("infinity", "-infinity");

  private static final String END_OF_DAY = "24";
  private static final BigDecimal FIRST_SECOND = BigDecimal.valueOf(-62_167_219_200L); // year 0
  private static final BigDecimal END_SECOND = BigDecimal.valueOf(253_402_300_800L); // year 10000

  /** Compiles a format; null for none. */
  public static @Nullable TextFormat of(@Nullable Format format) {
    return format == null ? null : ofPresent(format);
  }

  private static TextFormat ofPresent(Format format) {
    return switch (format) {
      case EMAIL -> new TextFormat("a mail address", MailAddress::parse);
      case URI -> new TextFormat("an absolute URI", TextFormat::uri);
      case DATE -> new TextFormat("a date such as 2024-01-31", TextFormat::date);
      case TIME -> new TextFormat("a time such as 13:45:00", TextFormat::time);
      case DATE_TIME ->
          new TextFormat("a date and time such as 2024-01-31T13:45:00Z", TextFormat::dateTime);
      case DURATION -> new TextFormat("a duration such as P1DT2H", IsoDuration::parse);
      case TIMESTAMP -> new TextFormat("seconds since 1970", TextFormat::timestamp);
    };
  }

  /** Returns the value for invokers; null where the text does not have the format. */
  public @Nullable Object parse(String text) {
    return parser.apply(text);
  }

  private static @Nullable String uri(String text) {
    try {
      return new URI(text).isAbsolute() ? text : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static @Nullable Object date(String text) {
    if (INFINITIES.contains(text)) {
      return text;
    }
    return text.length() == 10 && startsWithDigit(text) ? parsed(text, LocalDate::parse) : null;
  }

  private static @Nullable Object time(String text) {
    if (!startsWithDigit(text)) {
      return null;
    }
    if (text.startsWith(END_OF_DAY)) {
      return endOfDay(text);
    }
    return hasOffset(text, 0) ? parsed(text, OffsetTime::parse) : parsed(text, LocalTime::parse);
  }

  /** Returns the text with seconds, as Java has no such time; null where it is later than that. */
  private static @Nullable String endOfDay(String text) {
    Object start = time("00" + text.substring(END_OF_DAY.length()));
    if (!(start instanceof TemporalAccessor time)
        || !LocalTime.MIDNIGHT.equals(LocalTime.from(time))) {
      return null;
    }
    String offset = time instanceof OffsetTime known ? known.getOffset().toString() : "";
    return END_OF_DAY + ":00:00" + offset;
  }

  private static @Nullable Object dateTime(String text) {
    if (INFINITIES.contains(text)) {
      return text;
    }
    if (text.length() < 16 || !startsWithDigit(text)) {
      return null;
    }
    String iso = text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
    return hasOffset(iso, 11)
        ? parsed(iso, OffsetDateTime::parse)
        : parsed(iso, LocalDateTime::parse);
  }

  private static @Nullable Object timestamp(String text) {
    if (INFINITIES.contains(text)) {
      return text;
    }
    BigDecimal seconds = ExactNumbers.parse(text);
    if (seconds != null) {
      return ofSeconds(seconds);
    }
    return dateTime(text) instanceof OffsetDateTime moment
        ? moment.withOffsetSameInstant(ZoneOffset.UTC)
        : null;
  }

  private static @Nullable OffsetDateTime ofSeconds(BigDecimal seconds) {
    if (seconds.compareTo(FIRST_SECOND) < 0 || seconds.compareTo(END_SECOND) >= 0) {
      return null;
    }
    BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
    long nanos = parts[1].movePointRight(9).longValue();
    return Instant.ofEpochSecond(parts[0].longValue(), nanos).atOffset(ZoneOffset.UTC);
  }

  private static boolean startsWithDigit(String text) {
    return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }

  private static boolean hasOffset(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case 'Z', 'z', '+', '-' -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  private static <T> @Nullable T parsed(String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
