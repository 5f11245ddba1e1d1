package dev.mxcp.jdbc.internal.session;

import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.jdbc.internal.dialect.BindType;
import dev.mxcp.jdbc.internal.dialect.Dialect;
import dev.mxcp.jdbc.internal.text.Statement;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.ResultSink;
import dev.mxcp.sql.spi.SqlColumn;
import dev.mxcp.sql.spi.SqlRequest;
import dev.mxcp.sql.spi.SqlStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement of an endpoint. Thread-safe. */
final class JdbcStatement implements SqlStatement {

  /** As many rows as tell that there are too many. */
  private static final int ONE_TOO_MANY = 2;

  private final Site site;
  private final SqlRequest request;
  private final Bound bound;
  private final boolean oneRow;

  JdbcStatement(Site site, SqlRequest request) {
    this.site = site;
    this.request = request;
    Statement statement = Statement.single(request.sql(), site.dialect().syntax());
    this.bound = new Bound(site.dialect(), statement, types(request.parameters()));
    this.oneRow = request.returns() != null && !(request.returns() instanceof ValueType.ArrayType);
  }

  private static Map<String, BindType> types(List<Parameter> parameters) {
    Map<String, BindType> types = new HashMap<>();
    parameters.forEach(parameter -> types.put(parameter.name(), BindType.of(parameter.type())));
    return types;
  }

  @Override
  public List<String> parameters() {
    return bound.statement().parameters().stream().map(this::declaredName).toList();
  }

  private String declaredName(String name) {
    for (Parameter parameter : request.parameters()) {
      if (parameter.name().equalsIgnoreCase(name)) {
        return parameter.name();
      }
    }
    return name;
  }

  @Override
  public boolean controlsTransaction() {
    return bound.statement().controlsTransaction();
  }

  @Override
  public void check() {
    describe();
  }

  @Override
  public List<SqlColumn> describe() {
    try (Session session = Session.open(site.anonymous(), CallContext.NONE, false)) {
      return session.examine(bound, statement -> columns(statement.getMetaData()));
    }
  }

  private boolean isChange() {
    return site.dialect().describesChanges() && bound.statement().countsChanges();
  }

  private List<SqlColumn> columns(@Nullable ResultSetMetaData columns) throws SQLException {
    List<SqlColumn> described = new ArrayList<>();
    if (columns != null && !isChange()) {
      List<String> names = ColumnNames.of(columns);
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        boolean text = site.dialect().isText(columns, i);
        described.add(new SqlColumn(names.get(i - 1), columns.getColumnTypeName(i), text));
      }
    }
    return described;
  }

  @Override
  public void requireReading() {
    requireReading(site.dialect(), bound.statement());
  }

  /** Throws if a statement, by its text, does more than read. */
  static void requireReading(Dialect dialect, Statement statement) {
    String objection = dialect.writes(statement);
    if (objection != null) {
      throw new DatabaseException(
          Kind.READ_ONLY,
          "The tool or the database is read-only, and the statement does not only read: "
              + objection
              + ".",
          null);
    }
  }

  @Override
  public List<Map<String, @Nullable Object>> execute(
      Map<String, ? extends @Nullable Object> arguments, CallContext context) {
    Target.Rows rows = new Target.Rows(request.limits());
    run(arguments, context, !oneRow, oneRow ? ONE_TOO_MANY : 0, rows);
    return rows.rows();
  }

  @Override
  public void stream(
      Map<String, ? extends @Nullable Object> arguments,
      CallContext context,
      ResultSink sink,
      boolean single) {
    run(arguments, context, true, 0, new Target.Items(sink, single));
  }

  private void run(
      Map<String, ? extends @Nullable Object> arguments,
      CallContext context,
      boolean many,
      int maxRows,
      Target target) {
    if (site.readOnly()) {
      requireReading();
    }
    boolean portions =
        many && site.dialect().streamsInTransaction() && !bound.statement().standsAlone();
    try (Session session = Session.open(site, context, portions)) {
      session.run(bound, arguments, maxRows, target);
      session.commit();
    }
  }
}
