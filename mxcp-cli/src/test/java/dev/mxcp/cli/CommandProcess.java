package dev.mxcp.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs many commands in one process for each working directory, which is faster than one each. */
final class CommandProcess implements AutoCloseable {

  private static final String END = "\u001e";
  private static final String WORD = "\u001f";

  private final Path home;
  private Path directory;
  private Process process;

  CommandProcess(Path directory) {
    this.home = directory;
    this.directory = directory;
    this.process = start();
  }

  private Process start() {
    return Cli.in(directory).startMain(CommandProcess.class);
  }

  Path directory() {
    return directory;
  }

  /** Runs {@code mxcp ...} or {@code cd ...} and returns what it prints, both streams together. */
  String run(List<String> words) {
    if (words.get(0).equals("cd")) {
      close();
      directory = directory.resolve(words.get(1));
      process = start();
      return "";
    }
    try {
      String line = String.join(WORD, words.subList(1, words.size())) + "\n";
      process.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      return shown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String shown() throws IOException {
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder();
    for (String line = reader.readLine(); !END.equals(line); line = reader.readLine()) {
      if (line == null) {
        throw new AssertionError("The process ended:\n" + text);
      }
      text.append(line).append('\n');
    }
    return text.toString()
        .replace(home.toString(), "/home/alice")
        .replaceAll("\\(\\d+ ms\\)", "(2 ms)");
  }

  @Override
  public void close() {
    Cli.finish(process, "");
  }

  /** Reads command lines from stdin and runs them. */
  public static void main(String[] args) throws IOException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(out);
    System.setErr(out);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Main.commandLine(out, out).execute(line.split(WORD));
      out.println(END);
    }
  }
}
