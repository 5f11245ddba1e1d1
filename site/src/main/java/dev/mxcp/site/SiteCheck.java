package dev.mxcp.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds links and anchors that lead nowhere, and requests to other hosts. */
final class SiteCheck {

  private static final String LOADED = "script[src], img[src], iframe[src], link[href]";
  private static final Pattern ELSEWHERE = Pattern.compile("(https?:)?//.*");
  private static final Pattern REMOTE_STYLE =
      Pattern.compile("(url\\(|@import)\\s*['\"]?(https?:)?//");

  private final Path site;
  private final Map<Path, Set<String>> anchors = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  SiteCheck(Path site) {
    this.site = site.toAbsolutePath().normalize();
  }

  /** Returns a line for each problem, with the page that has it. */
  List<String> problems() throws IOException {
    for (Path file : files(".html")) {
      check(file);
    }
    for (Path file : files(".css")) {
      if (REMOTE_STYLE.matcher(Files.readString(file)).find()) {
        add(file, "a style of another host");
      }
    }
    return problems;
  }

  private List<Path> files(String extension) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(it -> it.toString().endsWith(extension)).sorted().toList();
    }
  }

  private void check(Path file) throws IOException {
    Document page = Jsoup.parse(file);
    for (Element element : page.select("[href], [src]")) {
      String target = element.attr(element.hasAttr("href") ? "href" : "src");
      if (!ELSEWHERE.matcher(target).matches()) {
        checkInside(file, target);
      } else if (element.is(LOADED)) {
        add(file, "loads from another host: " + target);
      }
    }
  }

  private void checkInside(Path page, String target) throws IOException {
    if (target.matches("(mailto|javascript|data):.*") || target.isEmpty() || target.equals("#")) {
      return;
    }
    String[] parts =
        URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8).split("#", 2);
    String path = parts[0].replaceFirst("\\?.*", "");
    Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    if (!file.startsWith(site) || !Files.isRegularFile(file)) {
      add(page, "no such file: " + target);
    } else if (parts.length == 2 && isOurs(page) && !anchorsOf(file).contains(parts[1])) {
      add(page, "no such anchor: " + target);
    }
  }

  /** The Javadoc tool of JDK 17 links to anchors that it forgets, in constant-values.html. */
  private boolean isOurs(Path page) {
    return site.equals(page.getParent());
  }

  private Set<String> anchorsOf(Path file) {
    return anchors.computeIfAbsent(file, SiteCheck::readAnchors);
  }

  private static Set<String> readAnchors(Path file) {
    try {
      Document page = Jsoup.parse(file);
      Set<String> anchors = new HashSet<>(page.select("[id]").eachAttr("id"));
      anchors.addAll(page.select("a[name]").eachAttr("name"));
      return anchors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Path page, String problem) {
    problems.add(site.relativize(page) + ": " + problem);
  }
}
