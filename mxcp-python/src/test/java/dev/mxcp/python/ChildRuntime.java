package dev.mxcp.python;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM of its own that serves a project and calls tools, one for each line of its input. */
final class ChildRuntime {

  private ChildRuntime() {}

  /** Serves the project of the first argument; says what each call came to. */
  public static void main(String[] arguments) throws IOException {
    Mxcp mxcp = new FaultProject(Path.of(arguments[0])).builder(PythonInvoker.create()).build();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String tool = lines.readLine(); tool != null; tool = lines.readLine()) {
      Outcome outcome = mxcp.call(tool, Map.of());
      String text =
          outcome instanceof Outcome.Ok ok
              ? String.valueOf(ok.value())
              : ((Outcome.Failed) outcome).code().toString();
      System.out.println(text.length() > 100 ? text.length() + " characters" : text);
    }
    mxcp.close();
  }

  static Process start(Path directory, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ChildRuntime.class.getName(), directory.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
