package dev.mxcp.spi;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.runtime.CallContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call of an endpoint, with converted arguments, as an invoker gets it. Immutable. */
public final class Invocation {

  private final Endpoint endpoint;
  private final Map<String, @Nullable Object> arguments;
  private final CallContext context;

  private Invocation(
      Endpoint endpoint, Map<String, @Nullable Object> arguments, CallContext context) {
    this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
    this.arguments = arguments;
    this.context = Objects.requireNonNull(context, "context");
  }

  /**
   * Returns an invocation.
   *
   * @param arguments the arguments by name; not copied, so they must not change any more
   */
  public static Invocation of(
      Endpoint endpoint, Map<String, @Nullable Object> arguments, CallContext context) {
    return new Invocation(endpoint, Collections.unmodifiableMap(arguments), context);
  }

  /** Returns the endpoint that is called. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /**
   * Returns the converted and checked arguments, including defaults, in the order of the
   * parameters: String, Boolean, Long or BigInteger, Double or BigDecimal, LocalDate, LocalTime,
   * LocalDateTime, OffsetDateTime, List, Map and null. Immutable.
   */
  public Map<String, @Nullable Object> arguments() {
    return arguments;
  }

  /**
   * Returns an argument.
   *
   * @return the value; null if it is null or there is no such parameter
   */
  public @Nullable Object argument(String name) {
    return arguments.get(name);
  }

  /**
   * Returns an argument as a Java type.
   *
   * @return the value; null if it is null or there is no such parameter
   * @throws ClassCastException if it is of another type
   */
  public <T> @Nullable T argument(String name, Class<T> type) {
    return type.cast(arguments.get(name));
  }

  /** Returns the user, deadline and cancellation of the call. */
  public CallContext context() {
    return context;
  }

  /** Returns a copy with one argument replaced or added. */
  public Invocation withArgument(String name, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(arguments);
    changed.put(name, value);
    return of(endpoint, changed, context);
  }

  /** Returns a copy with other arguments. */
  public Invocation withArguments(Map<String, @Nullable Object> replaced) {
    return of(endpoint, replaced, context);
  }

  /** Returns a copy with another context. */
  public Invocation withContext(CallContext replaced) {
    return new Invocation(endpoint, arguments, replaced);
  }

  /** Returns the endpoint's id and the names of the arguments; no value. */
  @Override
  public String toString() {
    return "Invocation[" + endpoint.id() + arguments.keySet() + "]";
  }
}
