package dev.mxcp.cli.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.error.Problem;
import dev.mxcp.suite.EndpointReport;
import dev.mxcp.suite.SuiteRunner;
import dev.mxcp.suite.TestReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the documentation are right: each is a tool with tests of its own. */
final class DocumentedPoliciesTest {

  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- example -->\n```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"policies.md, 10", "testing.md, 1"})
  void examples_of_a_page_hold(String page, int count) throws IOException {
    List<String> examples =
        EXAMPLE
            .matcher(Files.readString(Path.of("../docs").resolve(page)))
            .results()
            .map((MatchResult example) -> example.group(1))
            .toList();
    assertThat(examples).hasSize(count).allMatch(example -> example.contains("policies:"));
    GuardedProject project = new GuardedProject(directory);
    for (int i = 0; i < count; i++) {
      project.write("tools/example" + i + ".yml", examples.get(i));
    }

    assertThat(project.builder().check().stream().filter(Problem::isError)).isEmpty();
    try (Mxcp mxcp = project.start()) {
      List<EndpointReport> reports = SuiteRunner.of(mxcp).runAll().endpoints();
      assertThat(reports).hasSize(count);
      for (EndpointReport report : reports) {
        assertThat(report.tests()).hasSizeGreaterThan(1);
        assertThat(report.tests()).as(report.toString()).allMatch(TestReport::isPassed);
      }
    }
  }
}
