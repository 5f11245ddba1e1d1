package dev.mxcp.cli;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.OutputOptions;
import dev.mxcp.cli.option.TextInput;
import dev.mxcp.cli.project.DefinitionOnlyInvoker;
import dev.mxcp.cli.project.NewProject;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a project. */
@Command(
    name = "init",
    description = "Begins a project in a directory.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp init my-project --bootstrap",
      "  cd my-project && mxcp run tool hello_world --param name=Alice"
    })
final class InitCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The directory (default: the working directory).")
  private Path directory = Path.of("");

  @Option(
      names = {"--project", "--name"},
      paramLabel = "NAME",
      description = "The name of the project (default: that of the directory).")
  private @Nullable String name;

  @Option(
      names = "--bootstrap",
      description = "Add first tools in SQL and Python, a table, and tests.")
  private boolean bootstrap;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Its profile (default: MXCP_PROFILE, else default).")
  private @Nullable String profile;

  @Mixin private OutputOptions print = new OutputOptions();

  @Override
  public Integer call() {
    print.log(LogMode.QUIET);
    Path root = directory.toAbsolutePath().normalize();
    refuseInsideOfAnother(root);
    NewProject project = new NewProject(root, projectName(root), profileName());
    List<Path> files = project.write(bootstrap);
    if (bootstrap) {
      createTable(root, project.profile());
    }
    Map<String, Object> result =
        Map.of(
            "project", project.name(),
            "path", root.toString(),
            "files", files.stream().map(file -> root.relativize(file).toString()).toList());
    print.output(new ProjectDirectory(root)).result(result, text(root, files));
    return 0;
  }

  private static void createTable(Path root, String profile) {
    MxcpBuilder builder =
        Mxcp.builder()
            .project(root)
            .profile(profile)
            .lenient(true)
            .invoker(SqlInvoker.duckDb())
            .invoker(new DefinitionOnlyInvoker("python"));
    String setup = TextInput.file("sql", root.resolve(NewProject.SETUP));
    try (Mxcp mxcp = builder.build()) {
      mxcp.runtime().database().executeScript(setup, Map.of(), CallContext.NONE);
    }
  }

  private String projectName(Path root) {
    if (name != null) {
      return name;
    }
    return root.getFileName() == null ? "project" : root.getFileName().toString();
  }

  private String profileName() {
    String variable = System.getenv("MXCP_PROFILE");
    return profile != null
        ? profile
        : variable == null || variable.isEmpty() ? "default" : variable;
  }

  private static void refuseInsideOfAnother(Path root) {
    ProjectDirectory other = ProjectDirectory.around(root);
    if (other != null) {
      boolean isItself = other.path().equals(root);
      throw CommandFailure.failed(
          "exists",
          isItself
              ? "There is a project in " + root + " already."
              : root + " is inside of the project " + other.path() + ".",
          "Choose another directory: mxcp init DIR",
          null);
    }
  }

  private String text(Path root, List<Path> files) {
    String written =
        files.stream()
            .map(file -> "  " + root.relativize(file))
            .collect(Collectors.joining("\n", "Began a project in " + root + ":\n", ""));
    String place = directory.toString().isEmpty() ? "" : "cd " + directory + " && ";
    String next = bootstrap ? "mxcp run tool hello_world --param name=Alice" : "mxcp validate";
    return written + "\nNext: " + place + next;
  }
}
