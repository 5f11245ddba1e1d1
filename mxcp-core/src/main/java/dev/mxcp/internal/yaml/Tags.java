package dev.mxcp.internal.yaml;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.yaml.Node.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Gives scalars the value that their tag asks for, and reports tags that fit nothing. */
final class Tags {

  /** The tag of sequences. */
  static final String SEQUENCE = "tag:yaml.org,2002:seq";

  /** The tag of mappings. */
  static final String MAPPING = "tag:yaml.org,2002:map";

  private final List<Problem> problems;

  Tags(List<Problem> problems) {
    this.problems = problems;
  }

  /** Reports a tag that is neither the expected one nor the {@code !} of no tag at all. */
  void check(@Nullable String tag, String expected, SourcePosition position) {
    if (tag != null && !tag.equals("!") && !tag.equals(expected)) {
      report(position);
    }
  }

  /** Returns the scalar of an event; its value is null where the tag does not fit its text. */
  Scalar scalar(ScalarEvent event, SourcePosition position) {
    String text = event.getValue();
    String tag = event.getTag();
    if (tag == null || tag.equals("!")) {
      boolean plain = event.isPlain() && tag == null;
      return new Scalar(position, plain ? PlainScalar.resolve(text) : text, text);
    }
    return new Scalar(position, tagged(tag, text, position), text);
  }

  private @Nullable Object tagged(String tag, String text, SourcePosition position) {
    Object value =
        switch (tag) {
          case "tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp" -> text;
          case "tag:yaml.org,2002:bool" -> PlainScalar.bool(text);
          case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float" -> PlainScalar.number(text);
          default -> null;
        };
    if (value == null && !(tag.equals("tag:yaml.org,2002:null") && PlainScalar.isNull(text))) {
      report(position);
    }
    return value;
  }

  private void report(SourcePosition position) {
    String message = "A tag that is not known, or that does not fit its value.";
    problems.add(
        Problem.error(ProblemCode.YAML_SYNTAX, position, message)
            .withHint("Remove the tag, or put a text that begins with ! in quotes."));
  }
}
