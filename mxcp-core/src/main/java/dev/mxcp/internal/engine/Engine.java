package dev.mxcp.internal.engine;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.internal.client.TypedClient;
import dev.mxcp.json.JsonText;
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

/** A running project: calls go through the gate into the current generation. */
public final class Engine implements Mxcp {

  private final CallWatch watch;
  private final Reloader reloader;
  private final Gate gate;
  private final Calls calls;
  private final AsyncCalls async;
  private final Runnable afterClose;
  private final @Nullable FileWatch files;

  private Engine(Blueprint blueprint, CallWatch watch, Reloader reloader, Runnable afterClose) {
    this.watch = watch;
    this.reloader = reloader;
    this.afterClose = afterClose;
    gate = reloader.gate();
    calls = new Calls(blueprint, gate, watch);
    async = new AsyncCalls(blueprint.executor());
    files =
        blueprint.watchFiles()
            ? new FileWatch(blueprint.request().directory(), reloader::requestIfReadable)
            : null;
  }

  /**
   * Starts an engine with its first generation; nothing is left open if that fails.
   *
   * @param afterClose runs last of all, also if the start fails
   */
  public static Engine start(Blueprint blueprint, Runnable afterClose) {
    ForeignCode foreign = new ForeignCode();
    CallWatch watch = null;
    Reloader reloader = null;
    try {
      // First of all, since what is begun early is what a small project waits for.
      Sessions sessions = new Sessions(blueprint.invokers(), foreign, blueprint.hookTimeout());
      watch = new CallWatch();
      reloader = new Reloader(blueprint, watch, foreign, sessions);
      return new Engine(blueprint, watch, reloader, afterClose);
    } catch (Throwable e) {
      if (reloader != null) {
        reloader.close();
      }
      if (watch != null) {
        watch.close();
      }
      afterClose.run();
      throw e;
    }
  }

  @Override
  public Outcome call(
      EndpointKind kind,
      String id,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options) {
    return calls.call(new CallTarget.Named(kind, id), arguments, options);
  }

  @Override
  public Outcome callJson(EndpointKind kind, String id, String arguments, CallOptions options) {
    Map<String, @Nullable Object> read;
    try {
      read = arguments(arguments);
    } catch (ToolException e) {
      return calls.reject(new CallTarget.Named(kind, id), e, options);
    }
    return call(kind, id, read, options);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> arguments(@Nullable String json) {
    if (json == null) {
      throw Failures.nullInput("arguments or options");
    }
    Object read;
    try {
      read = json.isBlank() ? Map.of() : JsonText.read(json);
    } catch (RuntimeException | StackOverflowError e) {
      throw invalidJson("The arguments are not JSON: " + e.getMessage(), e);
    }
    if (!(read instanceof Map)) {
      throw invalidJson("The arguments must be a JSON object.", null);
    }
    return (Map<String, @Nullable Object>) read;
  }

  private static ToolException invalidJson(String message, @Nullable Throwable cause) {
    return new ToolException(FailureCode.INVALID_ARGUMENTS, message, message, cause);
  }

  @Override
  public CompletableFuture<Outcome> callAsync(
      EndpointKind kind,
      String id,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options) {
    if (reloader.isClosed()) {
      return CompletableFuture.completedFuture(call(kind, id, arguments, options));
    }
    CallTarget target = new CallTarget.Named(kind, id);
    return async.begin(options, given -> calls.call(target, arguments, given));
  }

  @Override
  public Optional<Outcome.Failed> callToJson(
      EndpointKind kind,
      String id,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options,
      OutputStream out)
      throws IOException {
    return calls.write(new CallTarget.Named(kind, id), arguments, options, out);
  }

  @Override
  public Outcome read(String uri, CallOptions options) {
    return calls.call(new CallTarget.Uri(uri), Map.of(), options);
  }

  @Override
  public <T> T client(Class<T> type) {
    return TypedClient.create(type, this);
  }

  @Override
  public EndpointRegistry registry() {
    return reloader.latest().registry();
  }

  @Override
  public Runtime runtime() {
    return reloader.current();
  }

  @Override
  public Health health() {
    return reloader.health(gate.inside());
  }

  @Override
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
    async.close();
    afterClose.run();
  }
}
