package dev.mxcp.internal.engine;

import dev.mxcp.config.Secrets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands in for an error whose texts hold a secret: its class and trace, and clean texts. */
final class RedactedError extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 20;

  private final String text;

  private RedactedError(String text, @Nullable String message, Throwable original) {
    super(message);
    this.text = text;
    setStackTrace(original.getStackTrace());
  }

  /**
   * Returns an error that shows no secret: itself if neither it nor what is behind it holds one.
   */
  static Throwable of(Throwable error, Secrets secrets) {
    try {
      return isClean(error, secrets) ? error : copy(error, secrets, 0);
    } catch (RuntimeException | StackOverflowError e) { // foreign errors may not tell their texts
      String name = error.getClass().getName();
      return new RedactedError(name, null, error);
    }
  }

  private static boolean isClean(Throwable error, Secrets secrets) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(error);
    while (!open.isEmpty()) {
      Throwable next = open.remove();
      if (!seen.add(next)) {
        continue;
      }
      String text = next + "\n" + next.getMessage();
      if (!secrets.redact(text).equals(text)) {
        return false;
      }
      if (next.getCause() != null) {
        open.add(next.getCause());
      }
      open.addAll(Arrays.asList(next.getSuppressed()));
    }
    return true;
  }

  private static RedactedError copy(Throwable error, Secrets secrets, int depth) {
    String message = error.getMessage();
    RedactedError copy =
        new RedactedError(
            secrets.redact(String.valueOf(error)),
            message == null ? null : secrets.redact(message),
            error);
    if (depth < DEEPEST) {
      if (error.getCause() != null) {
        copy.initCause(copy(error.getCause(), secrets, depth + 1));
      }
      for (Throwable suppressed : error.getSuppressed()) {
        copy.addSuppressed(copy(suppressed, secrets, depth + 1));
      }
    }
    return copy;
  }

  /** Returns the text of the error that it stands for. */
  @Override
  @SuppressWarnings("OverrideThrowableToString") // the text names the class of that error
  public String toString() {
    return text;
  }
}
