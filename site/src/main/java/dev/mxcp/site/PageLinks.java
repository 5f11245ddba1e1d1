package dev.mxcp.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the links of one Markdown page into links between pages of the site. */
final class PageLinks {

  private static final Pattern CODE_OR_LINK =
      Pattern.compile("(?ms)^ *```.*?^ *```|\\]\\((?<target>[^()\\s]+)\\)");

  private final Path root;
  private final Path page;
  private final Set<String> files = new LinkedHashSet<>();

  PageLinks(Path root, String page) {
    this.root = root;
    this.page = root.resolve(page);
  }

  /** Returns the text with its relative links changed. */
  String rewrite(String markdown) {
    return CODE_OR_LINK
        .matcher(markdown)
        .replaceAll(found -> Matcher.quoteReplacement(rewritten(found.group(), target(found))));
  }

  /** Returns the files other than pages that the page links to, relative to the root. */
  Set<String> files() {
    return files;
  }

  private static String target(java.util.regex.MatchResult found) {
    String target = found.group(1);
    return target == null ? "" : target;
  }

  private String rewritten(String text, String target) {
    if (target.isEmpty() || target.startsWith("#") || target.contains(":")) {
      return text;
    }
    int hash = target.contains("#") ? target.indexOf('#') : target.length();
    return "](" + siteTarget(target.substring(0, hash)) + target.substring(hash) + ")";
  }

  private String siteTarget(String path) {
    Path file = page.resolveSibling(path).normalize();
    if (Files.isDirectory(file)) {
      file = file.resolve("README.md");
    }
    String name = root.relativize(file).toString().replace('\\', '/');
    if (!name.endsWith(".md")) {
      files.add(name);
    }
    return SiteNames.isImage(name) ? SiteNames.image(name) : SiteNames.page(name) + ".html";
  }
}
