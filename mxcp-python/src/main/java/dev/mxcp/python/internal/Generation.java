package dev.mxcp.python.internal;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.spi.PreparedEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interpreters of one generation, and what is loaded into them. Thread-safe. */
public final class Generation {

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python");

  private final Runtime runtime;
  private final EngineChoice choice;
  private final List<Slot> slots = new ArrayList<>();
  private final List<String> loads = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Watch watch = new Watch();
  private volatile boolean functionsRegistered;

  /** Creates a generation, which closes what it runs on with itself; nothing is started. */
  public Generation(EngineChoice choice, Runtime runtime) {
    this.choice = choice;
    this.runtime = runtime;
  }

  /** Starts the interpreters: plugins, modules, hooks. */
  public void start() throws Exception {
    for (int i = 0; i < choice.workers(); i++) {
      Slot slot = new Slot(this::startWorker, watch);
      slots.add(slot);
      slot.start();
    }
  }

  /** Makes an endpoint ready in every interpreter. */
  public synchronized PreparedEndpoint prepare(Endpoint endpoint) {
    int id = loads.size();
    String request = EndpointRequest.of(endpoint, id);
    for (Slot slot : slots) {
      Answer answer = slot.request("load", request, CallContext.NONE);
      Problem problem = answer.problem(EndpointRequest.position(endpoint), runtime.secrets());
      if (problem != null) {
        throw new LoadException(List.of(problem.withEndpoint(endpoint.id())));
      }
      report(answer.valueOrThrow(runtime.secrets()));
    }
    loads.add(request);
    return new PythonEndpoint(this, id);
  }

  /** Sends a request of a call to an interpreter. */
  @Nullable Object request(String operation, String payload, CallContext context) {
    Slot slot = slots.get(Math.floorMod(turn.getAndIncrement(), slots.size()));
    return slot.request(operation, payload, context).valueOrThrow(runtime.secrets());
  }

  /** Runs shutdown hooks in every interpreter; the database is refused from then on. */
  public void stop() {
    if (stopped.getAndSet(true)) {
      return;
    }
    for (Slot slot : slots) {
      Worker worker = slot.current();
      if (worker != null) {
        shutdown(worker);
        worker.host().closeDatabase();
      }
    }
  }

  private void shutdown(Worker worker) {
    try {
      report(worker.request("shutdown", "{}"));
    } catch (ToolException e) {
      LOG.warn("The shutdown hooks did not run: {}", e.diagnostic());
    }
  }

  /** Ends the interpreters. */
  public void close() {
    slots.forEach(Slot::close);
    choice.close();
    watch.close();
  }

  private Worker startWorker(Slot slot) throws Exception {
    WorkerStart start = new WorkerStart(choice, runtime, slot);
    Worker worker = start.worker();
    try {
      Object answer = worker.request("start", StartRequest.of(runtime.config()));
      registerFunctions(answer);
      report(worker.request("hooks", "{}"));
      for (String load : loads) {
        worker.request("load", load, CallContext.NONE);
      }
      return worker;
    } catch (Exception e) {
      worker.interpreter().close();
      String error = runtime.secrets().redact(String.valueOf(e.getMessage()));
      runtime.lifecycle().hookFailed("start of Python", error);
      throw e;
    }
  }

  private void registerFunctions(@Nullable Object answer) {
    Map<?, ?> started = (Map<?, ?>) Objects.requireNonNull(answer);
    for (Map<String, @Nullable Object> failed : StartRequest.list(started.get("failed"))) {
      Map<?, ?> told = (Map<?, ?>) Objects.requireNonNull(failed.get("problem"));
      SourcePosition project = SourcePosition.of(runtime.config().directory());
      Problem problem = Answer.problem(told, project, runtime.secrets());
      runtime.lifecycle().report(problem);
      LOG.warn(
          "{} cannot be imported:\n{}",
          problem.position().file(),
          runtime.secrets().redact(String.valueOf(failed.get("text"))));
    }
    if (!functionsRegistered) {
      for (Map<String, @Nullable Object> function : StartRequest.list(started.get("udfs"))) {
        runtime.database().register(function(function));
      }
      functionsRegistered = true;
    }
  }

  @SuppressWarnings("unchecked")
  private SqlFunction function(Map<String, @Nullable Object> declared) {
    String plugin = String.valueOf(declared.get("plugin"));
    String method = String.valueOf(declared.get("method"));
    List<String> parameters =
        ((List<Object>) Objects.requireNonNull(declared.get("parameters")))
            .stream().map(String::valueOf).toList();
    return new SqlFunction(
        String.valueOf(declared.get("name")),
        parameters,
        String.valueOf(declared.get("returns")),
        (chunk, context) -> apply(plugin, method, chunk, context));
  }

  @SuppressWarnings("unchecked")
  private List<@Nullable Object> apply(
      String plugin, String method, SqlFunction.Chunk chunk, CallContext context) {
    String payload =
        Wire.text(
            json -> {
              json.writeStartObject();
              json.writeStringField("plugin", plugin);
              json.writeStringField("method", method);
              Rows.ofChunk(json, chunk);
              PythonEndpoint.writeCaller(json, context);
              json.writeEndObject();
            });
    Object answer = request("udf", payload, context);
    return (List<@Nullable Object>) Objects.requireNonNull(answer);
  }

  /** Tells the runtime which hooks failed. */
  private void report(@Nullable Object failedHooks) {
    for (Map<String, @Nullable Object> failed : StartRequest.list(failedHooks)) {
      String name = String.valueOf(failed.get("name"));
      String error = runtime.secrets().redact(String.valueOf(failed.get("error")));
      String traceback = runtime.secrets().redact(String.valueOf(failed.get("traceback")));
      LOG.error("The hook {} failed:\n{}", name, traceback);
      runtime.lifecycle().hookFailed(name, error);
    }
  }
}
