package dev.mxcp.cli.option;

import dev.mxcp.CallOptions;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.User;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who calls, and for how long. */
public final class CallerOptions {

  @Option(
      names = {"-u", "--user-context"},
      paramLabel = "JSON",
      description = "The user who calls, as a JSON object or @FILE.")
  private @Nullable String user;

  @Option(
      names = "--request-headers",
      paramLabel = "JSON",
      description = "Headers of the request, as a JSON object or @FILE.")
  private @Nullable String headers;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "How long a call may take, such as 500ms, 5s or 2m.")
  private @Nullable Duration timeout;

  /** Returns the options of a call. */
  public CallOptions read(Cancellation cancellation) {
    CallOptions options = CallOptions.DEFAULT.withCallerType("cli").withCancellation(cancellation);
    if (timeout != null) {
      options = options.withTimeout(timeout);
    }
    if (user != null) {
      options = options.withUser(user(JsonOption.object("--user-context", user)));
    }
    if (headers != null) {
      for (var header : JsonOption.object("--request-headers", headers).entrySet()) {
        options = options.withHeader(header.getKey(), String.valueOf(header.getValue()));
      }
    }
    return options;
  }

  private static User user(Map<String, @Nullable Object> map) {
    return User.fromMap("cli", map, "cli_user");
  }
}
