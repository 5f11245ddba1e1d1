package dev.mxcp.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Completes the pages that the site plugin rendered. */
final class RenderedPages {

  private final Path site;
  private final JavadocTypes types;
  private final SearchIndex index = new SearchIndex();

  RenderedPages(Path site) throws IOException {
    this.site = site;
    this.types = new JavadocTypes(site);
  }

  void complete() throws IOException {
    for (Path file : files()) {
      Document page = Jsoup.parse(file);
      page.outputSettings().prettyPrint(false);
      complete(page);
      Files.writeString(file, page.outerHtml());
      if (!file.getFileName().toString().startsWith("source-")) {
        index.add(file.getFileName().toString(), page);
      }
    }
    index.write(site.resolve("js/search-index.js"));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(site)) {
      return files.filter(it -> it.toString().endsWith(".html")).sorted().toList();
    }
  }

  private void complete(Document page) {
    nameHeadings(page);
    repairLinks(page);
    page.select("td code, th code").forEach(code -> code.text(code.text().replace("\\|", "|")));
    page.select("table").wrap("<div class=\"table-wide\"></div>");
    page.select("pre.prettyprint").removeClass("prettyprint");
    page.select("main p code, main li code, main td code").forEach(this::linkToJavadoc);
  }

  /** Gives headings the anchors that code hosts give them, in place of the renderer's. */
  private static void nameHeadings(Document page) {
    page.select("main a[id]:not([href])").remove();
    Map<String, Integer> seen = new HashMap<>();
    for (Element heading : page.select("main :is(h1, h2, h3, h4, h5, h6)")) {
      String anchor = anchor(heading.text());
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      heading.id(before == 0 ? anchor : anchor + "-" + before);
    }
  }

  /** The renderer puts a letter before anchors that begin with a digit, and links every scheme. */
  private static void repairLinks(Document page) {
    for (Element link : page.select("main a[href]")) {
      String target = link.attr("href");
      if (target.contains("://") && !target.startsWith("http")) {
        link.unwrap();
      } else {
        link.attr("href", target.replaceFirst("^([^:]*)#a(\\d)", "$1#$2"));
      }
    }
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  private void linkToJavadoc(Element code) {
    String page = types.pageOf(code.text());
    if (!page.isEmpty() && code.closest("a") == null) {
      Element link = new Element("a").addClass("javadoc").attr("href", page);
      code.replaceWith(link);
      link.appendChild(code);
    }
  }
}
