package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.definition.ValueType;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.sql.internal.duckdb.EngineErrors;
import dev.mxcp.sql.internal.duckdb.value.BoundStatement;
import dev.mxcp.sql.internal.text.EngineMessage;
import dev.mxcp.sql.internal.text.SqlText;
import dev.mxcp.sql.internal.text.TextPosition;
import dev.mxcp.sql.spi.SqlColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Has the engine look at a statement with values of the declared types, without running it: as long
 * as it does not know the types of parameters, it looks at nothing else either.
 *
 * <p>Only what is certain counts: names that are not there, and types that never fit.
 */
final class Trial {

  private static final String DESCRIBE = "DESCRIBE ";
  private static final String EXPLAIN = "EXPLAIN ";

  /** Functions that would look for a file or a table by the sample. */
  private static final Pattern REACHING =
      Pattern.compile(
          "(?i)\\b(read_\\w+|\\w+_scan|\\w*query\\w*|glob|sniff_csv|st_read\\w*|http\\w*"
              + "|parquet_\\w+|iceberg_\\w+|delta_\\w+)\"?\\s*\\(");

  private static final Pattern CHANGING =
      Pattern.compile("(?is)\\s*(INSERT|UPDATE|DELETE|MERGE|WITH)\\b.*");

  private final Connection connection;
  private final SqlText text;

  Trial(Connection connection, SqlText text) {
    this.connection = connection;
    this.text = text;
  }

  /**
   * Looks at a statement.
   *
   * @return the columns; empty where they cannot be told
   * @throws DatabaseException where it can never run, with the place
   */
  List<SqlColumn> columns() {
    if (text.parameters().isEmpty() || REACHING.matcher(text.sql()).find()) {
      return List.of();
    }
    if (text.writes()) {
      return CHANGING.matcher(text.sql()).matches() ? attempt(EXPLAIN, nothing()) : List.of();
    }
    Map<String, @Nullable Object> samples = Samples.of(text, false);
    Map<String, @Nullable Object> others = Samples.of(text, true);
    if (samples.equals(others)) {
      return attempt(DESCRIBE, samples);
    }
    try {
      return attempt(DESCRIBE, samples);
    } catch (DatabaseException e) {
      // The declared type leaves the offset open: one of both has to fit.
      return attempt(DESCRIBE, others);
    }
  }

  private Map<String, @Nullable Object> nothing() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    text.parameters().forEach(name -> values.put(name, null));
    return values;
  }

  private List<SqlColumn> attempt(String how, Map<String, @Nullable Object> values) {
    BoundStatement bound = BoundStatement.of(text, values);
    String sql = how + bound.text().sql();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bound.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        return how.equals(DESCRIBE) ? columns(rows) : List.of();
      }
    } catch (SQLException e) {
      DatabaseException failure = EngineErrors.of(e);
      if (isCertain(failure, EngineMessage.of(String.valueOf(failure.getMessage()), sql), how)) {
        throw located(failure, bound, sql, how.length());
      }
      return List.of();
    }
  }

  private static List<SqlColumn> columns(ResultSet rows) throws SQLException {
    List<SqlColumn> columns = new ArrayList<>();
    while (rows.next()) {
      String type = rows.getString("column_type");
      columns.add(new SqlColumn(rows.getString("column_name"), type, type.equals("VARCHAR")));
    }
    return columns;
  }

  private boolean isCertain(DatabaseException e, EngineMessage message, String how) {
    boolean isOfSample = message.text().contains(Samples.TEXT) || message.text().contains("NULL");
    boolean isOpen = message.text().contains("Could not find key") && hasOpenObject();
    boolean isOfTypes = e.kind() == Kind.TYPE && how.equals(DESCRIBE) && !hasUnknown();
    return (e.kind() == Kind.CATALOG || isOfTypes) && !isOfSample && !isOpen;
  }

  private boolean hasOpenObject() {
    return text.types().stream()
        .anyMatch(type -> type != null && type.typeName().matches("object|array"));
  }

  /** Returns whether the type of a parameter is open, so that there is no sample of it. */
  private boolean hasUnknown() {
    return text.types().size() < text.parameters().size()
        || text.types().stream().anyMatch(Trial::isUnknown);
  }

  private static boolean isUnknown(@Nullable ValueType type) {
    if (type instanceof ValueType.ArrayType array) {
      return isUnknown(array.items());
    }
    return type == null
        || type instanceof ValueType.ObjectType object && object.properties().isEmpty();
  }

  private DatabaseException located(
      DatabaseException e, BoundStatement bound, String sql, int prefix) {
    EngineMessage message = EngineMessage.of(String.valueOf(e.getMessage()), sql);
    if (message.line() == 0) {
      return e;
    }
    int offset = text.origin(Math.max(0, message.offset(sql) - prefix), bound.casts());
    return new DatabaseException(e.kind(), message.text(), e)
        .at(TextPosition.of(text.sql(), offset, 1, 0));
  }
}
