package dev.mxcp.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A Python process that sends back every line: the least that a call of a process costs. */
final class Echo implements AutoCloseable {

  private static final String PROGRAM =
      """
      import os
      while True:
          data = os.read(0, 65536)
          if not data:
              break
          os.write(1, data)
      """;

  private final Process process;
  private final OutputStream out;
  private final BufferedReader in;

  Echo() {
    try {
      process = new ProcessBuilder("python3", "-c", PROGRAM).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out = process.getOutputStream();
    in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Sends a line, which fits into the pipe, and returns what comes back. */
  String send(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    String answer = in.readLine();
    if (answer == null) {
      throw new IOException("The process has ended");
    }
    return answer;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
