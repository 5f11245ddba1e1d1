package dev.mxcp.jdbc.internal.text;

import java.util.List;
import java.util.function.Function;

/**
 * A statement as the driver gets it: question marks in the places of parameters. Immutable.
 *
 * @param statement what it was made of
 * @param sql the text for the driver
 * @param pieces what stands in the place of each slot
 */
public record Rendering(Statement statement, String sql, List<Piece> pieces) {

  /** Copies the list. */
  public Rendering {
    pieces = List.copyOf(pieces);
  }

  /**
   * What stands in the place of a slot.
   *
   * @param slot the slot
   * @param sql the text, with a question mark for every value
   * @param values how many values it takes
   * @param whole whether it replaces the {@code IN} of the slot too
   * @param items whether its values are the items of a list
   */
  public record Piece(Slot slot, String sql, int values, boolean whole, boolean items) {

    /** Returns the piece of a slot that takes one value. */
    public static Piece one(Slot slot) {
      return one(slot, "?");
    }

    /** Returns the piece of a slot that takes one value, such as in a cast. */
    public static Piece one(Slot slot, String sql) {
      return new Piece(slot, sql, 1, false, false);
    }

    int start() {
      return whole && slot.list() != null ? slot.list().start() : slot.start();
    }

    int end() {
      return whole && slot.list() != null ? slot.list().end() : slot.end();
    }
  }

  /** Renders a statement. */
  public static Rendering of(Statement statement, Function<Slot, Piece> pieceOf) {
    List<Piece> pieces = statement.slots().stream().map(pieceOf).toList();
    StringBuilder sql = new StringBuilder();
    int copied = 0;
    for (Piece piece : pieces) {
      copy(statement, copied, piece.start(), sql);
      sql.append(piece.sql());
      copied = piece.end();
    }
    copy(statement, copied, statement.text().length(), sql);
    return new Rendering(statement, sql.toString(), pieces);
  }

  private static void copy(Statement statement, int start, int end, StringBuilder sql) {
    int copied = start;
    for (int operator : statement.operators()) {
      if (operator >= start && operator < end) {
        sql.append(statement.text(), copied, operator).append("??");
        copied = operator + 1;
      }
    }
    sql.append(statement.text(), copied, end);
  }

  /**
   * Returns where a char that the engine counts stands in the statement.
   *
   * @param position the index of the char in a text that has {@code $1} and so on in place of
   *     question marks
   */
  public int toSource(int position) {
    return toSource(position, true);
  }

  /**
   * Returns where a char of the text for the driver stands in the statement.
   *
   * @param position the index of the char in {@link #sql}
   */
  public int ofDriver(int position) {
    return toSource(position, false);
  }

  private int toSource(int position, boolean numbered) {
    int shift = 0;
    int number = 1;
    for (Piece piece : pieces) {
      int begin = piece.start() + shift;
      if (position < begin) {
        break;
      }
      int length = piece.sql().length();
      for (int i = 0; numbered && i < piece.values(); i++) {
        length += String.valueOf(number++).length();
      }
      if (position < begin + length) {
        return piece.slot().start();
      }
      shift += length - (piece.end() - piece.start());
    }
    return Math.max(0, Math.min(position - shift, statement.text().length()));
  }
}
