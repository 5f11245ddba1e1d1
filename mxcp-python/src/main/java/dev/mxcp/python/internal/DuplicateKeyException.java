package dev.mxcp.python.internal;

import com.fasterxml.jackson.core.JsonStreamContext;

/** A dict of Python with two keys of one text, such as {@code 1} and {@code "1"}. */
final class DuplicateKeyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param place what holds the dict: a member of the frame's object, or something inside of it
   * @param key the text of both keys
   */
  DuplicateKeyException(JsonStreamContext place, String key) {
    super(subject(place) + at(steps(place)) + " has two keys with the text \"" + key + "\"");
  }

  private static String subject(JsonStreamContext place) {
    if (!isMember(place)) {
      return subject(place.getParent());
    }
    return "value".equals(place.getCurrentName()) ? "The result" : "The value of params";
  }

  private static String at(String steps) {
    return steps.isEmpty() ? "" : " at " + (steps.startsWith(".") ? steps.substring(1) : steps);
  }

  private static String steps(JsonStreamContext place) {
    if (isMember(place)) {
      return "";
    }
    String step =
        place.inArray() ? "[" + place.getCurrentIndex() + "]" : "." + place.getCurrentName();
    return steps(place.getParent()) + step;
  }

  /** Returns whether this is the object of the frame itself. */
  private static boolean isMember(JsonStreamContext place) {
    return place.inRoot() || place.getParent() == null || place.getParent().inRoot();
  }
}
