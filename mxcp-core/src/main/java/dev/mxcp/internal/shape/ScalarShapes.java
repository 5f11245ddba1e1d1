package dev.mxcp.internal.shape;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The single values that results may be read as. */
final class ScalarShapes {

  private static final Set<String> TEXT = Set.of("string");
  private static final Set<String> WHOLE = Set.of("integer");
  private static final Set<String> NUMBER = Set.of("integer", "number");
  private static final Map<Class<?>, Shape.Scalar> ALL = new HashMap<>();

  static {
    text(String.class, text -> text);
    text(CharSequence.class, text -> text);
    text(LocalDate.class, LocalDate::parse);
    text(LocalTime.class, LocalTime::parse);
    text(LocalDateTime.class, LocalDateTime::parse);
    text(OffsetDateTime.class, OffsetDateTime::parse);
    text(Instant.class, text -> OffsetDateTime.parse(text).toInstant());
    text(Duration.class, Duration::parse);
    text(UUID.class, UUID::fromString);
    text(URI.class, URI::create);
    number(Integer.class, int.class, WHOLE, BigDecimal::intValueExact);
    number(Long.class, long.class, WHOLE, BigDecimal::longValueExact);
    number(Short.class, short.class, WHOLE, BigDecimal::shortValueExact);
    number(Byte.class, byte.class, WHOLE, BigDecimal::byteValueExact);
    number(Double.class, double.class, NUMBER, BigDecimal::doubleValue);
    number(Float.class, float.class, NUMBER, BigDecimal::floatValue);
    number(BigInteger.class, null, WHOLE, BigDecimal::toBigIntegerExact);
    number(BigDecimal.class, null, NUMBER, number -> number);
    number(Number.class, null, NUMBER, number -> number);
    add(Boolean.class, boolean.class, Set.of("boolean"), ScalarShapes::flag);
  }

  private ScalarShapes() {}

  /** Returns the shape of a type; empty where it is no single value. */
  static Optional<Shape> of(Class<?> type) {
    if (type.isEnum()) {
      return Optional.of(new Shape.Scalar(type, TEXT, false, plain -> constant(type, plain)));
    }
    return Optional.ofNullable(ALL.get(type));
  }

  private static @Nullable Object flag(Object plain) {
    return plain instanceof Boolean ? plain : null;
  }

  private static @Nullable Object constant(Class<?> type, Object plain) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equalsIgnoreCase(plain.toString())) {
        return constant;
      }
    }
    return null;
  }

  private static void text(Class<?> type, Function<String, Object> parser) {
    add(type, null, TEXT, plain -> plain instanceof String text ? parser.apply(text) : null);
  }

  private static void number(
      Class<?> type,
      @Nullable Class<?> primitive,
      Set<String> kinds,
      Function<BigDecimal, Object> parser) {
    add(
        type,
        primitive,
        kinds,
        plain ->
            plain instanceof Number number
                ? parser.apply(new BigDecimal(number.toString()))
                : null);
  }

  private static void add(
      Class<?> type, @Nullable Class<?> primitive, Set<String> kinds, Shape.Parser parser) {
    ALL.put(type, new Shape.Scalar(type, kinds, false, parser));
    if (primitive != null) {
      ALL.put(primitive, new Shape.Scalar(type, kinds, true, parser));
    }
  }
}
