package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirstProjectTest {

  @Test
  void the_page_shows_what_its_commands_print(@TempDir Path directory) {
    Transcript page = Transcript.of(Path.of("../docs/first-project.md"));

    assertThat(page.replay(directory)).isEqualTo(page.text());
  }
}
