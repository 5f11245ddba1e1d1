package dev.mxcp.testing;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.EndpointChecker;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes everything on, and notes what was prepared. */
final class CountingInvoker implements ToolInvoker {

  private final ToolInvoker real;
  private final List<String> prepared = new CopyOnWriteArrayList<>();

  CountingInvoker(ToolInvoker real) {
    this.real = real;
  }

  List<String> prepared() {
    return List.copyOf(prepared);
  }

  @Override
  public String language() {
    return real.language();
  }

  @Override
  public Optional<DatabaseProvider> databaseProvider() {
    return real.databaseProvider();
  }

  @Override
  public void warmUp(CompletableFuture<Config> config) throws Exception {
    real.warmUp(config);
  }

  @Override
  public void coolDown() {
    real.coolDown();
  }

  @Override
  public boolean preparesInParallel() {
    return real.preparesInParallel();
  }

  @Override
  public void start(Runtime runtime) throws Exception {
    real.start(runtime);
  }

  @Override
  public PreparedEndpoint prepare(Endpoint endpoint) {
    prepared.add(endpoint.id());
    return real.prepare(endpoint);
  }

  @Override
  public EndpointChecker checker(Runtime runtime) {
    return real.checker(runtime);
  }

  @Override
  public void stop() {
    real.stop();
  }

  @Override
  public void close() {
    real.close();
  }
}
