package dev.mxcp.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The steps of the site's build that the site plugin of Maven does not do. */
public final class BuildSite {

  private BuildSite() {}

  /**
   * Runs one step.
   *
   * @param arguments {@code prepare ROOT SOURCES}: writes the sources that the site plugin renders;
   *     {@code finish SITE}: adds anchors, links to Javadoc and the search index to the rendered
   *     pages, and checks all links
   * @throws IOException if a file cannot be read or written
   * @throws IllegalStateException if a link or an anchor leads nowhere, or a page is in no menu
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> paths =
        List.of(arguments).subList(1, arguments.length).stream().map(Path::of).toList();
    switch (arguments[0]) {
      case "prepare" -> new SiteSources(paths.get(0), paths.get(1)).write();
      case "finish" -> finish(paths.get(0));
      default -> throw new IllegalArgumentException("Unknown step: " + arguments[0]);
    }
  }

  private static void finish(Path site) throws IOException {
    new RenderedPages(site).complete();
    List<String> problems = new SiteCheck(site).problems();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          problems.size() + " problems in " + site + ":\n" + String.join("\n", problems));
    }
  }
}
