package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.BooleanType;
import dev.mxcp.definition.ValueType.Format;
import dev.mxcp.definition.ValueType.IntegerType;
import dev.mxcp.definition.ValueType.NumberType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.definition.ValueType.StringType;
import dev.mxcp.sql.internal.text.SqlText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of declared types. */
final class Samples {

  /** A text that stands in no statement, so that what names it says nothing about the statement. */
  static final String TEXT = "mxcp_sample";

  private static final LocalDateTime MOMENT = LocalDateTime.of(2024, 1, 2, 3, 4, 5);

  private Samples() {}

  /**
   * Returns a value for every parameter.
   *
   * @param offset whether times have an offset, where the declared type leaves that open
   */
  static Map<String, @Nullable Object> of(SqlText text, boolean offset) {
    Map<String, @Nullable Object> samples = new LinkedHashMap<>();
    for (int i = 0; i < text.parameters().size(); i++) {
      samples.put(text.parameters().get(i), value(text.type(i), offset));
    }
    return samples;
  }

  private static @Nullable Object value(@Nullable ValueType type, boolean offset) {
    if (type == null) {
      return null;
    }
    List<?> allowed = type.info().enumeration();
    if (allowed != null && !allowed.isEmpty()) {
      return allowed.stream().filter(Objects::nonNull).findFirst().orElse(null);
    }
    if (type instanceof ArrayType array) {
      return array.items() == null ? List.of() : List.of(orText(value(array.items(), offset)));
    }
    if (type instanceof ObjectType object) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      object.properties().forEach((name, property) -> map.put(name, value(property, offset)));
      return map;
    }
    return scalar(type, offset);
  }

  private static Object orText(@Nullable Object value) {
    return value == null ? TEXT : value;
  }

  private static Object scalar(ValueType type, boolean offset) {
    if (type instanceof IntegerType) {
      return 1L;
    }
    if (type instanceof NumberType) {
      return 1.5;
    }
    return type instanceof BooleanType ? true : text(((StringType) type).format(), offset);
  }

  private static Object text(@Nullable Format format, boolean offset) {
    if (format == null) {
      return TEXT;
    }
    LocalTime time = MOMENT.toLocalTime();
    return switch (format) {
      case DATE -> LocalDate.from(MOMENT);
      case TIME -> offset ? time.atOffset(ZoneOffset.UTC) : time;
      case DATE_TIME -> offset ? MOMENT.atOffset(ZoneOffset.UTC) : MOMENT;
      case TIMESTAMP -> MOMENT.atOffset(ZoneOffset.UTC);
      case DURATION -> "PT1S";
      default -> TEXT;
    };
  }
}
