package dev.mxcp.definition;

import java.util.Locale;

/** The kinds of endpoint. */
public enum EndpointKind {
  /** A tool, called by its name. */
  TOOL,
  /** A resource, read by its URI. */
  RESOURCE,
  /** A prompt, rendered to messages. */
  PROMPT;

  /** Returns the key in files and commands: {@code tool}, and so on. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
