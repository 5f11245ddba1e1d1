package dev.mxcp.site;

/** Names of the site's pages. All pages are in one directory. */
final class SiteNames {

  private SiteNames() {}

  /**
   * Returns the name of a page, without extension.
   *
   * @param file a file of the repository, relative to its root, with slashes
   */
  static String page(String file) {
    if (!file.endsWith(".md")) {
      return "source-" + file.replaceAll("[/.]", "-");
    }
    String name = file.replaceFirst("^docs/", "").replaceFirst("/README\\.md$", "");
    return switch (file) {
      case "README.md" -> "index";
      case "SECURITY.md" -> "security-policy";
      default -> lowerIfAtRoot(file, name.replaceFirst("\\.md$", "").replace('/', '-'));
    };
  }

  /** Returns the name of an image, with its extension. */
  static String image(String file) {
    return file.replaceFirst("^docs/", "").replace('/', '-');
  }

  static boolean isImage(String file) {
    return file.endsWith(".svg") || file.endsWith(".png");
  }

  private static String lowerIfAtRoot(String file, String name) {
    return file.contains("/") ? name : name.toLowerCase(java.util.Locale.ROOT);
  }
}
