package dev.mxcp.testing;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.ToolInvoker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running project of a contract: the tools echo, failing and endless. */
public final class ContractRuntime implements AutoCloseable {

  private final Mxcp mxcp;
  private final CountingInvoker invoker;
  private final CountDownLatch endless = new CountDownLatch(1);

  private ContractRuntime(ToolInvokerContract contract, ToolInvoker tested, Path directory) {
    invoker = new CountingInvoker(tested);
    TestDirectory.write(
        directory.resolve("mxcp-site.yml"), "mxcp: 1\nproject: contract\nprofile: default\n");
    tool(contract, directory, "echo", contract.echo());
    tool(contract, directory, "failing", contract.failing());
    tool(contract, directory, "endless", contract.endless());
    MxcpBuilder builder =
        Mxcp.builder()
            .project(directory)
            .home(directory.resolve("home"))
            .environment(Map.of())
            .invoker(invoker)
            .listener(new Starts());
    contract.configure(builder);
    mxcp = builder.build();
  }

  static ContractRuntime start(ToolInvokerContract contract, Path directory) {
    return start(contract, contract.newInvoker(), directory);
  }

  static ContractRuntime start(ToolInvokerContract contract, ToolInvoker tested, Path directory) {
    return new ContractRuntime(contract, tested, directory);
  }

  /** Returns the runtime. */
  public Mxcp mxcp() {
    return mxcp;
  }

  /** Returns the client of its tools. */
  public ToolClient tools() {
    return ToolClient.of(mxcp);
  }

  @Override
  public void close() {
    mxcp.close();
  }

  CountingInvoker invoker() {
    return invoker;
  }

  /** Returns the ids of the endpoints that were prepared, in order. */
  List<String> prepared() {
    return invoker.prepared();
  }

  CompletableFuture<Outcome> later(String tool, Map<String, String> arguments) {
    return mxcp.callAsync(tool, arguments, CallOptions.DEFAULT);
  }

  /** Waits until a call of the endless tool has begun. */
  void awaitStart(String tool) throws InterruptedException {
    if (!endless.await(ToolInvokerContract.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("The call of " + tool + " did not begin");
    }
  }

  /** Waits for a call that must end soon. */
  static Outcome await(CompletableFuture<Outcome> call) throws InterruptedException {
    try {
      return call.get(ToolInvokerContract.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("The call has not ended after " + ToolInvokerContract.PATIENCE, e);
    } catch (ExecutionException e) {
      throw new AssertionError("A call completes with an outcome, never with an exception", e);
    }
  }

  private static void tool(
      ToolInvokerContract contract, Path directory, String name, String source) {
    String parameters = name.equals("echo") ? "  parameters: [{name: text, type: string}]\n" : "";
    String returns = name.equals("echo") ? "  return: {type: string}\n" : "";
    String head = "mxcp: 1\ntool:\n  name: " + name + "\n  language: " + language(contract) + "\n";
    TestDirectory.write(
        directory.resolve("tools").resolve(name + ".yml"),
        head + parameters + returns + source(contract, directory, name, source));
  }

  private static String language(ToolInvokerContract contract) {
    return contract.newInvoker().language();
  }

  private static String source(
      ToolInvokerContract contract, Path directory, String name, String source) {
    if (contract.extension().isEmpty()) {
      return "  source:\n    code: |\n" + source.indent(6);
    }
    String file = name + "." + contract.extension();
    TestDirectory.write(directory.resolve("sources").resolve(file), source);
    return "  source: {file: ../sources/" + file + "}\n";
  }

  private final class Starts implements CallListener {
    @Override
    public Scope invoking(Call call) {
      if (call.target().equals("endless")) {
        endless.countDown();
      }
      return Scope.NONE;
    }
  }
}
