package dev.mxcp.python.internal;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.runtime.WorkerStatus;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The Python of one generation: an engine that was chosen early, and what runs on it. */
public final class PythonSession implements InvokerSession {

  private final EngineChoice engine;
  private volatile @Nullable Generation generation;

  private PythonSession(EngineChoice engine) {
    this.engine = engine;
  }

  /** Chooses the engine, and begins to start it. */
  public static PythonSession open(
      Options options, EmbeddedEngines embedded, CompletionStage<Config> config) {
    Config known = config.toCompletableFuture().join();
    EngineChoice engine = EngineChoice.of(options, known, embedded);
    engine.prepare();
    return new PythonSession(engine);
  }

  @Override
  public void start(Runtime runtime) throws Exception {
    Generation started = new Generation(engine, runtime);
    generation = started;
    started.start();
  }

  @Override
  public PreparedEndpoint prepare(Endpoint endpoint) {
    Generation current = generation;
    if (current == null) {
      throw new IllegalStateException("The session is not started");
    }
    return current.prepare(endpoint);
  }

  @Override
  public Optional<WorkerStatus> workers() {
    return Optional.ofNullable(generation).map(Generation::workers);
  }

  @Override
  public void stop() {
    Generation current = generation;
    if (current != null) {
      current.stop();
    }
  }

  @Override
  public void close() {
    Generation current = generation;
    if (current == null) {
      engine.close();
    } else {
      current.close();
    }
  }
}
