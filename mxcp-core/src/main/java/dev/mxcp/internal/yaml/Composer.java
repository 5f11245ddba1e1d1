package dev.mxcp.internal.yaml;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.yaml.Node.Entry;
import dev.mxcp.internal.yaml.Node.Mapping;
import dev.mxcp.internal.yaml.Node.Scalar;
import dev.mxcp.internal.yaml.Node.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/** Makes nodes of the parser's events; aliases become copies with the path of their place. */
final class Composer {

  /** The greatest depth of a document. */
  static final int MAX_DEPTH = 64;

  /** The greatest number of nodes, those that aliases add included. */
  static final int MAX_NODES = 100_000;

  /** Deeper paths end here, so that long keys cannot fill the memory. */
  private static final int MAX_PATH = 500;

  private final Path file;
  private final Parser events;
  private final BlockStart blocks;
  private final Tags tags;
  private final List<Problem> problems;
  private final Map<String, Node> anchors = new HashMap<>();
  private int nodes;

  Composer(Path file, String content, Parser events, List<Problem> problems) {
    this.file = file;
    this.events = events;
    this.blocks = new BlockStart(content);
    this.tags = new Tags(problems);
    this.problems = problems;
  }

  /** Returns the only document of the file; null where there is none. */
  @Nullable Node document() {
    events.getEvent();
    if (events.checkEvent(Event.ID.StreamEnd)) {
      return null;
    }
    events.getEvent();
    Node root = node("", 0);
    events.getEvent();
    if (!events.checkEvent(Event.ID.StreamEnd)) {
      String message = "The file holds more than one document.";
      report(position(events.peekEvent(), ""), message, "Put each document in a file of its own.");
    }
    return root;
  }

  private Node node(String path, int depth) {
    Event event = events.getEvent();
    SourcePosition position = position(event, path);
    count(position, depth);
    if (event instanceof AliasEvent alias) {
      return alias(alias, position, depth);
    }
    Node node = content(event, position, depth);
    if (event instanceof NodeEvent anchored && anchored.getAnchor() != null) {
      anchors.put(anchored.getAnchor(), node);
    }
    return node;
  }

  private Node content(Event event, SourcePosition position, int depth) {
    if (event instanceof SequenceStartEvent start) {
      tags.check(start.getTag(), Tags.SEQUENCE, position);
      return sequence(position, depth);
    }
    if (event instanceof MappingStartEvent start) {
      tags.check(start.getTag(), Tags.MAPPING, position);
      return mapping(position, depth);
    }
    ScalarEvent scalar = (ScalarEvent) event;
    boolean block = scalar.isLiteral() || scalar.isFolded();
    return tags.scalar(scalar, block ? blocks.below(position) : position);
  }

  private Node alias(AliasEvent event, SourcePosition position, int depth) {
    Node target = anchors.get(event.getAnchor());
    if (target == null) {
      // The name is left out: a secret that begins with * and lacks its quotes looks like one.
      String message = "An alias to an anchor that does not stand before it.";
      report(position, message, "Put a text that begins with * in quotes.");
      return new Scalar(position, null, "");
    }
    return move(target, position.path(), depth);
  }

  private Sequence sequence(SourcePosition position, int depth) {
    List<Node> items = new ArrayList<>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(position.path() + "[" + items.size() + "]", depth + 1));
    }
    events.getEvent();
    return new Sequence(position, items);
  }

  private Mapping mapping(SourcePosition position, int depth) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      boolean merge =
          events.peekEvent() instanceof ScalarEvent key
              && key.isPlain()
              && key.getValue().equals("<<");
      if (merge) {
        events.getEvent();
        merged.add(node(position.path(), depth + 1));
      } else {
        entry(entries, position.path(), depth + 1);
      }
    }
    events.getEvent();
    merged.forEach(node -> merge(entries, node, position.path(), depth));
    return new Mapping(position, entries);
  }

  private void entry(Map<String, Entry> entries, String path, int depth) {
    Node key = node(path, depth);
    if (!(key instanceof Scalar scalar)) {
      report(key.position(), "A key must be a text.", null);
      node(path, depth);
      return;
    }
    if (Indentation.isForeign(scalar.text())) {
      throw new ComposerException(Indentation.problem(key.position(), scalar.text().charAt(0)));
    }
    String childPath = child(path, scalar.text());
    SourcePosition place = moved(key.position(), childPath);
    Entry entry = new Entry(scalar.text(), place, node(childPath, depth));
    Entry first = entries.putIfAbsent(scalar.text(), entry);
    if (first != null) {
      String message = "The key `" + scalar.text() + "` stands twice.";
      problems.add(
          Problem.error(ProblemCode.DUPLICATE_KEY, place, message)
              .withHint("It stands first in line " + first.position().line() + "."));
    }
  }

  private void merge(Map<String, Entry> entries, Node source, String path, int depth) {
    if (source instanceof Mapping mapping) {
      for (Entry entry : mapping.entries().values()) {
        if (!entries.containsKey(entry.key())) {
          entries.put(entry.key(), move(entry, path, depth));
        }
      }
    } else if (source instanceof Sequence sequence
        && sequence.items().stream().allMatch(Mapping.class::isInstance)) {
      sequence.items().forEach(item -> merge(entries, item, path, depth));
    } else {
      report(source.position(), "Only mappings can be merged with `<<`.", null);
    }
  }

  private Node move(Node node, String path, int depth) {
    SourcePosition position = moved(node.position(), path);
    count(position, depth);
    if (node instanceof Mapping mapping) {
      Map<String, Entry> entries = new LinkedHashMap<>();
      mapping.entries().forEach((key, entry) -> entries.put(key, move(entry, path, depth)));
      return new Mapping(position, entries);
    }
    if (node instanceof Sequence sequence) {
      List<Node> items = new ArrayList<>();
      sequence.items().forEach(i -> items.add(move(i, path + "[" + items.size() + "]", depth + 1)));
      return new Sequence(position, items);
    }
    Scalar scalar = (Scalar) node;
    return new Scalar(position, scalar.value(), scalar.text());
  }

  private Entry move(Entry entry, String path, int depth) {
    String childPath = child(path, entry.key());
    SourcePosition place = moved(entry.position(), childPath);
    return new Entry(entry.key(), place, move(entry.value(), childPath, depth + 1));
  }

  private void count(SourcePosition position, int depth) {
    if (depth > MAX_DEPTH) {
      throw new ComposerException(position, "More than " + MAX_DEPTH + " levels are nested.");
    }
    if (++nodes > MAX_NODES) {
      throw new ComposerException(
          position, "The document has more than " + MAX_NODES + " values, aliases included.");
    }
  }

  private void report(SourcePosition position, String message, @Nullable String hint) {
    problems.add(Problem.error(ProblemCode.YAML_SYNTAX, position, message).withHint(hint));
  }

  private SourcePosition position(Event event, String path) {
    var mark = event.getStartMark();
    return new SourcePosition(file, mark.getLine() + 1, mark.getColumn() + 1, path);
  }

  private static SourcePosition moved(SourcePosition position, String path) {
    return new SourcePosition(position.file(), position.line(), position.column(), path);
  }

  private static String child(String path, String key) {
    if (path.length() + key.length() > MAX_PATH) {
      return path;
    }
    return path.isEmpty() ? key : path + "." + key;
  }
}
