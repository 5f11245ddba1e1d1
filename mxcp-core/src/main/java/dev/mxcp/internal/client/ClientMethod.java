package dev.mxcp.internal.client;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.internal.shape.Shape;
import dev.mxcp.internal.shape.TypedValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A method that calls a tool.
 *
 * @param tool the name of the tool
 * @param arguments what the parameters of the method are: names of the tool's parameters, null for
 *     the options of the call
 * @param isAsync whether it returns at once
 * @param result what the result is read as; null for the outcome itself
 */
record ClientMethod(
    String tool, List<Optional<String>> arguments, boolean isAsync, @Nullable Shape result) {

  /** Calls the tool; the future of an asynchronous method goes to the caller of that method. */
  @SuppressWarnings("FutureReturnValueIgnored")
  @Nullable Object invoke(Mxcp mxcp, @Nullable Object @Nullable [] values) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    CallOptions options = CallOptions.DEFAULT;
    for (int i = 0; i < arguments.size(); i++) {
      Object value = values == null ? null : present(values[i]);
      if (arguments.get(i).isEmpty()) {
        options = value == null ? options : (CallOptions) value;
      } else if (value != null) {
        given.put(arguments.get(i).get(), value);
      }
    }
    if (isAsync) {
      return mxcp.callAsync(tool, given, options).thenApply(this::read);
    }
    return read(mxcp.call(tool, given, options));
  }

  private @Nullable Object read(Outcome outcome) {
    return result == null ? outcome : TypedValues.read(outcome.orElseThrow(), result);
  }

  private static @Nullable Object present(@Nullable Object value) {
    return value instanceof Optional<?> optional ? optional.orElse(null) : value;
  }

  /** Returns whether a method of this return type returns at once. */
  static boolean isAsync(Class<?> type) {
    return type == CompletableFuture.class || type == CompletionStage.class;
  }
}
