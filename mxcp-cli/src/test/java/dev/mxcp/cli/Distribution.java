package dev.mxcp.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * The script that starts the command, beside a jar that names the classes of this test run.
 *
 * @param script the script
 */
record Distribution(Path script) {

  private static final Path SCRIPT = Path.of("src/main/dist/bin/mxcp").toAbsolutePath();

  /** Runs a program in a pseudo-terminal of so many columns, and types a text into it. */
  private static final String TERMINAL =
      """
      import fcntl, os, pty, struct, sys, termios
      columns, text, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
      pid, terminal = pty.fork()
      if pid == 0:
          fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
          os.execv(command[0], command)
      os.write(terminal, text.encode())
      while True:
          try:
              data = os.read(terminal, 4096)
          except OSError:
              break
          if not data:
              break
          sys.stdout.buffer.write(data)
      sys.stdout.flush()
      sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
      """;

  static Distribution in(Path directory) {
    try {
      Files.createDirectories(directory.resolve("dist/bin"));
      Files.createDirectories(directory.resolve("dist/lib"));
      Path script = Files.copy(SCRIPT, directory.resolve("dist/bin/mxcp"));
      if (!script.toFile().setExecutable(true)) {
        throw new IOException(script + " cannot be made executable");
      }
      writeJar(directory.resolve("dist/lib/mxcp-cli-1.jar"));
      return new Distribution(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    attributes.put(Attributes.Name.CLASS_PATH, classPath());
    attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }

  /** Runs the command in a terminal; stderr is part of its output, line ends are CR LF. */
  Cli.Result inTerminal(Cli cli, int columns, String typed, String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("python3", "-c", TERMINAL, String.valueOf(columns), typed));
    command.add(script.toString());
    command.addAll(List.of(arguments));
    return Cli.finish(cli.launch(command), "");
  }
}
