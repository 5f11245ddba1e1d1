package dev.mxcp.internal.annotated;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.internal.shape.Shape;
import dev.mxcp.internal.shape.TypedValues;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A method that implements a tool.
 *
 * @param target the object that it is called on
 * @param arguments what each parameter takes, in order
 */
record AnnotatedMethod(Object target, Method method, List<Argument> arguments)
    implements PreparedEndpoint {

  /** What a parameter of the method takes. */
  sealed interface Argument {

    /** The argument of a name, read as a shape. */
    record Named(String name, Shape shape) implements Argument {}

    /** The invocation. */
    record TheInvocation() implements Argument {}

    /** The context of the call. */
    record TheContext() implements Argument {}
  }

  @Override
  public @Nullable Object invoke(Invocation invocation) throws Exception {
    List<@Nullable Object> values = new ArrayList<>();
    for (Argument argument : arguments) {
      values.add(value(argument, invocation));
    }
    try {
      return PlainResult.of(method.invoke(target, values.toArray()));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw e;
    }
  }

  private static @Nullable Object value(Argument argument, Invocation invocation) {
    if (argument instanceof Argument.Named named) {
      return read(invocation.argument(named.name()), named);
    }
    return argument instanceof Argument.TheInvocation ? invocation : invocation.context();
  }

  private static @Nullable Object read(@Nullable Object value, Argument.Named named) {
    try {
      return TypedValues.read(plain(value), named.shape());
    } catch (ToolException e) {
      String text = "The argument " + named.name() + " does not fit: " + e.violations();
      throw new ToolException(FailureCode.INVALID_ARGUMENTS, text, e.violations(), text, e);
    }
  }

  /** Dates and times are read from their texts, which know every Java type. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
      map.forEach((key, inner) -> plain.put(key, plain(inner)));
      return plain;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> plain = new ArrayList<>(list.size());
      list.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    return value instanceof Temporal ? value.toString() : value;
  }

  /** Returns the argument that a parameter takes without declaring it; empty for others. */
  static Optional<Argument> undeclared(Class<?> type) {
    if (type == Invocation.class) {
      return Optional.of(new Argument.TheInvocation());
    }
    return type == CallContext.class ? Optional.of(new Argument.TheContext()) : Optional.empty();
  }
}
