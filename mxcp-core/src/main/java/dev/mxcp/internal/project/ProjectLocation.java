package dev.mxcp.internal.project;

import dev.mxcp.error.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The place where a project is: a directory, resources of a class loader, or nowhere. */
public final class ProjectLocation {

  /** The site file of a runtime without a project. */
  private static final String NO_PROJECT =
      """
      mxcp: 1
      project: java
      profile: default
      profiles:
        default:
          duckdb: {path: ":memory:"}
      """;

  private final Opening opening;

  private ProjectLocation(Opening opening) {
    this.opening = opening;
  }

  private interface Opening {
    Opened open() throws IOException;
  }

  /**
   * A project's directory.
   *
   * @param directory the directory, absolute
   * @param isCopy whether it is a private copy, to be removed
   */
  public record Opened(Path directory, boolean isCopy) implements AutoCloseable {

    /** Removes a private copy. A second call does nothing. */
    @Override
    public void close() {
      if (isCopy && Files.exists(directory)) {
        try {
          remove(directory);
        } catch (IOException | UncheckedIOException e) {
          LoggerFactory.getLogger(ProjectLocation.class)
              .warn("The copy of the project stays at {}", directory, e);
        }
      }
    }
  }

  /** Returns the location of a runtime whose tools are all defined in Java. */
  public static ProjectLocation none() {
    return new ProjectLocation(
        () -> {
          Path copy = Files.createTempDirectory("mxcp-java");
          Files.writeString(copy.resolve("mxcp-site.yml"), NO_PROJECT);
          return new Opened(copy, true);
        });
  }

  /**
   * Returns the location of a directory.
   *
   * @throws IllegalArgumentException if it is on another file system than the default one
   */
  public static ProjectLocation directory(Path directory) {
    Objects.requireNonNull(directory, "directory");
    if (directory.getFileSystem() != FileSystems.getDefault()) {
      throw new IllegalArgumentException(
          "The project "
              + directory
              + " is not in the default file system: SQL and Python cannot read it there. Use"
              + " project(classLoader, \"directory\") for a project in a jar.");
    }
    Path absolute = directory.toAbsolutePath().normalize();
    return new ProjectLocation(() -> new Opened(absolute, false));
  }

  /** Returns the location of a directory among the resources of a class loader. */
  public static ProjectLocation resources(ClassLoader loader, String directory) {
    Objects.requireNonNull(loader, "loader");
    Objects.requireNonNull(directory, "directory");
    return new ProjectLocation(() -> copy(loader, directory));
  }

  /**
   * Opens the location.
   *
   * @throws ConfigException if there is no such place or it cannot be copied
   */
  public Opened open() {
    try {
      return opening.open();
    } catch (IOException | UncheckedIOException e) {
      throw new ConfigException("The project cannot be copied: " + e.getMessage(), e);
    }
  }

  /**
   * A directory of a jar has an entry of its own only by chance, so its site file is looked for.
   */
  private static Opened copy(ClassLoader loader, String directory) throws IOException {
    String site = directory.replaceAll("/+$", "") + "/mxcp-site.yml";
    URL url = loader.getResource(site);
    if (url == null) {
      throw new ConfigException(
          "The class loader has no resource " + site + ", so there is no project in " + directory);
    }
    Opened copy = new Opened(Files.createTempDirectory("mxcp-project"), true);
    try {
      copy(url, copy.directory());
      return copy;
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private static void copy(URL site, Path target) throws IOException {
    try {
      URLConnection connection = site.openConnection();
      if (connection instanceof JarURLConnection jar) {
        copyJar(jar, target);
      } else if (site.getProtocol().equals("file")) {
        copyTree(parent(Path.of(site.toURI())), target);
      } else {
        copyMounted(site.toURI(), target);
      }
    } catch (URISyntaxException e) {
      throw new IOException(site + " is no URI", e);
    }
  }

  /** Reads the entries by the connection, which also knows jars inside of jars. */
  private static void copyJar(JarURLConnection connection, Path target) throws IOException {
    String entry = connection.getEntryName();
    String prefix = entry.substring(0, entry.lastIndexOf('/') + 1);
    boolean cached = connection.getUseCaches();
    var jar = connection.getJarFile();
    try {
      for (var file : java.util.Collections.list(jar.entries())) {
        if (file.getName().startsWith(prefix) && !file.isDirectory()) {
          Path place = inside(target, file.getName().substring(prefix.length()));
          Files.createDirectories(parent(place));
          try (var in = jar.getInputStream(file)) {
            Files.copy(in, place);
          }
        }
      }
    } finally {
      if (!cached) {
        jar.close();
      }
    }
  }

  private static void copyMounted(URI site, Path target) throws IOException {
    try (FileSystem mounted = FileSystems.newFileSystem(site, Map.of())) {
      Path file = mounted.provider().getPath(site);
      copyTree(parent(file), target);
    }
  }

  private static void copyTree(Path source, Path target) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(source)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path place = inside(target, source.relativize(file).toString());
      Files.createDirectories(parent(place));
      Files.copy(file, place);
    }
  }

  /** The name of an entry of a jar may be anything. */
  private static Path inside(Path target, String name) throws IOException {
    Path place = target.resolve(name).normalize();
    if (!place.startsWith(target)) {
      throw new IOException("The entry " + name + " leads out of its directory");
    }
    return place;
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.getParent(), "parent");
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
