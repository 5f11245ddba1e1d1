package dev.mxcp.internal.engine;

import dev.mxcp.CallOptions;
import dev.mxcp.Outcome;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.FailureCode;
import dev.mxcp.json.JsonText;
import dev.mxcp.registry.EndpointRegistry;
import dev.mxcp.runtime.Health;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.runtime.Runtime;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What stands behind the front door: calls go through the gate into the current generation. */
public final class Engine implements AutoCloseable {

  private final CallWatch watch = new CallWatch();
  private final Reloader reloader;
  private final Gate gate;
  private final Calls calls;
  private final ExecutorService ownThreads = Executors.newCachedThreadPool(Engine::thread);
  private final Executor executor;
  private final @Nullable FileWatch files;

  private Engine(Blueprint blueprint, WarmUp warmUp) {
    reloader = new Reloader(blueprint, watch, warmUp);
    gate = reloader.gate();
    calls = new Calls(blueprint, gate, watch);
    Executor given = blueprint.executor();
    executor = given == null ? ownThreads : given;
    files =
        blueprint.watchFiles()
            ? new FileWatch(blueprint.request().directory(), reloader::request)
            : null;
  }

  /** Starts an engine with its first generation. */
  public static Engine start(Blueprint blueprint) {
    // First of all, since what it begins is what a small project waits for.
    return new Engine(blueprint, new WarmUp(blueprint.invokers()));
  }

  /** Calls an endpoint by its kind and id. */
  public Outcome call(
      EndpointKind kind,
      String id,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options) {
    return calls.call(new Target.Named(kind, id), arguments, options);
  }

  /**
   * Calls an endpoint by its kind and id, and writes its result as JSON text while it is read.
   *
   * @return why the text is not complete; empty where it is
   * @throws IOException where the stream failed
   */
  public Optional<Outcome.Failed> write(
      EndpointKind kind,
      String id,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options,
      OutputStream out)
      throws IOException {
    return calls.write(new Target.Named(kind, id), arguments, options, out);
  }

  /** Calls a tool with arguments as a JSON object; an empty text stands for none. */
  @SuppressWarnings("unchecked")
  public Outcome callJson(String tool, String json, CallOptions options) {
    Object arguments;
    try {
      arguments = json.isBlank() ? Map.of() : JsonText.read(json);
    } catch (IllegalArgumentException e) {
      return invalidJson("The arguments are not JSON: " + e.getMessage());
    }
    if (!(arguments instanceof Map)) {
      return invalidJson("The arguments must be a JSON object.");
    }
    return call(EndpointKind.TOOL, tool, (Map<String, @Nullable Object>) arguments, options);
  }

  /** Calls a tool on a thread of the executor. */
  public CompletableFuture<Outcome> callAsync(
      String tool, Map<String, ? extends @Nullable Object> arguments, CallOptions options) {
    if (reloader.isClosed()) {
      return CompletableFuture.completedFuture(call(EndpointKind.TOOL, tool, arguments, options));
    }
    return CompletableFuture.supplyAsync(
        () -> call(EndpointKind.TOOL, tool, arguments, options), executor);
  }

  /** Reads a resource by a concrete URI. */
  public Outcome read(String uri, CallOptions options) {
    return calls.call(new Target.Uri(uri), Map.of(), options);
  }

  /** Returns what is served now; what was served last, where nothing is. */
  public EndpointRegistry registry() {
    return reloader.latest().registry();
  }

  /** Returns the current generation. */
  public Runtime runtime() {
    return reloader.current();
  }

  /** Returns how the engine is. */
  public Health health() {
    return reloader.health(gate.inside());
  }

  /** Asks for a reload. */
  public CompletionStage<ReloadReport> reload(ReloadRequest request) {
    return reloader.request(request);
  }

  @Override
  public void close() {
    if (files != null) {
      files.close();
    }
    reloader.close();
    watch.close();
    ownThreads.shutdown();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "mxcp-call");
    thread.setDaemon(true);
    return thread;
  }

  private static Outcome invalidJson(String message) {
    return new Outcome.Failed(FailureCode.INVALID_ARGUMENTS, message, List.of(), message);
  }
}
