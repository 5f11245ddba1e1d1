package dev.mxcp.python.internal;

import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.runtime.Runtime;
import java.util.concurrent.CompletableFuture;

/** Starts an interpreter and ties it to its host. */
final class WorkerStart {

  private final CompletableFuture<Worker> worker = new CompletableFuture<>();

  WorkerStart(EngineChoice choice, Runtime runtime, Slot slot) throws Exception {
    HostCalls host =
        new HostCalls(
            runtime,
            this::payload,
            reason -> {
              // An interpreter that ends during its start fails the start itself.
              if (worker.isDone()) {
                slot.lost(worker.join(), reason);
              }
            });
    PythonInterpreter interpreter = choice.engine().start(choice.setup(), host);
    Worker begun = new Worker(interpreter, host, slot.watch(), slot::stuck);
    worker.complete(begun);
    if (!slot.begun(begun)) {
      interpreter.kill();
      throw new IllegalStateException("The project is being closed");
    }
  }

  Worker worker() {
    return worker.join();
  }

  private ReloadRequest.Payload payload(long token) {
    return () -> worker.join().ask("payload", "{\"token\":" + token + "}");
  }
}
