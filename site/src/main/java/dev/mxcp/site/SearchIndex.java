package dev.mxcp.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The sections of all pages, which the script of the search box reads. */
final class SearchIndex {

  private final List<Map<String, String>> sections = new ArrayList<>();

  /** Adds the sections of a page, each with the text below its own heading only. */
  void add(String file, Document page) {
    String title = page.select("main h1").text();
    for (Element heading : page.select("main :is(h1, h2, h3, h4)")) {
      Element section = heading.closest("section");
      Element own = section == null ? heading.clone() : section.clone();
      own.select("section > section, " + heading.tagName()).remove();
      sections.add(
          Map.of(
              "url",
              file + "#" + heading.id(),
              "page",
              title,
              "title",
              heading.text(),
              "text",
              own.text()));
    }
  }

  /** Writes a script and not JSON, since pages that are opened as files may not fetch. */
  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    String json = new ObjectMapper().writeValueAsString(sections);
    Files.writeString(file, "window.mxcpSections = " + json + ";\n");
  }
}
