package dev.mxcp.internal.annotated;

import dev.mxcp.client.Name;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.Format;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.internal.shape.JavaNames;
import dev.mxcp.internal.shape.Shape;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Declares the types that Java shapes stand for. */
final class ShapeTypes {

  private static final Map<Class<?>, Format> FORMATS =
      Map.of(
          LocalDate.class, Format.DATE,
          LocalTime.class, Format.TIME,
          LocalDateTime.class, Format.DATE_TIME,
          OffsetDateTime.class, Format.DATE_TIME,
          Instant.class, Format.DATE_TIME,
          Duration.class, Format.DURATION,
          URI.class, Format.URI);

  private static final Map<Class<?>, long[]> RANGES =
      Map.of(
          Byte.class, new long[] {Byte.MIN_VALUE, Byte.MAX_VALUE},
          Short.class, new long[] {Short.MIN_VALUE, Short.MAX_VALUE},
          Integer.class, new long[] {Integer.MIN_VALUE, Integer.MAX_VALUE},
          Long.class, new long[] {Long.MIN_VALUE, Long.MAX_VALUE});

  private final Set<Shape> open = new HashSet<>();

  /**
   * Returns the type of a shape.
   *
   * @return null for a shape that takes anything
   * @throws IllegalArgumentException for a record that holds itself: no declared type does
   */
  @Nullable ValueType of(Shape shape) {
    if (shape instanceof Shape.Scalar scalar) {
      return scalar(scalar);
    }
    if (shape instanceof Shape.ListOf list) {
      return ValueType.array().items(of(list.item()));
    }
    if (shape instanceof Shape.MapOf) {
      return ValueType.object();
    }
    if (shape instanceof Shape.Maybe maybe) {
      ValueType inner = of(maybe.inner());
      return inner == null ? null : inner.withInfo(JavaInfo.optional(inner.info()));
    }
    return shape instanceof Shape.RecordOf type ? object(type) : null;
  }

  private static ValueType scalar(Shape.Scalar scalar) {
    Class<?> type = scalar.type();
    if (type.isEnum()) {
      List<String> names =
          Arrays.stream(type.getEnumConstants()).map(one -> ((Enum<?>) one).name()).toList();
      return ValueType.string().oneOf(names.toArray());
    }
    if (scalar.kinds().contains("string")) {
      return ValueType.string().format(FORMATS.get(type));
    }
    if (scalar.kinds().contains("boolean")) {
      return ValueType.bool();
    }
    if (scalar.kinds().contains("number")) {
      return ValueType.number();
    }
    long[] range = RANGES.get(type);
    return range == null || type == BigInteger.class
        ? ValueType.integer()
        : ValueType.integer().between(range[0], range[1]);
  }

  private ValueType object(Shape.RecordOf shape) {
    if (!open.add(shape)) {
      throw new IllegalArgumentException(shape.name() + " holds itself, which no type declares");
    }
    ObjectType type = ValueType.object().additionalProperties(false);
    List<String> required = new ArrayList<>();
    for (var component : shape.constructor().getDeclaringClass().getRecordComponents()) {
      Name named = component.getAnnotation(Name.class);
      String java = named == null ? component.getName() : named.value();
      String name = named == null ? JavaNames.snake(java) : java;
      Shape inner = shape.components().get(java);
      ValueType declared = inner == null ? null : of(inner);
      if (declared != null) {
        ValueType described = JavaInfo.described(declared, component);
        type = type.property(name, described);
      }
      if (!(inner instanceof Shape.Maybe)) {
        required.add(name);
      }
    }
    open.remove(shape);
    return type.require(required).additionalProperties(type.properties().size() < required.size());
  }
}
