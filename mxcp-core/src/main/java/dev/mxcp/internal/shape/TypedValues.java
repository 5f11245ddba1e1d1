package dev.mxcp.internal.shape;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.error.Violation;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads plain values as Java types. */
public final class TypedValues {

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shapes().of(type);
        }
      };

  private TypedValues() {}

  /**
   * Reads a value as a class.
   *
   * @return null if the value is null
   * @throws ToolException with INVALID_RESULT and the path of the part that does not fit
   * @throws IllegalArgumentException if JSON values cannot be read as that class
   */
  @SuppressWarnings("unchecked")
  public static <T> @Nullable T read(@Nullable Object value, Class<T> type) {
    // Not cast by the class: the value of a primitive class is boxed.
    return (T) read(value, SHAPES.get(type), "");
  }

  /**
   * Reads a value.
   *
   * @throws ToolException with INVALID_RESULT and the path of the part that does not fit
   */
  public static @Nullable Object read(@Nullable Object value, Shape shape) {
    return read(value, shape, "");
  }

  private static @Nullable Object read(@Nullable Object value, Shape shape, String path) {
    if (shape instanceof Shape.Maybe maybe) {
      return Optional.ofNullable(read(value, maybe.inner(), path));
    }
    if (value == null) {
      return nothing(shape, path);
    }
    if (shape instanceof Shape.ListOf list) {
      return list(value, list, path);
    }
    if (shape instanceof Shape.MapOf map) {
      return map(value, map, path);
    }
    if (shape instanceof Shape.RecordOf type) {
      return ofRecord(value, type, path);
    }
    return shape instanceof Shape.Scalar scalar ? scalar(value, scalar, path) : value;
  }

  private static @Nullable Object nothing(Shape shape, String path) {
    if (shape instanceof Shape.Scalar scalar && scalar.primitive()) {
      throw misfit(path, "there is no value for the primitive type; use " + scalar.name());
    }
    return null;
  }

  private static Object scalar(Object value, Shape.Scalar scalar, String path) {
    try {
      Object parsed = scalar.parser().parse(value);
      if (parsed != null) {
        return parsed;
      }
    } catch (RuntimeException e) {
      // A text or number that the type does not take, like one that is no text or number at all.
    }
    throw misfit(path, "the value cannot be read as " + scalar.name());
  }

  private static List<@Nullable Object> list(Object value, Shape.ListOf shape, String path) {
    if (!(value instanceof List<?> items)) {
      throw misfit(path, "expected a list for " + shape.name());
    }
    List<@Nullable Object> read = new ArrayList<>();
    for (Object item : items) {
      read.add(read(item, shape.item(), path + "[" + read.size() + "]"));
    }
    return Collections.unmodifiableList(read);
  }

  private static Map<String, @Nullable Object> map(Object value, Shape.MapOf shape, String path) {
    if (!(value instanceof Map<?, ?> fields)) {
      throw misfit(path, "expected an object for " + shape.name());
    }
    Map<String, @Nullable Object> read = new LinkedHashMap<>();
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      String name = String.valueOf(field.getKey());
      read.put(name, read(field.getValue(), shape.value(), below(path, name)));
    }
    return Collections.unmodifiableMap(read);
  }

  private static Object ofRecord(Object value, Shape.RecordOf shape, String path) {
    if (!(value instanceof Map<?, ?> fields)) {
      throw misfit(path, "expected an object for " + shape.name());
    }
    List<String> names = fields.keySet().stream().map(String::valueOf).toList();
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Map.Entry<String, Shape> component : shape.components().entrySet()) {
      String name = JavaNames.match(component.getKey(), names);
      arguments.add(read(fields.get(name), component.getValue(), below(path, name)));
    }
    return construct(shape, arguments, path);
  }

  private static Object construct(
      Shape.RecordOf shape, List<@Nullable Object> arguments, String path) {
    try {
      return shape.constructor().newInstance(arguments.toArray());
    } catch (InvocationTargetException e) {
      throw misfit(path, shape.name() + " refuses it: " + e.getCause());
    } catch (ReflectiveOperationException e) {
      throw misfit(path, shape.name() + " cannot be constructed: " + e.getMessage());
    }
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static ToolException misfit(String path, String message) {
    Violation violation = new Violation(path, message);
    String text = "The result does not fit the Java type: " + violation;
    return new ToolException(FailureCode.INVALID_RESULT, text, List.of(violation), text, null);
  }
}
