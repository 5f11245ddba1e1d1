package dev.mxcp.internal.engine;

import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.internal.codec.JsonResult;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The stream of a caller, and what it threw: that is the caller's, whatever an invoker makes of it.
 */
final class CallerStream extends OutputStream {

  private final OutputStream out;
  private @Nullable Throwable failure;

  CallerStream(OutputStream out) {
    this.out = out;
  }

  /** A step of writing. */
  private interface Step {
    void run() throws IOException;
  }

  @Override
  public void write(int b) throws IOException {
    attempt(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    attempt(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() throws IOException {
    attempt(out::flush);
  }

  /** After a failure nothing is written any more: the text has a hole. */
  private void attempt(Step step) throws IOException {
    if (failure != null) {
      throw new IOException("The stream has failed before", failure);
    }
    try {
      step.run();
    } catch (Throwable e) {
      failure = e;
      throw e;
    }
  }

  /**
   * Runs an endpoint and writes its result.
   *
   * @return an outcome without a value: that is in the stream
   */
  Outcome write(Binding binding, PreparedEndpoint prepared, Invocation invocation)
      throws Exception {
    try {
      JsonResult result = new JsonResult(binding.results(), this);
      prepared.stream(invocation, result);
      result.end();
      return Outcome.ok(null);
    } finally {
      requireWorking();
    }
  }

  private void requireWorking() {
    if (failure != null) {
      String text = "The caller's stream does not take the result.";
      throw new ToolException(FailureCode.CANCELLED, text, text + " " + failure, failure);
    }
  }

  /** Throws what the stream threw, if it did. */
  void rethrow() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}
