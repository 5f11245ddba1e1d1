package dev.mxcp.sql.internal.check;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.SourcedEndpoint;
import dev.mxcp.definition.Tool;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.ScriptPosition;
import dev.mxcp.error.Problem;
import dev.mxcp.error.Problem.Severity;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.sql.internal.text.ParameterNames;
import dev.mxcp.sql.spi.SqlDatabase;
import dev.mxcp.sql.spi.SqlLimits;
import dev.mxcp.sql.spi.SqlRequest;
import dev.mxcp.sql.spi.SqlStatement;
import dev.mxcp.sql.spi.SqlTextException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the SQL of one endpoint and collects what is wrong with it. It runs nothing. */
public final class SqlCheck {

  private final SourcedEndpoint endpoint;
  private final SourceText source;
  private final List<Problem> problems = new ArrayList<>();

  /** Creates a check of an endpoint that has SQL. */
  public SqlCheck(Endpoint endpoint) {
    if (!(endpoint instanceof SourcedEndpoint implemented)) {
      throw new IllegalArgumentException("A prompt has no SQL: " + endpoint.id());
    }
    this.endpoint = implemented;
    this.source = new SourceText(implemented.source());
  }

  /** Returns what was found. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Returns whether anything found is an error. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }

  /**
   * Reads the statement and compares its parameters with the declared ones.
   *
   * @param limits the most that a result may hold
   * @return the statement; null where there is none to run
   */
  public @Nullable SqlStatement read(SqlDatabase database, SqlLimits limits) {
    String sql = endpoint.source().text();
    try {
      SqlStatement statement =
          database.statement(
              new SqlRequest(sql, endpoint.parameters(), endpoint.returns(), limits));
      if (statement.controlsTransaction()) {
        add(Severity.ERROR, ProblemCode.SQL_STATEMENTS, source.position(0), TRANSACTION, null);
      }
      compareParameters(statement.parameters());
      return statement;
    } catch (SqlTextException e) {
      add(Severity.ERROR, code(e), source.position(e.offset()), sentence(e), hint(e));
      return null;
    }
  }

  private static final String TRANSACTION =
      "A tool is one statement with a connection of its own; it cannot begin or end a transaction.";

  private void compareParameters(List<String> used) {
    refuseTwins();
    for (String name : used) {
      if (ParameterNames.find(endpoint.parameters(), name) == null) {
        add(
            Severity.ERROR,
            ProblemCode.PARAMETER_MISMATCH,
            source.position(Math.max(0, endpoint.source().text().indexOf("$" + name))),
            "The SQL uses $" + name + ", but no parameter of that name is declared.",
            declaredNames());
      }
    }
    for (Parameter parameter : endpoint.parameters()) {
      if (used.stream().noneMatch(name -> ParameterNames.same(name, parameter.name()))) {
        add(
            Severity.WARNING,
            ProblemCode.PARAMETER_MISMATCH,
            parameter.position(),
            "The parameter " + parameter.name() + " is declared, but the SQL does not use it.",
            "Write $" + parameter.name() + " where it belongs, or remove the parameter.");
      }
    }
  }

  /** The engine has one parameter where we would have two. */
  private void refuseTwins() {
    List<Parameter> parameters = endpoint.parameters();
    for (Parameter parameter : parameters) {
      Parameter first = ParameterNames.find(parameters, parameter.name());
      if (first != null && !first.name().equals(parameter.name())) {
        add(
            Severity.ERROR,
            ProblemCode.PARAMETER_MISMATCH,
            parameter.position(),
            "The parameters " + first.name() + " and " + parameter.name() + " are one in SQL.",
            "Names of parameters differ by more than the case of letters there; rename one.");
      }
    }
  }

  private @Nullable String declaredNames() {
    return endpoint.parameters().isEmpty()
        ? "Declare it under `parameters`."
        : endpoint.parameters().stream()
            .map(Parameter::name)
            .collect(Collectors.joining(", ", "Declared: ", "."));
  }

  private static ProblemCode code(SqlTextException e) {
    return switch (e.reason()) {
      case EMPTY, SEVERAL -> ProblemCode.SQL_STATEMENTS;
      case PARAMETER -> ProblemCode.SQL_SYNTAX;
    };
  }

  private static String sentence(SqlTextException e) {
    String text = String.valueOf(e.getMessage());
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private static @Nullable String hint(SqlTextException e) {
    return switch (e.reason()) {
      case EMPTY -> "Write the statement under `source.code`, or name its file in `source.file`.";
      case SEVERAL -> "Keep one; use a Python tool with a transaction for work in several steps.";
      case PARAMETER -> null;
    };
  }

  /**
   * Reports that the engine does not take the statement.
   *
   * @param missing how bad it is where it names something that the database does not have
   */
  public void refused(SqlStatement statement, DatabaseException e, Severity missing) {
    int line = e.position().map(ScriptPosition::line).orElse(0);
    int column = e.position().map(ScriptPosition::column).orElse(0);
    String excerpt = source.excerpt(line, column);
    boolean syntax = e.kind() == DatabaseException.Kind.SYNTAX;
    add(
        syntax ? Severity.ERROR : missing,
        syntax ? ProblemCode.SQL_SYNTAX : ProblemCode.SQL_CATALOG,
        source.position(line, column),
        e.getMessage() + (excerpt == null ? "" : excerpt),
        statement.hint(e));
  }

  /** Reports a tool that declares to read only, and whose statement does more. */
  public void requireReading(SqlStatement statement) {
    if (!(endpoint instanceof Tool tool)
        || !Boolean.TRUE.equals(tool.annotations().readOnlyHint())) {
      return;
    }
    try {
      statement.requireReading();
    } catch (DatabaseException e) {
      String message = String.valueOf(e.getMessage());
      String hint = "Remove the hint, or write a SELECT.";
      add(Severity.ERROR, ProblemCode.SQL_STATEMENTS, start(), message, hint);
    }
  }

  /** Reports a problem. */
  public void add(
      Severity severity,
      ProblemCode code,
      SourcePosition position,
      String message,
      @Nullable String hint) {
    problems.add(
        Problem.of(severity, code, position, message).withHint(hint).withEndpoint(endpoint.id()));
  }

  /** Returns where the SQL stands. */
  public SourcePosition start() {
    return source.position(0);
  }
}
