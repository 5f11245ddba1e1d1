package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command shows no secret, even where it tells everything else. */
class CanaryCommandTest {

  private static final List<String> CANARIES =
      List.of("hunter2-canary", "second canary line", "864213579", "canary-in-json");

  @TempDir Path directory;

  @Test
  void secrets_are_in_nothing_that_a_failed_call_shows_under_debug() throws Exception {
    Cli cli =
        Cli.project(directory)
            .write(
                "mxcp-site.yml",
                "mxcp: 1\nproject: test\nprofile: default\nsecrets: [canary]\n"
                    + "profiles: {default: {audit: {enabled: true}}}\n")
            .write(
                "config.yml",
                """
                mxcp: 1
                projects:
                  test:
                    profiles:
                      default:
                        secrets:
                          - name: canary
                            type: custom
                            parameters:
                              plain: hunter2-canary
                              lines: "first canary line\\nsecond canary line"
                              number: 864213579
                              json: '{"password": "canary-in-json"}'
                """)
            .write(
                "python/leak.py",
                """
                import logging
                import sys
                from mxcp.runtime import config, mcp

                async def leak():
                    secrets = config.get_secret("canary")
                    for value in secrets.values():
                        print(value, repr(value), file=sys.stderr)
                        print(value)
                        logging.getLogger("leak").error("secret %s", value)
                        await mcp.info(str(value))
                    raise ValueError(str(secrets))
                """)
            .write(
                "tools/leak.yml",
                "mxcp: 1\ntool:\n  name: leak\n  language: python\n  source: {file: ../python/leak.py}\n")
            .with(Map.of("MXCP_CONFIG", directory.resolve("config.yml").toString()));

    Cli.Result result = cli.run("run", "tool", "leak", "--debug");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("[secret canary]", "ValueError");
    String all = result.out() + result.err() + audit();
    CANARIES.forEach(canary -> assertThat(all).doesNotContain(canary));
  }

  private String audit() throws Exception {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(directory.resolve("audit"))) {
      for (Path file : files.toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
