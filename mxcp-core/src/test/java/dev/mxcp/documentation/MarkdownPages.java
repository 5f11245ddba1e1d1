package dev.mxcp.documentation;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The Markdown pages of this repository. */
final class MarkdownPages {

  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".venv");
  private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```|<!--.*?-->");
  private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]*)\\]\\(([^()\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#*$");

  private MarkdownPages() {}

  /** A link of a page. */
  record Link(Path page, String text, String target) {

    boolean isInside() {
      return !target.contains("://") && !target.startsWith("mailto:");
    }

    /** Returns the file that the link leads to. */
    Path file() {
      String path = target.replaceFirst("#.*", "");
      return path.isEmpty() ? page : page.resolveSibling(path).normalize();
    }

    /** Returns the anchor without its #; empty if there is none. */
    String anchor() {
      return target.contains("#") ? target.substring(target.indexOf('#') + 1) : "";
    }

    @Override
    public String toString() {
      return ROOT.relativize(page) + ": " + target;
    }
  }

  /** Returns every page that belongs to the repository. */
  static List<Path> all() throws IOException {
    List<Path> pages = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes ignored) {
            return NOT_OURS.contains(String.valueOf(directory.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes ignored) {
            if (file.toString().endsWith(".md")) {
              pages.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return pages;
  }

  /** Returns the links of a page, except those in code. */
  static List<Link> links(Path page) throws IOException {
    return LINK.matcher(prose(page))
        .results()
        .map(found -> new Link(page, found.group(1), found.group(2)))
        .toList();
  }

  /** Returns the anchors that GitHub gives to the headings of a page. */
  static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    for (String heading : headings(page)) {
      String anchor =
          heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }

  /** Returns the texts of the headings of a page. */
  static List<String> headings(Path page) throws IOException {
    return HEADING
        .matcher(prose(page))
        .results()
        .map(MatchResult::group)
        .map(MarkdownPages::title)
        .toList();
  }

  private static String title(String heading) {
    return heading.replaceFirst("^#+ +", "");
  }

  private static String prose(Path page) throws IOException {
    return CODE.matcher(Files.readString(page)).replaceAll("");
  }
}
