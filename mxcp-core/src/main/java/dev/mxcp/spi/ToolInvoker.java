package dev.mxcp.spi;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.Problem;
import dev.mxcp.runtime.Runtime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Invoker of the tools and resources in one language.
 *
 * <p>An invoker is immutable and holds nothing that must be closed: what runs is an {@link
 * InvokerSession}, one for every generation of a runtime. So an invoker can be registered with
 * {@code Mxcp.builder().invoker(...)}, used by any number of runtimes, and used again.
 *
 * <p>Only {@link #language()} and {@link #open} must be implemented; {@link #of} makes an invoker
 * of a lambda.
 */
public interface ToolInvoker {

  /** Returns the name of the language in definitions: {@code sql}, {@code python}. */
  String language();

  /**
   * Opens a session for a generation that is about to start.
   *
   * <p>It is called on a thread of the runtime while the project's files are read, so it may begin
   * early what takes long, such as loading a library; it may wait for the configuration. It
   * executes nothing of the project. The session is closed exactly once, whether or not it was
   * started. If this method throws, the generation does not start.
   *
   * @param config completes as soon as site file and user file are read; completes exceptionally if
   *     they cannot be used, and the session is then closed without having been started
   * @throws Exception if the invoker cannot run at all
   */
  InvokerSession open(CompletionStage<Config> config) throws Exception;

  /**
   * Returns the provider of the default database; empty if the invoker brings none.
   *
   * <p>The database is opened before any session starts, and closed after all of them have stopped.
   */
  default Optional<DatabaseProvider> databaseProvider() {
    return Optional.empty();
  }

  /**
   * Returns a checker of endpoints that executes nothing; the default finds no problems.
   *
   * <p>It serves {@code validate}: no session is open and no hook has run.
   *
   * @param runtime configuration and databases, opened for checking
   */
  default EndpointChecker checker(Runtime runtime) {
    return endpoint -> List.<Problem>of();
  }

  /**
   * Returns an invoker whose sessions only prepare endpoints.
   *
   * @param language the language
   * @param prepare does the work of {@link InvokerSession#prepare}
   */
  static ToolInvoker of(String language, Function<Endpoint, PreparedEndpoint> prepare) {
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(prepare, "prepare");
    return new ToolInvoker() {
      @Override
      public String language() {
        return language;
      }

      @Override
      public InvokerSession open(CompletionStage<Config> config) {
        return prepare::apply;
      }

      @Override
      public String toString() {
        return "ToolInvoker[" + language + "]";
      }
    };
  }
}
