package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the command, beside a jar that names the classes of this test run. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

  @TempDir Path directory;

  @BeforeEach
  void lay_the_distribution() {
    Distribution.in(directory);
    link();
  }

  private void link() {
    try {
      Files.createSymbolicLink(directory.resolve("a link"), directory.resolve("dist/bin/mxcp"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result run(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(directory.resolve("a link").toString());
    command.addAll(List.of(arguments));
    return Cli.finish(Cli.in(directory).with(environment).launch(command), "");
  }

  @Test
  void keeps_arguments_and_exit_code_through_a_link() {
    Map<String, String> environment =
        Map.of("JAVA_HOME", System.getProperty("java.home"), "LC_ALL", "C");

    Result init = run(environment, "init", "my project", "--bootstrap");
    Result hello =
        run(
            environment,
            "run",
            "tool",
            "hello_world",
            "--project",
            "my project",
            "-p",
            "name=Ünï * $HOME  Alice");
    Result wrong = run(environment, "rnu");

    assertThat(init.code()).as(init.err()).isZero();
    assertThat(hello.out()).isEqualTo("Hello, Ünï * $HOME  Alice!\n");
    assertThat(hello.err()).isEmpty();
    assertThat(wrong.code()).isEqualTo(2);
  }

  @Test
  void makes_an_archive_of_classes_beside_the_jars_and_uses_it() throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", archivingJava(""));

    Result made = run(environment, "generate-archive");
    List<String> options = run(environment, "list", "x y").out().lines().toList();
    Files.writeString(directory.resolve("dist/lib/mxcp-cli-1.jar"), "another jar");
    List<String> stale = run(environment, "complete-names").out().lines().toList();

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.out()).isEmpty();
    assertThat(options)
        .anyMatch(o -> o.matches("-XX:SharedArchiveFile=.*/dist/lib/\\d+\\.jsa"))
        .endsWith("list", "x y");
    assertThat(stale).noneMatch(option -> option.contains("jsa"));
  }

  @Test
  void leaves_nothing_where_no_archive_can_be_made() throws Exception {
    Map<String, String> fails = Map.of("JAVA_HOME", archivingJava("exit 1"));
    Path lib = directory.resolve("dist/lib");

    Result failed = run(fails, "generate-archive");
    List<String> after = names(lib);
    Map<String, String> unwritable =
        Map.of("JAVA_HOME", archivingJava(""), "XDG_CACHE_HOME", script().toString());
    List<String> options = run(unwritable, "validate").out().lines().toList();

    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err()).contains("no archive was made");
    assertThat(after).containsExactly("mxcp-cli-1.jar");
    assertThat(options).endsWith("validate").noneMatch(option -> option.contains("jsa"));
  }

  private Path script() {
    return directory.resolve("dist/bin/mxcp");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Returns the home of a Java that prints its options and writes the archive that they name. */
  private String archivingJava(String end) throws IOException {
    return java(
        "case \"$*\" in *Xshare:dump*) for a in \"$@\"; do"
            + " case $a in *SharedArchiveFile=*) : > \"${a#*=}\" ;; esac; done; "
            + (end.isEmpty() ? ":" : end)
            + " ;; esac");
  }

  /** Returns the home of a Java that prints its options and runs a script. */
  private String java(String script) throws IOException {
    Path java = directory.resolve("my java/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n" + script + "\n");
    if (!java.toFile().setExecutable(true)) {
      throw new IOException(java + " cannot be made executable");
    }
    return directory.resolve("my java").toString();
  }

  @Test
  void says_so_where_there_is_no_java() throws Exception {
    Path tools = Files.createDirectory(directory.resolve("tools only"));
    for (String tool : List.of("sh", "ls", "dirname", "readlink")) {
      Files.createSymbolicLink(tools.resolve(tool), find(tool));
    }

    Result result = run(Map.of("JAVA_HOME", "", "PATH", tools.toString()), "list");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("no java found").contains("JAVA_HOME");
  }

  private static Path find(String tool) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(place -> Path.of(place, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
