package dev.mxcp.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.documentation.MarkdownPages.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links between the pages of this repository lead somewhere. */
class MarkdownLinksTest {

  @Test
  void relative_links_lead_to_files_and_headings() throws IOException {
    List<Link> broken = new ArrayList<>();
    int count = 0;
    for (Path page : MarkdownPages.all()) {
      for (Link link : MarkdownPages.links(page)) {
        count++;
        if (link.isInside() && !leadsSomewhere(link)) {
          broken.add(link);
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(count).isGreaterThan(40);
  }

  private static boolean leadsSomewhere(Link link) throws IOException {
    if (!Files.exists(link.file()) || !link.file().startsWith(MarkdownPages.ROOT)) {
      return false;
    }
    return !link.file().toString().endsWith(".md")
        || link.anchor().isEmpty()
        || MarkdownPages.anchors(link.file()).contains(link.anchor());
  }
}
