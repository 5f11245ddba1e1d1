package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The first screen of README.md does what it says. */
final class ReadmeTest {

  private static final Path HELLO = Path.of("src/test/java/dev/mxcp/cli/Hello.java");

  @TempDir Path directory;

  @Test
  void the_first_command_and_the_first_sample_greet() throws IOException {
    String project = directory.resolve("my-project").toString();
    String[] init = commands().get(0);
    init[1] = project;

    assertThat(mxcp().execute(init)).isZero();
    Cli cli = Cli.in(directory).with(Map.of("HOME", directory.toString()));
    Result hello = Cli.finish(cli.launch(hello(project)), "");

    assertThat(hello.out()).as(hello.err()).isEqualToNormalizingNewlines("Hello, Alice!\n");
    assertThat(Files.readString(HELLO)).isEqualTo("package dev.mxcp.cli;\n\n" + block("java"));
  }

  /** InitCommandTest runs the second one, ServeCommandTest the third. */
  @Test
  void the_other_commands_parse() throws IOException {
    assertThat(commands()).hasSize(3);
    for (String[] command : commands()) {
      assertThat(mxcp().parseArgs(command).hasSubcommand()).isTrue();
    }
  }

  private static CommandLine mxcp() {
    return Main.commandLine(System.out, System.err);
  }

  private static List<String> hello(String project) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return List.of(
        java, "-XX:TieredStopAtLevel=1", "-cp", classPath, Hello.class.getName(), project);
  }

  private static List<String[]> commands() throws IOException {
    return block("sh").lines().map(line -> line.replace("./mxcp ", "").split(" ")).toList();
  }

  private static String block(String language) throws IOException {
    String page = Files.readString(Path.of("../README.md"));
    Matcher found = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
