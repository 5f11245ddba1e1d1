package dev.mxcp.internal.shape;

import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a Java type takes of a JSON value. */
public sealed interface Shape {

  /** Returns the type as a reader knows it. */
  String name();

  /** Anything, as it is. */
  record Any() implements Shape {
    @Override
    public String name() {
      return "Object";
    }
  }

  /**
   * A single value.
   *
   * @param type the type, boxed
   * @param kinds the declared types that it can hold, such as {@code string}
   * @param primitive whether it must be there
   * @param parser makes it of a plain value
   */
  record Scalar(Class<?> type, Set<String> kinds, boolean primitive, Parser parser)
      implements Shape {
    @Override
    public String name() {
      return type.getSimpleName();
    }
  }

  /**
   * A list.
   *
   * @param item its items
   */
  record ListOf(Shape item) implements Shape {
    @Override
    public String name() {
      return "List<" + item.name() + ">";
    }
  }

  /**
   * A map from names to values.
   *
   * @param value its values
   */
  record MapOf(Shape value) implements Shape {
    @Override
    public String name() {
      return "Map<String, " + value.name() + ">";
    }
  }

  /**
   * A value that may be absent.
   *
   * @param inner the value
   */
  record Maybe(Shape inner) implements Shape {
    @Override
    public String name() {
      return "Optional<" + inner.name() + ">";
    }
  }

  /**
   * A record. It may hold itself, so its components are filled in after it was made.
   *
   * @param constructor the canonical constructor
   * @param components the shapes by the names that Java has for them, in order
   */
  record RecordOf(Constructor<?> constructor, Map<String, Shape> components) implements Shape {
    @Override
    public String name() {
      return constructor.getDeclaringClass().getSimpleName();
    }
  }

  /** Makes a Java value of a plain one. */
  @FunctionalInterface
  interface Parser {
    /**
     * Returns the value.
     *
     * @return null where the plain value does not fit
     * @throws RuntimeException where it does not fit
     */
    @Nullable Object parse(Object plain);
  }
}
