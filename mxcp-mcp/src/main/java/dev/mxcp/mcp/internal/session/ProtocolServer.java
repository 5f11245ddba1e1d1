package dev.mxcp.mcp.internal.session;

import dev.mxcp.Mxcp;
import dev.mxcp.mcp.internal.mapping.Method;
import dev.mxcp.mcp.internal.mapping.Methods;
import dev.mxcp.mcp.internal.mapping.Params;
import dev.mxcp.mcp.internal.mapping.ProtocolException;
import dev.mxcp.mcp.internal.settings.Settings;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** What every transport serves: sessions, their requests, and notifications. Thread-safe. */
public final class ProtocolServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProtocolServer.class);
  private static final long TICK_MILLIS = 1_000;

  /** What was cancelled ends at once, or never. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Methods methods;
  private final Settings settings;
  private final Sessions sessions;
  private final Workers workers;
  private final Changes changes;
  private final Set<RunningRequest> taken = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(ProtocolServer::thread);
  private volatile boolean closing;
  private volatile boolean isGivenUp;

  /**
   * Creates a server of a running project.
   *
   * @param callerType the transport, as {@code CallContext} names it
   */
  public ProtocolServer(Mxcp mxcp, Settings settings, String callerType) {
    this.settings = settings;
    methods = new Methods(mxcp, settings);
    sessions = new Sessions(callerType, handlers(methods));
    workers = new Workers(settings.calls(), settings.waiting());
    changes = new Changes(mxcp, methods.listing(), sessions);
    everySecond(changes::look);
  }

  /** Does something every second; what it throws is logged. */
  public void everySecond(Runnable action) {
    ScheduledFuture<?> unused =
        clock.scheduleWithFixedDelay(
            () -> attempt(action), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void attempt(Runnable action) {
    try {
      action.run();
    } catch (Throwable e) {
      LOG.warn("What is done every second failed", e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "mxcp-mcp-clock");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns the sessions. */
  public Sessions sessions() {
    return sessions;
  }

  /** Returns whether it takes no new requests. */
  public boolean isClosing() {
    return closing;
  }

  /** Answers {@code initialize}. */
  public Map<String, @Nullable Object> initialize(Params params) {
    return methods.initialize(params);
  }

  /**
   * Answers a request; one that runs code of the project does so on another thread.
   *
   * @param outlet gets the answer, and is ended
   */
  public void serve(RunningRequest request, String method, Outlet outlet) {
    if (closing) {
      request.refuse(ProtocolException.BUSY, "The server is shutting down", outlet);
    } else if (!Methods.runsCode(method)) {
      request.run();
    } else if (!workers.take(() -> run(request))) {
      request.refuse(
          ProtocolException.BUSY, "The server has too many calls; try again later", outlet);
    }
  }

  private void run(RunningRequest request) {
    taken.add(request);
    try {
      if (isGivenUp) {
        request.cancel();
      }
      request.run();
    } finally {
      taken.remove(request);
    }
  }

  private static Map<String, McpRequestHandler<?>> handlers(Methods methods) {
    Map<String, McpRequestHandler<?>> handlers = new LinkedHashMap<>();
    methods.all().forEach((name, method) -> handlers.put(name, handler(method)));
    return handlers;
  }

  private static McpRequestHandler<Object> handler(Method method) {
    return (exchange, params) ->
        Mono.defer(() -> answer(method, params, RunningRequest.of(exchange.transportContext())));
  }

  /** A request that its client cancelled has no answer. */
  private static Mono<Object> answer(
      Method method, @Nullable Object params, RunningRequest request) {
    try {
      if (request.cancellation().isCancelled()) {
        return Mono.empty();
      }
      Object result = method.answer(Params.of(params), request);
      return request.cancellation().isCancelled() ? Mono.empty() : Mono.just(result);
    } catch (ProtocolException e) {
      return Mono.error(error(e.code(), e.text(), e.data()));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("A request failed", e);
      return Mono.error(error(ProtocolException.INTERNAL, "The server failed", null));
    }
  }

  private static McpError error(int code, String message, @Nullable Object data) {
    return new McpError(new McpSchema.JSONRPCResponse.JSONRPCError(code, message, data));
  }

  /**
   * Takes no new requests, waits for the running calls, then cancels them and ends all sessions.
   */
  @Override
  public void close() {
    closing = true;
    if (!workers.drain(settings.drain())) {
      isGivenUp = true;
      taken.forEach(RunningRequest::cancel);
      workers.drain(PATIENCE);
    }
    sessions.all().forEach(sessions::close);
    clock.shutdownNow();
  }
}
