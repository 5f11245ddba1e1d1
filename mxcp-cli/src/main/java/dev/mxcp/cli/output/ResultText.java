package dev.mxcp.cli.output;

import dev.mxcp.Outcome;
import dev.mxcp.cli.terminal.Printable;
import dev.mxcp.cli.terminal.Terminal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows results to people: a text as it is, rows as a table, everything else as indented JSON. */
public final class ResultText {

  private static final String STEP = "  ";

  private final StringBuilder text = new StringBuilder();

  private ResultText() {}

  /** Returns the text for a value. */
  public static String of(@Nullable Object value) {
    if (value instanceof String plain) {
      return Terminal.isOutput() ? Printable.of(plain) : plain;
    }
    if (value instanceof List<?> rows && Table.fits(rows)) {
      return Table.of(rows);
    }
    return Printable.of(json(value));
  }

  /** Returns indented JSON. */
  public static String json(@Nullable Object value) {
    ResultText rendering = new ResultText();
    rendering.write(value, "");
    return rendering.text.toString();
  }

  private void write(@Nullable Object value, String indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      writeMap(map, indent);
    } else if (value instanceof List<?> list && !isShort(list)) {
      writeList(list, indent);
    } else {
      text.append(Outcome.ok(value).json());
    }
  }

  private void writeMap(Map<?, ?> map, String indent) {
    text.append("{\n");
    for (Iterator<? extends Map.Entry<?, ?>> it = map.entrySet().iterator(); it.hasNext(); ) {
      Map.Entry<?, ?> entry = it.next();
      text.append(indent).append(STEP);
      text.append(Outcome.ok(entry.getKey()).json()).append(": ");
      write(entry.getValue(), indent + STEP);
      text.append(it.hasNext() ? ",\n" : "\n");
    }
    text.append(indent).append('}');
  }

  private void writeList(List<?> list, String indent) {
    text.append("[\n");
    for (Iterator<?> it = list.iterator(); it.hasNext(); ) {
      text.append(indent).append(STEP);
      write(it.next(), indent + STEP);
      text.append(it.hasNext() ? ",\n" : "\n");
    }
    text.append(indent).append(']');
  }

  private static boolean isShort(List<?> list) {
    return list.size() <= 10
        && list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
  }
}
