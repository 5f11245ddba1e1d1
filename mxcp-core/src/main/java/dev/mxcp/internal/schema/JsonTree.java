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
   * @param absent JSON pointers of what shall be left out
   */
  static Object of(Node node, Set<String> absent) {
    return of(node, "#", absent);
  }

  private static Object of(Node node, String pointer, Set<String> absent) {
    if (node instanceof Node.Mapping mapping) {
      JSONObject object = new JSONObject();
      for (Node.Entry entry : mapping.entries().values()) {
        String child = Pointers.child(pointer, entry.key());
        if (!absent.contains(child)) {
          object.put(entry.key(), of(entry.value(), child, absent));
        }
      }
      return object;
    }
    if (node instanceof Node.Sequence sequence) {
      JSONArray array = new JSONArray();
      for (Node item : sequence.items()) {
        array.put(of(item, pointer + "/" + array.length(), absent));
      }
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
