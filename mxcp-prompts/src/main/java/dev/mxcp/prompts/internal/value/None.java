package dev.mxcp.prompts.internal.value;

/** Python's {@code None}, so that null never has to stand for it. */
public enum None {
  /** The only value. */
  NONE
}
