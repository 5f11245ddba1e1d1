package dev.mxcp.internal.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of the documentation are files of one project, which loads. */
class DocumentationTest {

  private static final Pattern SAMPLE = Pattern.compile("(?s)```yaml\n# ([^\n]*)\n(.*?)```");

  @TempDir Path root;

  @Test
  void the_samples_load() throws IOException {
    TestProject project = new TestProject(root).env("SHOP_TOKEN", "t");
    writeSamples("definitions.md", project);
    writeSamples("configuration.md", project);

    Project loaded = project.load();

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.endpoints()).hasSize(5);
    assertThat(loaded.config().secrets().value("shop_api", "URL"))
        .contains("http://localhost:8080");
    assertThat(loaded.config().plugins().get(0).config()).containsEntry("depth", 3L);
  }

  private static void writeSamples(String document, TestProject project) throws IOException {
    String text = Files.readString(Path.of("..", "docs", document));
    SAMPLE.matcher(text).results().forEach(sample -> write(sample, project));
  }

  private static void write(MatchResult sample, TestProject project) {
    String title = sample.group(1);
    if (title.startsWith("vault:")) {
      String user = "home/.mxcp/config.yml";
      project.write(user, read(project.root.resolve(user)) + sample.group(2));
    } else {
      project.write(title.startsWith("yaml-") ? "tools/one.yml" : title, sample.group(2));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
