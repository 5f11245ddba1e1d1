package dev.mxcp.internal.yaml;

import dev.mxcp.error.SourcePosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node of a YAML document that knows where it stands.
 *
 * <p>Immutable. Texts of the records hold positions and keys, never a value, since user files hold
 * secrets.
 */
public sealed interface Node {

  /** Returns where it begins; its path is the path of the node. */
  SourcePosition position();

  /** Returns the node as String, Boolean, Long, BigInteger, Double, null, List or Map. */
  @Nullable Object plain();

  /** Returns whether it is a null scalar. */
  default boolean isNull() {
    return false;
  }

  /** Returns what it is, in words such as {@code a list}. */
  String kind();

  /**
   * A key with its value.
   *
   * @param key the key as text
   * @param position where the key stands; its path is that of the value
   * @param value the value
   */
  record Entry(String key, SourcePosition position, Node value) {}

  /**
   * A mapping; the accessors treat a value of another kind like one that is absent.
   *
   * @param position where it begins
   * @param entries the entries by key, in order
   */
  record Mapping(SourcePosition position, Map<String, Entry> entries) implements Node {

    /** Copies the map. */
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Returns the keys in order. */
    public Set<String> keys() {
      return entries.keySet();
    }

    /** Returns the value of a key, a null scalar included; null where the key is absent. */
    public @Nullable Node get(String key) {
      Entry entry = entries.get(key);
      return entry == null ? null : entry.value();
    }

    /** Returns whether a key is there with a value other than null. */
    public boolean has(String key) {
      Node node = get(key);
      return node != null && !node.isNull();
    }

    /** Returns a text; null where there is none. */
    public @Nullable String text(String key) {
      return get(key) instanceof Scalar scalar && scalar.value() instanceof String text
          ? text
          : null;
    }

    /** Returns a boolean; null where there is none. */
    public @Nullable Boolean bool(String key) {
      if (get(key) instanceof Scalar scalar && scalar.value() instanceof Boolean bool) {
        return bool;
      }
      return null;
    }

    /** Returns a mapping; null where there is none. */
    public @Nullable Mapping mapping(String key) {
      return get(key) instanceof Mapping mapping ? mapping : null;
    }

    /** Returns the items of a list; empty where there is none. */
    public List<Node> items(String key) {
      return get(key) instanceof Sequence sequence ? sequence.items() : List.of();
    }

    /** Returns the texts of a list, without its other items. */
    public List<String> texts(String key) {
      return items(key).stream()
          .filter(Scalar.class::isInstance)
          .map(item -> ((Scalar) item).value())
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .toList();
    }

    /** Returns the mappings of a list, without its other items. */
    public List<Mapping> mappings(String key) {
      return items(key).stream()
          .filter(Mapping.class::isInstance)
          .map(Mapping.class::cast)
          .toList();
    }

    /** Returns where the value of a key stands, or the mapping where the key is absent. */
    public SourcePosition at(String key) {
      Node node = get(key);
      return node == null ? position : node.position();
    }

    @Override
    public Map<String, @Nullable Object> plain() {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      entries.forEach((key, entry) -> map.put(key, entry.value().plain()));
      return Collections.unmodifiableMap(map);
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /**
   * A list.
   *
   * @param position where it begins
   * @param items the items in order
   */
  record Sequence(SourcePosition position, List<Node> items) implements Node {

    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public List<@Nullable Object> plain() {
      List<@Nullable Object> list = new ArrayList<>();
      items.forEach(item -> list.add(item.plain()));
      return Collections.unmodifiableList(list);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * A scalar.
   *
   * @param position where it begins
   * @param value String, Boolean, Long, BigInteger, Double or null
   * @param text what is written, without quotes
   */
  record Scalar(SourcePosition position, @Nullable Object value, String text) implements Node {

    @Override
    public @Nullable Object plain() {
      return value;
    }

    @Override
    public boolean isNull() {
      return value == null;
    }

    @Override
    public String kind() {
      if (value == null) {
        return "nothing";
      }
      return value instanceof String ? "text" : value instanceof Boolean ? "a boolean" : "a number";
    }

    /** Returns the position; never the value, which may be a secret. */
    @Override
    public String toString() {
      return "Scalar[" + position + "]";
    }
  }
}
