package dev.mxcp.mcp;

import dev.mxcp.mcp.auth.RequestVerifier;
import dev.mxcp.mcp.internal.settings.Budget;
import dev.mxcp.mcp.internal.settings.HttpSettings;
import dev.mxcp.mcp.internal.settings.Settings;
import dev.mxcp.runtime.User;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options of an MCP server. Immutable.
 *
 * <pre>{@code
 * McpOptions options = McpOptions.builder().name("bookshop").budget(64 * 1024, 500).build();
 * }</pre>
 */
public final class McpOptions {

  /** The default options. */
  public static final McpOptions DEFAULT = builder().build();

  private final Settings settings;
  private final HttpSettings http;
  private final @Nullable User user;

  private McpOptions(Builder builder) {
    settings =
        new Settings(
            builder.name,
            builder.title,
            builder.version,
            builder.instructions,
            builder.pageSize,
            builder.budget,
            builder.toolBudgets,
            builder.calls,
            builder.waiting,
            builder.drain);
    http =
        new HttpSettings(
            builder.hosts,
            builder.origins,
            builder.verifier,
            builder.stateless,
            builder.maxRequestBytes,
            builder.maxSessions,
            builder.sessionIdle);
    user = builder.user;
  }

  Settings settings() {
    return settings;
  }

  HttpSettings http() {
    return http;
  }

  @Nullable User user() {
    return user;
  }

  /** Returns a builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds {@link McpOptions}. Not thread-safe. */
  public static final class Builder {
    private final Map<String, Budget> toolBudgets = new HashMap<>();
    private final Set<String> hosts = new LinkedHashSet<>();
    private final Set<String> origins = new LinkedHashSet<>();
    private String name = "mxcp";
    private @Nullable String title;
    private String version = "0";
    private @Nullable String instructions;
    private int pageSize = 1_000;
    private Budget budget = Budget.DEFAULT;
    private int calls = 64;
    private int waiting = 1_024;
    private Duration drain = Duration.ofSeconds(20);
    private RequestVerifier verifier = RequestVerifier.ANONYMOUS;
    private boolean stateless;
    private int maxRequestBytes = 4 * 1024 * 1024;
    private int maxSessions = 1_000;
    private Duration sessionIdle = Duration.ofMinutes(10);
    private @Nullable User user;

    private Builder() {}

    /** Sets the name that clients see; default: {@code mxcp}. */
    public Builder name(String value) {
      name = Objects.requireNonNull(value, "name");
      return this;
    }

    /** Sets the display name; default: none. */
    public Builder title(String value) {
      title = Objects.requireNonNull(value, "title");
      return this;
    }

    /** Sets the version that clients see; default: {@code 0}. */
    public Builder version(String value) {
      version = Objects.requireNonNull(value, "version");
      return this;
    }

    /** Sets the instructions of the server for models; default: none. */
    public Builder instructions(String value) {
      instructions = Objects.requireNonNull(value, "instructions");
      return this;
    }

    /** Sets the maximum number of items on a page of a list; default: 1,000. */
    public Builder pageSize(int value) {
      pageSize = positive(value, "pageSize");
      return this;
    }

    /**
     * Sets the budget of a tool's result; default: 256 KiB, and as many rows as fit.
     *
     * @param bytes the most bytes of text and structure together, at least 1,024
     * @param rows the most items of a list, at least 1
     */
    public Builder budget(long bytes, long rows) {
      budget = new Budget(bytes, rows);
      return this;
    }

    /** Sets the budget of one tool, in place of the server's. */
    public Builder budget(String tool, long bytes, long rows) {
      toolBudgets.put(tool, new Budget(bytes, rows));
      return this;
    }

    /**
     * Sets the maximum numbers of concurrent and of waiting calls; default: 64 and 1,024. Further
     * ones are refused as busy.
     */
    public Builder concurrency(int running, int waits) {
      calls = positive(running, "running");
      waiting = positive(waits, "waits");
      return this;
    }

    /**
     * Sets how long {@code close} waits for running calls before it cancels them; default: 20
     * seconds.
     */
    public Builder drain(Duration value) {
      drain = positive(value, "drain");
      return this;
    }

    /** Sets the user of a client over standard input; default: an anonymous one. */
    public Builder user(User value) {
      user = Objects.requireNonNull(value, "user");
      return this;
    }

    /** Sets the verifier of HTTP requests; default: everybody is anonymous. */
    public Builder verifier(RequestVerifier value) {
      verifier = Objects.requireNonNull(value, "verifier");
      return this;
    }

    /**
     * Allows a name in the header {@code Host}, with a port or for every port; loopback is always
     * allowed.
     */
    public Builder allowHost(String host) {
      hosts.add(host.toLowerCase(Locale.ROOT));
      return this;
    }

    /**
     * Allows browsers to call from pages of an origin, such as {@code https://app.example.org};
     * loopback is always allowed.
     */
    public Builder allowOrigin(String origin) {
      origins.add(origin.toLowerCase(Locale.ROOT));
      return this;
    }

    /** Serves HTTP without sessions; default: false. Nothing is sent without being asked then. */
    public Builder stateless(boolean value) {
      stateless = value;
      return this;
    }

    /** Sets the maximum size of a message in bytes; default: 4 MiB. */
    public Builder maxRequestBytes(int value) {
      maxRequestBytes = positive(value, "maxRequestBytes");
      return this;
    }

    /** Sets the maximum number of concurrent HTTP sessions; default: 1,000. */
    public Builder maxSessions(int value) {
      maxSessions = positive(value, "maxSessions");
      return this;
    }

    /** Sets how long a session lives without a request of its client; default: 10 minutes. */
    public Builder sessionIdle(Duration value) {
      sessionIdle = positive(value, "sessionIdle");
      return this;
    }

    /** Returns the options. */
    public McpOptions build() {
      return new McpOptions(this);
    }

    private static int positive(int value, String name) {
      if (value <= 0) {
        throw new IllegalArgumentException(name + " must be positive, not " + value);
      }
      return value;
    }

    private static Duration positive(Duration value, String name) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException(name + " must be positive, not " + value);
      }
      return value;
    }
  }
}
