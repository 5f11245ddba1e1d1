package dev.mxcp.internal.schema;

import dev.mxcp.internal.yaml.Node;
import org.jspecify.annotations.Nullable;

/** JSON pointers as everit writes them, {@code #/tool/parameters/0}. */
final class Pointers {

  private Pointers() {}

  /** Returns the node that a pointer stands for, or the last one on the way to it. */
  static Node find(Node root, String pointer) {
    Node node = root;
    String[] steps = pointer.split("/", -1);
    for (int i = 1; i < steps.length; i++) {
      Node next = step(node, steps[i]);
      if (next == null) {
        return node;
      }
      node = next;
    }
    return node;
  }

  private static @Nullable Node step(Node node, String step) {
    if (node instanceof Node.Sequence sequence && step.matches("[0-9]{1,6}")) {
      int index = Integer.parseInt(step);
      return index < sequence.items().size() ? sequence.items().get(index) : null;
    }
    return node instanceof Node.Mapping mapping ? value(mapping, step) : null;
  }

  /** Everit escapes a key once for every level that it reports a violation through. */
  private static @Nullable Node value(Node.Mapping mapping, String step) {
    String key = step;
    while (mapping.get(key) == null) {
      String plainer = key.replace("~1", "/").replace("~0", "~");
      if (plainer.equals(key)) {
        return null;
      }
      key = plainer;
    }
    return mapping.get(key);
  }
}
