package dev.mxcp;

import dev.mxcp.definition.EndpointKind;
import dev.mxcp.registry.EndpointRegistry;
import dev.mxcp.runtime.Health;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.runtime.Runtime;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A running project: calls its tools, reads its resources, renders its prompts.
 *
 * <pre>{@code
 * try (Mxcp mxcp = Mxcp.builder()
 *     .project(Path.of("my-project"))
 *     .invoker(SqlInvoker.duckDb())
 *     .invoker(PythonInvoker.create())
 *     .build()) {
 *   Outcome outcome = mxcp.call("personalized_greeting", Map.of("name", "Alice"));
 * }
 * }</pre>
 *
 * <p>A call never throws: whatever goes wrong is an {@link Outcome.Failed}, null arguments
 * included. Thread-safe: any number of threads may call at once. Close it to end everything that it
 * started. Made by {@link #builder()}; other implementations are for tests of hosts, and new
 * methods may come with every minor version.
 */
public interface Mxcp extends AutoCloseable {

  /** Returns a builder with nothing set. */
  static MxcpBuilder builder() {
    return new MxcpBuilder();
  }

  /**
   * Calls an endpoint of any kind and waits for its outcome.
   *
   * @param id the name of a tool or prompt; for a resource its declared URI, template and all
   * @param arguments the arguments by name; Java values or texts, {@code docs/types.md} has the
   *     table
   * @param options limit, user, headers, cancellation
   */
  Outcome call(
      EndpointKind kind,
      String id,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options);

  /** Calls an endpoint of any kind anonymously with the default limit. */
  default Outcome call(
      EndpointKind kind, String id, Map<String, ? extends @Nullable Object> arguments) {
    return call(kind, id, arguments, CallOptions.DEFAULT);
  }

  /** Calls a tool. */
  default Outcome call(
      String tool, Map<String, ? extends @Nullable Object> arguments, CallOptions options) {
    return call(EndpointKind.TOOL, tool, arguments, options);
  }

  /** Calls a tool anonymously with the default limit. */
  default Outcome call(String tool, Map<String, ? extends @Nullable Object> arguments) {
    return call(EndpointKind.TOOL, tool, arguments, CallOptions.DEFAULT);
  }

  /**
   * Calls an endpoint of any kind with arguments as JSON text, as models give them.
   *
   * @param arguments a JSON object; a blank text stands for no arguments
   */
  Outcome callJson(EndpointKind kind, String id, String arguments, CallOptions options);

  /** Calls an endpoint of any kind with arguments as JSON text, anonymously. */
  default Outcome callJson(EndpointKind kind, String id, String arguments) {
    return callJson(kind, id, arguments, CallOptions.DEFAULT);
  }

  /** Calls a tool with arguments as JSON text. */
  default Outcome callJson(String tool, String arguments, CallOptions options) {
    return callJson(EndpointKind.TOOL, tool, arguments, options);
  }

  /** Calls a tool with arguments as JSON text, anonymously with the default limit. */
  default Outcome callJson(String tool, String arguments) {
    return callJson(EndpointKind.TOOL, tool, arguments, CallOptions.DEFAULT);
  }

  /**
   * Calls an endpoint of any kind on another thread: one of the builder's {@code executor}.
   *
   * <p>To cancel the future, to complete it, or to let it time out stops the call. The mapped
   * diagnostic context of the caller goes along; other thread-bound context does if the executor
   * carries it.
   *
   * @return completes with the outcome; never exceptionally, unless its holder does that
   */
  CompletableFuture<Outcome> callAsync(
      EndpointKind kind,
      String id,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options);

  /** Calls an endpoint of any kind on another thread, anonymously with the default limit. */
  default CompletableFuture<Outcome> callAsync(
      EndpointKind kind, String id, Map<String, ? extends @Nullable Object> arguments) {
    return callAsync(kind, id, arguments, CallOptions.DEFAULT);
  }

  /** Calls a tool on another thread. */
  default CompletableFuture<Outcome> callAsync(
      String tool, Map<String, ? extends @Nullable Object> arguments, CallOptions options) {
    return callAsync(EndpointKind.TOOL, tool, arguments, options);
  }

  /** Calls a tool on another thread, anonymously with the default limit. */
  default CompletableFuture<Outcome> callAsync(
      String tool, Map<String, ? extends @Nullable Object> arguments) {
    return callAsync(EndpointKind.TOOL, tool, arguments, CallOptions.DEFAULT);
  }

  /**
   * Calls an endpoint of any kind and writes its result to a stream as JSON text while it is read.
   *
   * <pre>{@code
   * Optional<Outcome.Failed> failed = mxcp.callToJson("all_orders", Map.of(), out);
   * }</pre>
   *
   * <p>The text is the one that {@link Outcome.Ok#json()} gives, in UTF-8. A list of rows from SQL
   * takes the same little memory whatever its length; other results are completed in memory first.
   * Limit and cancellation cover the writing, but nothing interrupts a stream that blocks.
   *
   * @param out gets the text in larger parts on this thread; it is flushed at the end, and never
   *     closed
   * @return empty if all of the result was written; else the failure, and what was written is no
   *     complete text and must be thrown away
   * @throws IOException as the stream threw it; the call is stopped
   */
  Optional<Outcome.Failed> callToJson(
      EndpointKind kind,
      String id,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options,
      OutputStream out)
      throws IOException;

  /**
   * Calls an endpoint of any kind anonymously and writes its result to a stream.
   *
   * @throws IOException as the stream threw it
   */
  default Optional<Outcome.Failed> callToJson(
      EndpointKind kind,
      String id,
      Map<String, ? extends @Nullable Object> arguments,
      OutputStream out)
      throws IOException {
    return callToJson(kind, id, arguments, CallOptions.DEFAULT, out);
  }

  /**
   * Calls a tool and writes its result to a stream.
   *
   * @throws IOException as the stream threw it
   */
  default Optional<Outcome.Failed> callToJson(
      String tool,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options,
      OutputStream out)
      throws IOException {
    return callToJson(EndpointKind.TOOL, tool, arguments, options, out);
  }

  /**
   * Calls a tool anonymously and writes its result to a stream.
   *
   * @throws IOException as the stream threw it
   */
  default Optional<Outcome.Failed> callToJson(
      String tool, Map<String, ? extends @Nullable Object> arguments, OutputStream out)
      throws IOException {
    return callToJson(EndpointKind.TOOL, tool, arguments, CallOptions.DEFAULT, out);
  }

  /**
   * Reads a resource and waits for its content.
   *
   * @param uri a concrete URI, such as {@code users://42} for the template {@code users://{id}}
   */
  Outcome read(String uri, CallOptions options);

  /** Reads a resource anonymously with the default limit. */
  default Outcome read(String uri) {
    return read(uri, CallOptions.DEFAULT);
  }

  /**
   * Renders a prompt.
   *
   * @return a list of maps with {@code role}, {@code type} and {@code prompt}, one for each message
   */
  default Outcome render(
      String prompt, Map<String, ? extends @Nullable Object> arguments, CallOptions options) {
    return call(EndpointKind.PROMPT, prompt, arguments, options);
  }

  /** Renders a prompt anonymously with the default limit. */
  default Outcome render(String prompt, Map<String, ? extends @Nullable Object> arguments) {
    return render(prompt, arguments, CallOptions.DEFAULT);
  }

  /**
   * Returns an object whose methods call tools.
   *
   * <pre>{@code
   * interface Greetings {
   *   Greeting personalizedGreeting(String name, boolean formal);
   *   record Greeting(String greeting, OffsetDateTime timestamp) {}
   * }
   * Greeting greeting = mxcp.client(Greetings.class).personalizedGreeting("Alice", true);
   * }</pre>
   *
   * <p>A method calls the tool of its name, as it is or in snake_case, with arguments by the names
   * of its parameters (compile with {@code -parameters}); {@link dev.mxcp.client.Name} names them
   * otherwise. An argument that is null or an empty Optional is left out; one of type {@link
   * CallOptions} sets the options of the call. Results are read as records, enums, List, Map,
   * Optional, single values of java.lang, java.math and java.time, UUID, or Object; as {@link
   * Outcome}; or as a CompletableFuture of one of these, which does not wait. A failed call throws
   * {@link dev.mxcp.error.ToolException} unless the method returns an Outcome. Methods with a body
   * stay as they are. The object is thread-safe.
   *
   * @throws IllegalArgumentException if a method does not fit the definitions as they are now, with
   *     everything that does not; or if this library may not reach the interface or its records,
   *     with the package to open
   */
  <T> T client(Class<T> type);

  /** Returns the endpoints that are served now; a snapshot, which a reload does not change. */
  EndpointRegistry registry();

  /**
   * Returns the database, configuration and lifecycle of the current generation.
   *
   * @throws IllegalStateException if the runtime is closed, or did not start again after a reload
   */
  Runtime runtime();

  /** Returns a snapshot of the runtime's state. */
  Health health();

  /** Reads the project's files anew and starts a new generation; see {@link ReloadReport}. */
  default CompletionStage<ReloadReport> reload() {
    return reload(ReloadRequest.plain("reload"));
  }

  /**
   * Reloads, with work to do while every connection is closed.
   *
   * @return completes when the new generation serves or could not start; never exceptionally
   */
  CompletionStage<ReloadReport> reload(ReloadRequest request);

  /**
   * Ends the runtime: waits for running calls, runs shutdown hooks, ends processes and threads,
   * closes the databases. Later calls fail with {@code CLOSED}. A second call does nothing.
   *
   * <p>It ends in any case: calls get the builder's {@code drainTimeout}, and so does each shutdown
   * hook (at most its {@code hookTimeout}); what does not end then is interrupted, and left behind
   * on a daemon thread 5 seconds later, with a line in the log.
   */
  @Override
  void close();
}
