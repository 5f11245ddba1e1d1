package dev.mxcp.python.internal;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.runtime.WorkerStatus;
import dev.mxcp.spi.PreparedEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interpreters of one generation, and what is loaded into them. Thread-safe. */
public final class Generation {

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python");

  private final Runtime runtime;
  private final EngineChoice choice;
  private final List<Slot> slots = new CopyOnWriteArrayList<>();
  private final List<Load> loads = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Watch watch = new Watch();
  private final AtomicBoolean functionsRegistered = new AtomicBoolean();

  /** Creates a generation, which closes what it runs on with itself; nothing is started. */
  public Generation(EngineChoice choice, Runtime runtime) {
    this.choice = choice;
    this.runtime = runtime;
  }

  /** Starts the interpreters: plugins, modules, hooks. */
  public void start() throws Exception {
    for (int i = 0; i < choice.workers() && !stopped.get(); i++) {
      Slot slot = new Slot(this::startWorker, watch);
      slots.add(slot);
      slot.start();
    }
  }

  /** Makes an endpoint ready in every interpreter. */
  public synchronized PreparedEndpoint prepare(Endpoint endpoint) {
    int id = loads.size();
    Load load = new Load(endpoint, id, choice.limits().imports());
    for (Slot slot : slots) {
      Worker worker = slot.worker(CallContext.NONE);
      if (load.into(worker, runtime)) {
        steps(worker).runHooks(false);
      }
    }
    loads.add(load);
    return new PythonEndpoint(this, id);
  }

  /** Sends a request of a call to an interpreter. */
  @Nullable Object request(String operation, String payload, CallContext context) {
    Slot slot = slots.get(Math.floorMod(turn.getAndIncrement(), slots.size()));
    return slot.request(operation, payload, context).valueOrThrow(runtime.secrets());
  }

  /** Returns the state of the interpreters. */
  WorkerStatus workers() {
    List<Integer> calls =
        slots.stream()
            .map(Slot::serving)
            .filter(Objects::nonNull)
            .map(worker -> worker.host().openCalls())
            .toList();
    int busy = (int) calls.stream().filter(count -> count > 0).count();
    int running = calls.stream().mapToInt(Integer::intValue).sum();
    return new WorkerStatus(calls.size(), busy, running, choice.workers());
  }

  /** Runs shutdown hooks in every interpreter; the database is refused from then on. */
  public void stop() {
    if (stopped.getAndSet(true)) {
      return;
    }
    for (Slot slot : slots) {
      Worker worker = slot.stop();
      if (worker != null) {
        shutdown(worker);
        worker.host().closeDatabase();
      }
    }
  }

  private void shutdown(Worker worker) {
    try {
      steps(worker).runHooks(true);
    } catch (ToolException e) {
      String text = runtime.secrets().redact(e.diagnostic());
      LOG.warn("Not all shutdown hooks ran: {}", text);
      runtime.lifecycle().hookFailed("shutdown of Python", text);
    }
  }

  /** Ends the interpreters, at the same time; also one that is just being started. */
  public void close() {
    stopped.set(true);
    slots.forEach(Slot::stop);
    giveUpStarts();
    List<Thread> closing = new ArrayList<>();
    for (Slot slot : slots.subList(Math.min(1, slots.size()), slots.size())) {
      Thread thread = new Thread(slot::close, "mxcp-python-close");
      thread.start();
      closing.add(thread);
    }
    slots.stream().limit(1).forEach(Slot::close);
    closing.forEach(Generation::join);
    choice.close();
    watch.close();
  }

  /** A process that does not say that it is ready ends here, and with it the start. */
  private void giveUpStarts() {
    long deadline = System.nanoTime() + choice.limits().ending().toNanos();
    while (!slots.stream().allMatch(Slot::isSettled) && System.nanoTime() < deadline) {
      choice.close();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ProjectStart steps(Worker worker) {
    return new ProjectStart(worker, runtime, choice.limits());
  }

  private Worker startWorker(Slot slot) throws Exception {
    Worker worker = new WorkerStart(choice, runtime, slot).worker();
    try {
      ProjectStart steps = steps(worker);
      registerFunctions(steps.load());
      steps.runHooks(false);
      for (Load load : loads) {
        load.again(worker);
      }
      steps.runHooks(false);
      return worker;
    } catch (Exception e) {
      if (worker.isStuck()) {
        worker.interpreter().kill();
      }
      worker.interpreter().close();
      if (!stopped.get()) {
        String error = runtime.secrets().redact(String.valueOf(e.getMessage()));
        runtime.lifecycle().hookFailed("start of Python", error);
      }
      throw e;
    }
  }

  private void registerFunctions(List<Map<String, @Nullable Object>> functions) {
    if (functionsRegistered.compareAndSet(false, true)) {
      functions.forEach(declared -> runtime.database().register(function(declared)));
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
}
