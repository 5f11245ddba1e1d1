package dev.mxcp.error;

import java.util.Locale;

/** The kinds of {@link Problem}. Names are stable; new ones may come. */
public enum ProblemCode {
  /** The file cannot be read. */
  FILE_UNREADABLE,
  /** A file that a definition names does not exist. */
  FILE_MISSING,
  /** The file is not YAML. */
  YAML_SYNTAX,
  /** The file nests too deeply, expands too many aliases, or is too large. */
  YAML_LIMIT,
  /** The same key stands twice in one mapping. */
  DUPLICATE_KEY,
  /** A key that no definition knows. */
  UNKNOWN_KEY,
  /** A key that must be there is missing. */
  MISSING_KEY,
  /** A value of the wrong type. */
  WRONG_TYPE,
  /** A value of the right type that is not allowed. */
  INVALID_VALUE,
  /** A version of the format that this library does not know. */
  UNKNOWN_VERSION,
  /** The endpoint's kind does not fit the directory that the file stands in. */
  WRONG_DIRECTORY,
  /** Two endpoints of one kind, or two parameters of one endpoint, have the same name. */
  DUPLICATE_NAME,
  /** A name outside of the allowed characters or length. */
  INVALID_NAME,
  /** Limits that exclude each other, such as a minimum above the maximum. */
  CONFLICTING_LIMITS,
  /** A default, example or enum value that does not satisfy its own type. */
  INVALID_DEFAULT,
  /** A template of a prompt or a URI that cannot be parsed, or that names an unknown parameter. */
  INVALID_TEMPLATE,
  /** A policy rule that cannot be used. */
  INVALID_POLICY,
  /** A parameter that comes from a header which the host does not vouch for. */
  UNTRUSTED_HEADER,
  /** An audit log that is required, and that nothing here keeps. */
  AUDIT,
  /** An environment variable that is not set. */
  MISSING_VARIABLE,
  /** A reference to a secret or a file in the configuration that cannot be resolved. */
  UNRESOLVED_REFERENCE,
  /** A secret that the site file names and the user configuration does not define. */
  MISSING_SECRET,
  /** No invoker is there for the endpoint's language. */
  UNKNOWN_LANGUAGE,
  /** SQL that does not parse. */
  SQL_SYNTAX,
  /** SQL that names a table, column or function that the database does not have. */
  SQL_CATALOG,
  /** More or fewer than one SQL statement. */
  SQL_STATEMENTS,
  /** Parameters of the SQL or of the function that do not match the declared ones. */
  PARAMETER_MISMATCH,
  /** A result of SQL or Python that will not fit the declared {@code return}. */
  RETURN_MISMATCH,
  /** Python that does not compile. */
  PYTHON_SYNTAX,
  /** A Python module whose import fails. */
  PYTHON_IMPORT,
  /** A Python function that its module does not have. */
  FUNCTION_MISSING,
  /** A plugin that cannot be loaded. */
  PLUGIN,
  /** A test case that cannot be used. */
  INVALID_TEST,
  /** What an invoker other than the built-in ones reports. */
  INVOKER;

  /** Returns the code as text, such as {@code unknown-key}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
