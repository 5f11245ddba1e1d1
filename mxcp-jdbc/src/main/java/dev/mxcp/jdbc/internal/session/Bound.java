package dev.mxcp.jdbc.internal.session;

import dev.mxcp.jdbc.internal.dialect.BindType;
import dev.mxcp.jdbc.internal.dialect.Dialect;
import dev.mxcp.jdbc.internal.text.Rendering;
import dev.mxcp.jdbc.internal.text.Rendering.Piece;
import dev.mxcp.jdbc.internal.text.Slot;
import dev.mxcp.jdbc.internal.text.Statement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A statement with the declared types of its parameters. Thread-safe.
 *
 * <p>If its text does not depend on the values, it is rendered once.
 */
final class Bound {

  private final Dialect dialect;
  private final Statement statement;
  private final Map<String, BindType> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final @Nullable Rendering fixed;

  /** Creates one; parameters without a declared type are bound by their values. */
  Bound(Dialect dialect, Statement statement, Map<String, BindType> declared) {
    this.dialect = dialect;
    this.statement = statement;
    types.putAll(declared);
    this.fixed = isFixed() ? render(Map.of()) : null;
  }

  private boolean isFixed() {
    return statement.slots().stream().noneMatch(slot -> dialect.dependsOnValue(slot, type(slot)));
  }

  private BindType type(Slot slot) {
    return types.getOrDefault(slot.name(), BindType.ANY);
  }

  Statement statement() {
    return statement;
  }

  /** Returns the text for the driver. */
  Rendering render(Map<String, ? extends @Nullable Object> arguments) {
    Rendering known = fixed;
    return known != null
        ? known
        : Rendering.of(
            statement, slot -> dialect.piece(slot, type(slot), value(slot.name(), arguments)));
  }

  /** Binds the values of a call. */
  void bind(
      Rendering rendering,
      PreparedStatement prepared,
      Map<String, ? extends @Nullable Object> arguments)
      throws SQLException {
    int index = 1;
    for (Piece piece : rendering.pieces()) {
      BindType type = type(piece.slot());
      Object value = value(piece.slot().name(), arguments);
      if (piece.items()) {
        BindType items = type.items() == null ? BindType.ANY : type.items();
        if (value instanceof Collection<?> list) {
          for (Object item : list) {
            dialect.bind(prepared, index++, items, item);
          }
        } else if (piece.values() == 1) {
          dialect.bind(prepared, index++, items, null);
        }
      } else if (piece.values() == 1) {
        dialect.bind(prepared, index++, type, value);
      }
    }
  }

  private static @Nullable Object value(
      String name, Map<String, ? extends @Nullable Object> arguments) {
    Object value = arguments.get(name);
    if (value != null || arguments.containsKey(name)) {
      return value;
    }
    for (Map.Entry<String, ? extends @Nullable Object> entry : arguments.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(name)) {
        return entry.getValue();
      }
    }
    return null;
  }
}
