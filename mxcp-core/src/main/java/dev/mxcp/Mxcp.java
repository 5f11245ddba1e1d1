package dev.mxcp;

import dev.mxcp.definition.EndpointKind;
import dev.mxcp.internal.client.TypedClient;
import dev.mxcp.internal.engine.Engine;
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
 * A running project: call its tools, read its resources.
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
 * <p>Thread-safe: any number of threads may call at once. A failed call is an {@link Outcome} and
 * never an exception; exceptions are for arguments of the methods themselves. Close it to end
 * everything that it started.
 */
public final class Mxcp implements AutoCloseable {

  private final Engine engine;

  Mxcp(Engine engine) {
    this.engine = engine;
  }

  /** Returns a builder with nothing set. */
  public static MxcpBuilder builder() {
    return new MxcpBuilder();
  }

  /** Calls a tool anonymously with the default limit. */
  public Outcome call(String tool, Map<String, ? extends @Nullable Object> arguments) {
    return call(tool, arguments, CallOptions.DEFAULT);
  }

  /**
   * Calls a tool and waits for its outcome.
   *
   * @param tool the name of the tool
   * @param arguments the arguments by name; Java values or texts, {@code docs/types.md} has the
   *     table
   * @param options limit, user, headers, cancellation
   */
  public Outcome call(
      String tool, Map<String, ? extends @Nullable Object> arguments, CallOptions options) {
    return engine.call(EndpointKind.TOOL, tool, arguments, options);
  }

  /**
   * Calls a tool with arguments as JSON text, the way models give them.
   *
   * @param arguments a JSON object; an empty text stands for no arguments
   */
  public Outcome callJson(String tool, String arguments, CallOptions options) {
    return engine.callJson(tool, arguments, options);
  }

  /**
   * Calls a tool and writes its result to a stream as JSON text, while it is read.
   *
   * <pre>{@code
   * Optional<Outcome.Failed> failed =
   *     mxcp.callToJson("all_orders", Map.of(), CallOptions.DEFAULT, out);
   * }</pre>
   *
   * <p>The text is the one that {@link Outcome.Ok#json()} would give, in UTF-8. A list of rows from
   * SQL takes the same little memory whatever its length; all other results are made as a whole
   * first. Limit and cancellation cover the writing too, but nothing interrupts a stream that
   * blocks.
   *
   * @param out gets the text in larger parts on this thread; it is flushed at the end, and never
   *     closed
   * @return empty where all of the result was written; else why not, and what was written until
   *     then is no complete text and must be thrown away
   * @throws IOException what the stream threw; the call is stopped
   */
  public Optional<Outcome.Failed> callToJson(
      String tool,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options,
      OutputStream out)
      throws IOException {
    return callToJson(EndpointKind.TOOL, tool, arguments, options, out);
  }

  /**
   * Calls an endpoint of any kind by its id and writes its result to a stream; as {@link
   * #callToJson(String, Map, CallOptions, OutputStream)} does.
   *
   * @param id the name of a tool or prompt; for a resource its declared URI, template and all
   * @throws IOException what the stream threw; the call is stopped
   */
  public Optional<Outcome.Failed> callToJson(
      EndpointKind kind,
      String id,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options,
      OutputStream out)
      throws IOException {
    return engine.write(kind, id, arguments, options, out);
  }

  /**
   * Calls a tool on another thread.
   *
   * @return completes with the outcome, never exceptionally
   */
  public CompletableFuture<Outcome> callAsync(
      String tool, Map<String, ? extends @Nullable Object> arguments, CallOptions options) {
    return engine.callAsync(tool, arguments, options);
  }

  /**
   * Returns an object whose methods are tools.
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
   * @throws IllegalArgumentException where a method does not fit the definitions as they are now,
   *     with everything that does not
   */
  public <T> T client(Class<T> type) {
    return TypedClient.create(type, this);
  }

  /** Reads a resource anonymously with the default limit. */
  public Outcome read(String uri) {
    return read(uri, CallOptions.DEFAULT);
  }

  /**
   * Reads a resource and waits for its content.
   *
   * @param uri a concrete URI, such as {@code users://42} for the template {@code users://{id}}
   */
  public Outcome read(String uri, CallOptions options) {
    return engine.read(uri, options);
  }

  /**
   * Renders a prompt.
   *
   * @return a list of maps with {@code role}, {@code type} and {@code prompt}, one for each message
   */
  public Outcome render(
      String prompt, Map<String, ? extends @Nullable Object> arguments, CallOptions options) {
    return engine.call(EndpointKind.PROMPT, prompt, arguments, options);
  }

  /**
   * Calls an endpoint of any kind by its id, with arguments by name.
   *
   * @param id the name of a tool or prompt; for a resource its declared URI, template and all
   */
  public Outcome call(
      EndpointKind kind,
      String id,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options) {
    return engine.call(kind, id, arguments, options);
  }

  /** Returns the endpoints that are served now; a snapshot, which a reload does not change. */
  public EndpointRegistry registry() {
    return engine.registry();
  }

  /**
   * Returns what tools run on now.
   *
   * @throws IllegalStateException where the runtime is closed, or did not start again after a
   *     reload
   */
  public Runtime runtime() {
    return engine.runtime();
  }

  /** Returns how the runtime is. */
  public Health health() {
    return engine.health();
  }

  /** Reads the project's files anew and starts a new generation; see {@link ReloadReport}. */
  public CompletionStage<ReloadReport> reload() {
    return reload(ReloadRequest.plain("reload"));
  }

  /**
   * Reloads, with work to do while every connection is closed.
   *
   * @return completes when the new generation serves or could not start; never exceptionally
   */
  public CompletionStage<ReloadReport> reload(ReloadRequest request) {
    return engine.reload(request);
  }

  /**
   * Ends the runtime: waits for running calls, runs shutdown hooks, ends processes and threads,
   * closes the database. Calls after that fail with {@code CLOSED}. A second call does nothing.
   */
  @Override
  public void close() {
    engine.close();
  }
}
