package dev.mxcp.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes what the site plugin renders: pages, images, and the source files that pages link to. */
final class SiteSources {

  private final Path root;
  private final Path target;
  private final Set<String> linkedFiles = new LinkedHashSet<>();

  SiteSources(Path root, Path target) {
    this.root = root;
    this.target = target;
  }

  void write() throws IOException {
    copyTree(root.resolve("site/src/site"));
    List<String> pages = pages();
    checkMenu(pages);
    for (String page : pages) {
      writePage(page);
    }
    for (String file : linkedFiles) {
      writeFile(file);
    }
  }

  private List<String> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(root.resolve("docs"));
        Stream<Path> top = Files.list(root);
        Stream<Path> examples = Files.walk(root.resolve("examples"), 2)) {
      return Stream.of(docs, top, examples)
          .flatMap(it -> it)
          .filter(it -> it.toString().endsWith(".md"))
          .map(this::relative)
          .sorted()
          .toList();
    }
  }

  private void checkMenu(List<String> pages) throws IOException {
    String menu = Files.readString(target.resolve("site.xml"));
    List<String> missing =
        pages.stream()
            .filter(page -> !menu.contains("href=\"" + SiteNames.page(page) + ".html\""))
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("Not in the menu of site/src/site/site.xml: " + missing);
    }
  }

  private void writePage(String page) throws IOException {
    PageLinks links = new PageLinks(root, page);
    String text = links.rewrite(Files.readString(root.resolve(page)));
    linkedFiles.addAll(links.files());
    write(page, text);
  }

  private void writeFile(String file) throws IOException {
    if (SiteNames.isImage(file)) {
      copy(root.resolve(file), target.resolve("resources").resolve(SiteNames.image(file)));
      return;
    }
    String name = file.substring(file.lastIndexOf('/') + 1);
    String language = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "text";
    String code = Files.readString(root.resolve(file));
    write(file, "# %s\n\n`%s`\n\n````%s\n%s\n````\n".formatted(name, file, language, code));
  }

  private void write(String file, String text) throws IOException {
    Path page = target.resolve("markdown").resolve(SiteNames.page(file) + ".md");
    Files.createDirectories(page.getParent());
    Files.writeString(page, text);
  }

  private void copyTree(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file, target.resolve(directory.relativize(file).toString()));
      }
    }
  }

  private static void copy(Path file, Path copy) throws IOException {
    Files.createDirectories(copy.getParent());
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
