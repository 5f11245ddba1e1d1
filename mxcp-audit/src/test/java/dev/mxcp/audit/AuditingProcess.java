package dev.mxcp.audit;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.config.Secret;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType;
import dev.mxcp.fixture.ProjectDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A JVM of its own that makes audited calls, one after the other, until one fails or it is killed.
 */
final class AuditingProcess implements AutoCloseable {

  private static final int STEP = 50;

  private final Process process;
  private final BufferedReader out;

  /**
   * Starts it.
   *
   * @param project a directory
   * @param audit the audit section of the profile, in YAML
   * @param limit the size, in blocks of the shell, to which files may grow; {@code unlimited} for a
   *     process that calls until it is killed, and waits while there is no room for records
   */
  AuditingProcess(Path project, String audit, String limit) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f " + limit + " && exec \"$@\"",
                "sh",
                java,
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AuditingProcess.class.getName(),
                project.toString(),
                audit,
                limit)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Returns the next line that it prints. */
  String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("The process has ended");
    }
    return line;
  }

  /** Kills it as {@code kill -9} does, and waits for its end. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  /** Makes calls and prints how many have ended; after a failure its code and what health says. */
  public static void main(String[] arguments) {
    Tool tool = Tool.builder("count").parameter("n", ValueType.integer()).build();
    try (Mxcp mxcp =
        ProjectDirectory.create(Path.of(arguments[0]))
            .write(
                "mxcp-site.yml",
                "mxcp: 1\nproject: test\nprofile: default\nprofiles:\n  default:\n    audit: "
                    + arguments[1]
                    + "\n")
            .builder()
            .tool(tool, call -> call.arguments().get("n"))
            .secret(new Secret("audit", "hmac", Map.of("key", Records.KEY)))
            .audit(JsonLinesAudit.create())
            .build()) {
      int n = 0;
      Outcome outcome = mxcp.call("count", Map.of("n", n));
      boolean isPatient = arguments[2].equals("unlimited");
      while (outcome.isOk() || isPatient) {
        if (outcome.isOk()) {
          n++;
          if (n % STEP == 0) {
            System.out.println(n);
          }
        }
        outcome = mxcp.call("count", Map.of("n", n));
      }
      System.out.println(n + " " + ((Outcome.Failed) outcome).code().id());
      System.out.println(mxcp.health().auditProblems());
    }
    System.out.println("closed");
  }
}
