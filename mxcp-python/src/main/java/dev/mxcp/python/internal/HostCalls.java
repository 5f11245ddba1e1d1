package dev.mxcp.python.internal;

import dev.mxcp.config.Secrets;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.runtime.Runtime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves what the Python side asks of the runtime, for the call that asks. */
final class HostCalls implements PythonHost {

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python");

  private final Runtime runtime;
  private final PythonLog log;
  private final LongFunction<ReloadRequest.Payload> payloads;
  private final Consumer<String> whenLost;
  private final Map<Long, OpenCall> calls = new ConcurrentHashMap<>();
  private final OpenCall outside;
  private volatile boolean databaseClosed;

  /**
   * Creates a host.
   *
   * @param payloads gives what runs the payload of a reload, by its number
   * @param whenLost is told that the interpreter ended
   */
  HostCalls(
      Runtime runtime, LongFunction<ReloadRequest.Payload> payloads, Consumer<String> whenLost) {
    this.runtime = runtime;
    this.payloads = payloads;
    this.whenLost = whenLost;
    log = new PythonLog(runtime.secrets());
    outside = new OpenCall(runtime, CallContext.NONE);
  }

  void begin(long callId, CallContext context) {
    calls.put(callId, new OpenCall(runtime, context));
  }

  void end(long callId) {
    OpenCall call = calls.remove(callId);
    if (call != null) {
      call.close();
    }
  }

  /** Returns the number of calls that run now. */
  int openCalls() {
    return calls.size();
  }

  boolean isOpen(long callId) {
    return calls.containsKey(callId);
  }

  Secrets secrets() {
    return runtime.secrets();
  }

  /** From now on the database is refused: a reload's payload runs without it. */
  void closeDatabase() {
    databaseClosed = true;
  }

  @Override
  public String request(long callId, String operation, String payload) {
    try {
      return "+" + serve(call(callId), operation, Wire.readMap(payload));
    } catch (DatabaseException e) {
      return failure(String.valueOf(e.getMessage()), e.kind().name());
    } catch (RuntimeException e) {
      return failure(e.getMessage() == null ? e.toString() : e.getMessage(), null);
    } catch (Throwable e) {
      LOG.error("{} failed", operation, e);
      return failure(e.toString(), null);
    }
  }

  private OpenCall call(long callId) {
    if (callId == 0) {
      return outside;
    }
    OpenCall call = calls.get(callId);
    if (call == null) {
      throw new IllegalStateException("The call has ended; what it left running cannot go on");
    }
    return call;
  }

  private String serve(OpenCall call, String operation, Map<String, @Nullable Object> request) {
    if (operation.equals("reload")) {
      return reload(request);
    }
    if (databaseClosed && !operation.equals("db.end")) {
      throw new IllegalStateException(
          "The database is closed: the project is being closed or reloaded");
    }
    return switch (operation) {
      case "db.execute" -> Rows.ofQuery(call.execute(request));
      case "db.begin" -> Long.toString(call.begin(request));
      case "db.commit" -> call.commit(number(request, "transaction"));
      case "db.end" -> call.end(number(request, "transaction"));
      default -> throw new IllegalArgumentException("Unknown operation " + operation);
    };
  }

  private String reload(Map<String, @Nullable Object> request) {
    long token = number(request, "token");
    ReloadRequest.Payload payload = token == 0 ? () -> {} : payloads.apply(token);
    String description = String.valueOf(request.get("description"));
    runtime.lifecycle().requestReload(new ReloadRequest(description, payload));
    return "null";
  }

  private static long number(Map<String, @Nullable Object> request, String key) {
    return request.get(key) instanceof Number number ? number.longValue() : 0;
  }

  private String failure(String message, @Nullable String kind) {
    return "-"
        + Wire.text(
            json -> {
              json.writeStartObject();
              json.writeStringField("message", message);
              if (kind != null) {
                json.writeStringField("kind", kind);
              }
              json.writeEndObject();
            });
  }

  /** Nothing may be thrown here: whoever reads for all calls would stop to read. */
  @Override
  public void post(long callId, String operation, String payload) {
    try {
      receive(callId, operation, payload);
    } catch (Throwable e) {
      LOG.warn("What a tool said ({}) could not be passed on", operation, e);
    }
  }

  private void receive(long callId, String operation, String payload) {
    OpenCall call = calls.getOrDefault(callId, outside);
    switch (operation) {
      case "log" -> log.record(Wire.readMap(payload));
      case "stdout", "stderr" -> log.lines(operation, String.valueOf(Wire.read(payload)));
      case "progress" -> call.progress(Wire.readMap(payload));
      case "message" -> call.message(Wire.readMap(payload));
      case "execution_event" -> call.executionEvent(Wire.readMap(payload));
      default -> log.lines("stderr", operation + ": " + payload);
    }
  }

  @Override
  public void lost(String reason) {
    whenLost.accept(reason);
  }
}
