package dev.mxcp.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.documentation.MarkdownPages.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/reading-the-code.md names stands where it says. */
class ReadingTheCodeTest {

  private static final Path PAGE = MarkdownPages.ROOT.resolve("docs/reading-the-code.md");

  @Test
  void the_way_has_ten_stops() throws IOException {
    assertThat(MarkdownPages.headings(PAGE)).filteredOn(it -> it.matches("\\d+\\. .*")).hasSize(10);
  }

  @Test
  void each_type_and_method_is_in_the_file_that_its_link_leads_to() throws IOException {
    List<Link> wrong = new ArrayList<>();
    int count = 0;
    for (Link link : MarkdownPages.links(PAGE)) {
      if (link.target().endsWith(".java")) {
        count++;
        if (!isThere(link)) {
          wrong.add(link);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(count).isGreaterThan(15);
  }

  private static boolean isThere(Link link) throws IOException {
    String[] names = link.text().replace("`", "").split("\\.", 2);
    if (!link.file().endsWith(names[0] + ".java") || !Files.exists(link.file())) {
      return false;
    }
    String declaration = names.length == 1 ? "" : " " + Pattern.quote(names[1]) + "\\(";
    return Pattern.compile(declaration).matcher(Files.readString(link.file())).find();
  }
}
