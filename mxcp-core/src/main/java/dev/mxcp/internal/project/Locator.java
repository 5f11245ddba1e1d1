package dev.mxcp.internal.project;

import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.yaml.Node;
import java.util.Comparator;

/** Finds the position of a path inside of a node, such as {@code properties.age.minimum}. */
final class Locator {

  private Locator() {}

  /** Returns the position of the path, or that of the last node on the way to it. */
  static SourcePosition locate(Node node, String path) {
    if (path.isEmpty()) {
      return node.position();
    }
    if (path.startsWith(".")) {
      return locate(node, path.substring(1));
    }
    if (node instanceof Node.Sequence sequence && path.matches("\\[[0-9]{1,6}].*")) {
      int end = path.indexOf(']');
      int index = Integer.parseInt(path.substring(1, end));
      return index < sequence.items().size()
          ? locate(sequence.items().get(index), path.substring(end + 1))
          : node.position();
    }
    if (node instanceof Node.Mapping mapping) {
      return inside(mapping, path);
    }
    return node.position();
  }

  /** Keys may hold dots themselves, so the longest key that fits is the one. */
  private static SourcePosition inside(Node.Mapping mapping, String path) {
    return mapping.entries().values().stream()
        .filter(entry -> leads(entry.key(), path))
        .max(Comparator.comparingInt(entry -> entry.key().length()))
        .map(entry -> locate(entry.value(), path.substring(entry.key().length())))
        .orElse(mapping.position());
  }

  private static boolean leads(String key, String path) {
    return path.equals(key) || path.startsWith(key + ".") || path.startsWith(key + "[");
  }
}
