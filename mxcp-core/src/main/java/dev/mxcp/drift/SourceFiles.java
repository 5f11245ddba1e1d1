package dev.mxcp.drift;

import dev.mxcp.config.Config;
import dev.mxcp.error.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hashes of a project's SQL and Python sources. */
final class SourceFiles {

  private SourceFiles() {}

  /** Returns path and hash of every source, sorted by path. */
  static List<Map<String, @Nullable Object>> of(Config config) {
    Map<String, String> hashes = new TreeMap<>();
    for (String key : List.of("python", "plugins", "sql")) {
      collect(config.directory(), config.directory(key), hashes);
    }
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    hashes.forEach(
        (path, hash) -> {
          Map<String, @Nullable Object> source = new LinkedHashMap<>();
          source.put("path", path);
          source.put("sha256", hash);
          list.add(source);
        });
    return list;
  }

  private static void collect(Path root, Path directory, Map<String, String> hashes) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(file -> isSource(directory.relativize(file))).toList()) {
        // Sources may have any encoding.
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        hashes.put(relative(root, file), hash(text));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new ConfigException("The sources in " + directory + " cannot be read: " + e, e);
    }
  }

  private static boolean isSource(Path file) {
    String name = file.toString();
    boolean isHidden = name.startsWith(".") || name.contains("/.") || name.contains("\\.");
    return !isHidden && (name.endsWith(".py") || name.endsWith(".sql"));
  }

  /** Returns the SHA-256 of a text without line ends and trailing space, in hexadecimal. */
  static String hash(String text) {
    StringBuilder plain = new StringBuilder();
    text.lines().forEach(line -> plain.append(line.stripTrailing()).append('\n'));
    byte[] bytes = plain.toString().strip().getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Returns a path relative to the project's directory, with slashes. */
  static String relative(Path root, Path file) {
    Path shown = file.startsWith(root) ? root.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }
}
