package dev.mxcp.definition;

import java.util.Locale;

/** The kinds of endpoint. */
public enum EndpointKind {
  /** Something to call by name. */
  TOOL,
  /** Something to read by URI. */
  RESOURCE,
  /** Messages to render. */
  PROMPT;

  /** Returns the key that stands for it in files and commands: {@code tool}, and so on. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
