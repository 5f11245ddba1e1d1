package dev.mxcp.internal.schema;

import dev.mxcp.internal.yaml.Node;
import java.util.Set;
import org.json.JSONArray;
import org.json.JSONObject;

/** Turns nodes into the values that everit checks. */
final class JsonTree {

  private JsonTree() {}

  /**
   * Returns a node as everit's value.
   *
   * @param node the node
   * @param absent values of keys that shall be left out, by identity
   */
  static Object of(Node node, Set<Node> absent) {
    if (node instanceof Node.Mapping mapping) {
      JSONObject object = new JSONObject();
      mapping.entries().values().stream()
          .filter(entry -> !absent.contains(entry.value()))
          .forEach(entry -> object.put(entry.key(), of(entry.value(), absent)));
      return object;
    }
    if (node instanceof Node.Sequence sequence) {
      JSONArray array = new JSONArray();
      sequence.items().forEach(item -> array.put(of(item, absent)));
      return array;
    }
    return scalar((Node.Scalar) node);
  }

  private static Object scalar(Node.Scalar scalar) {
    Object value = scalar.value();
    if (value == null) {
      return JSONObject.NULL;
    }
    // JSON has no NaN and no infinity: as texts they are refused wherever a number is needed.
    return value instanceof Double number && !Double.isFinite(number) ? scalar.text() : value;
  }
}
