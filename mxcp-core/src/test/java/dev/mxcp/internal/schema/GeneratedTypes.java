package dev.mxcp.internal.schema;

import dev.mxcp.definition.DefaultValue;
import dev.mxcp.definition.NumberLimits;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.BooleanType;
import dev.mxcp.definition.ValueType.Format;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.definition.ValueType.StringType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random types, and values that often, but not always, fit them. */
final class GeneratedTypes {

  private static final List<String> NAMES = List.of("a", "b", "c d", "é");
  private static final List<String> TEXTS =
      List.of("", "a", "ab", "abc", "abcdef", "😀", "é😀x", "A", "1", "a@b.org", "x@y.z.com");
  private static final List<String> DATES = List.of("2024-01-02", "2024-02-30", "1999-12-31");
  private static final List<String> PATTERNS =
      List.of("^a", "b$", "^[a-z]+$", "[A-Z0-9]", "^.{2}$");
  private static final List<Number> NUMBERS =
      List.of(
          0L,
          1L,
          2L,
          3L,
          -1L,
          10L,
          0.5,
          1.5,
          -0.25,
          0.1,
          1_000_000L,
          new BigDecimal("0.30"),
          9007199254740993L,
          new BigInteger("123456789012345678901234567890"));
  private static final List<Format> FORMATS = List.of(Format.EMAIL, Format.DATE, Format.DURATION);

  private final Random random;

  GeneratedTypes(Random random) {
    this.random = random;
  }

  /** Returns a type of at most the given depth. */
  ValueType type(int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 7)) {
      case 0 -> string();
      case 1 -> ValueType.number().limits(limits()).withInfo(info(NUMBERS));
      case 2 -> ValueType.integer().limits(limits()).withInfo(info(List.of(0L, 1L, 2L, 3L)));
      case 3 -> ValueType.bool().withInfo(info(List.of(true, false)));
      case 4 -> array(depth);
      default -> object(depth);
    };
  }

  /** Returns a value that may fit. */
  @Nullable Object value(@Nullable ValueType type) {
    if (type == null || chance(12)) {
      return anything();
    }
    List<@Nullable Object> allowed = type.info().enumeration();
    if (allowed != null && !chance(3)) {
      return pick(allowed);
    }
    if (type instanceof StringType text) {
      return text(text);
    }
    if (type instanceof ArrayType array) {
      return list(array);
    }
    if (type instanceof ObjectType object) {
      return map(object);
    }
    return type instanceof BooleanType ? (Object) random.nextBoolean() : pick(NUMBERS);
  }

  private ValueType string() {
    Format format = chance(3) ? pick(FORMATS) : null;
    Integer min = chance(4) ? random.nextInt(3) : null;
    Integer max = chance(4) ? 2 + random.nextInt(9) : null;
    return ValueType.string()
        .format(format)
        .minLength(min)
        .maxLength(max)
        .pattern(chance(4) ? pick(PATTERNS) : null)
        .withInfo(info(TEXTS));
  }

  private NumberLimits limits() {
    return new NumberLimits(limit(), limit(), limit(), limit(), chance(5) ? step() : null);
  }

  private @Nullable BigDecimal limit() {
    return chance(6) ? new BigDecimal(pick(NUMBERS).toString()) : null;
  }

  private BigDecimal step() {
    return new BigDecimal(pick(List.of("1", "2", "0.5", "0.1", "3")));
  }

  private ValueType array(int depth) {
    return ValueType.array()
        .items(chance(4) ? null : type(depth - 1))
        .minItems(chance(4) ? random.nextInt(2) : null)
        .maxItems(chance(4) ? 1 + random.nextInt(3) : null)
        .uniqueItems(chance(3));
  }

  private ValueType object(int depth) {
    Map<String, ValueType> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (String name : NAMES) {
      if (chance(2)) {
        properties.put(name, type(depth - 1));
      }
      if (chance(4)) {
        required.add(name);
      }
    }
    return ValueType.object()
        .properties(properties)
        .require(required)
        .additionalProperties(random.nextBoolean());
  }

  /** A default of null, too: it changes what must be there and what may be null. */
  private TypeInfo info(List<?> values) {
    List<@Nullable Object> allowed = chance(5) ? List.of(pick(values), pick(values)) : null;
    DefaultValue nothing = chance(8) ? new DefaultValue(null) : null;
    return TypeInfo.NONE.withDefault(nothing).withEnumeration(allowed);
  }

  private Object text(StringType type) {
    Format format = type.format();
    if (format == Format.DATE) {
      return pick(DATES);
    }
    return format == Format.DURATION
        ? pick(List.of("P1D", "PT1.5S", "P", "P2W", "1D"))
        : pick(TEXTS);
  }

  private Object list(ArrayType type) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(type.items()));
    }
    return list;
  }

  private Object map(ObjectType type) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String name : NAMES) {
      boolean wanted = type.properties().containsKey(name) || type.required().contains(name);
      if (wanted ? !chance(5) : chance(8)) {
        map.put(name, value(type.properties().get(name)));
      }
    }
    return map;
  }

  private @Nullable Object anything() {
    return switch (random.nextInt(7)) {
      case 0 -> null;
      case 1 -> pick(NUMBERS);
      case 2 -> random.nextBoolean();
      case 3 -> List.of();
      case 4 -> List.of(1L, "a");
      case 5 -> Map.of("a", 1L);
      default -> pick(TEXTS);
    };
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
