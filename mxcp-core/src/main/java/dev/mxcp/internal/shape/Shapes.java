package dev.mxcp.internal.shape;

import dev.mxcp.client.Name;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the shapes of Java types. */
public final class Shapes {

  private final Map<Class<?>, Shape> records = new HashMap<>();

  /** Creates a finder that knows no record yet. */
  public Shapes() {}

  /**
   * Returns the shape of a type.
   *
   * @throws IllegalArgumentException where JSON values cannot be read as that type
   */
  public Shape of(Type type) {
    if (type instanceof WildcardType wildcard) {
      return of(wildcard.getUpperBounds()[0]);
    }
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    if (!(type instanceof Class<?> plain)) {
      throw unsupported(type);
    }
    Optional<Shape> scalar = ScalarShapes.of(plain);
    if (scalar.isPresent()) {
      return scalar.get();
    }
    if (plain == Object.class || plain == void.class || plain == Void.class) {
      return new Shape.Any();
    }
    return plain.isRecord() ? ofRecord(plain) : raw(plain);
  }

  private Shape generic(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class || type.getRawType() == Collection.class) {
      return new Shape.ListOf(of(arguments[0]));
    }
    if (type.getRawType() == Map.class && arguments[0] == String.class) {
      return new Shape.MapOf(of(arguments[1]));
    }
    if (type.getRawType() == Optional.class) {
      return new Shape.Maybe(of(arguments[0]));
    }
    throw unsupported(type);
  }

  private static Shape raw(Class<?> type) {
    if (type == List.class || type == Collection.class) {
      return new Shape.ListOf(new Shape.Any());
    }
    if (type == Map.class) {
      return new Shape.MapOf(new Shape.Any());
    }
    throw unsupported(type);
  }

  private Shape ofRecord(Class<?> type) {
    Shape known = records.get(type);
    if (known != null) {
      return known;
    }
    RecordComponent[] components = type.getRecordComponents();
    Map<String, Shape> shapes = new LinkedHashMap<>();
    Shape shape = new Shape.RecordOf(constructor(type, components), shapes);
    records.put(type, shape);
    for (RecordComponent component : components) {
      Name named = component.getAnnotation(Name.class);
      String name = named == null ? component.getName() : named.value();
      shapes.put(name, of(component.getGenericType()));
    }
    return shape;
  }

  private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e); // a record has it
    } catch (InaccessibleObjectException e) {
      throw closed(type, e);
    }
  }

  /** Returns the error for a type that the module system hides from this library. */
  public static IllegalArgumentException closed(Class<?> type, Exception cause) {
    return new IllegalArgumentException(
        "cannot reach "
            + type.getName()
            + ": its package is not open to this library. Add `opens "
            + type.getPackageName()
            + ";` to the module-info of "
            + type.getModule()
            + ".",
        cause);
  }

  private static IllegalArgumentException unsupported(Type type) {
    return new IllegalArgumentException(
        "cannot hold a JSON value as "
            + type.getTypeName()
            + "; use a record, List, Map<String, ...>, a single value or Object");
  }
}
