package dev.mxcp.sql.internal.text;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that are given for the parameters of SQL. */
public final class Arguments {

  private Arguments() {}

  /** Refuses values that no statement names: the name is probably misspelled. */
  public static void refuseUnknown(
      List<SqlText> statements, Map<String, ? extends @Nullable Object> values) {
    for (String name : values.keySet()) {
      if (statements.stream().noneMatch(text -> names(text, name))) {
        throw new DatabaseException(
            Kind.PARAMETERS, "The SQL has no parameter $" + name + ", but a value is given.", null);
      }
    }
  }

  private static boolean names(SqlText text, String name) {
    for (String parameter : text.parameters()) {
      if (ParameterNames.same(parameter, name)) {
        return true;
      }
    }
    return false;
  }
}
