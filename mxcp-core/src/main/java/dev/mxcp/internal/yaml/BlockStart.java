package dev.mxcp.internal.yaml;

import dev.mxcp.error.SourcePosition;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the text of a block scalar begins.
 *
 * <p>The parser says where its {@code |} stands; whoever counts lines in the text needs the line
 * and the column of its first letter.
 */
final class BlockStart {

  private static final Pattern NEWLINE = Pattern.compile("\r\n|\r|\n");

  private final String content;
  private String @Nullable [] lines;

  BlockStart(String content) {
    this.content = content;
  }

  /** Returns the place of the first letter of the block whose header stands at the given place. */
  SourcePosition below(SourcePosition header) {
    String[] all = lines();
    int first = header.line();
    int line = first;
    while (line < all.length && all[line].isBlank()) {
      line++;
    }
    if (line >= all.length) {
      return header;
    }
    int indent = all[line].length() - all[line].stripLeading().length();
    return new SourcePosition(header.file(), first + 1, indent + 1, header.path());
  }

  private String[] lines() {
    if (lines == null) {
      lines = NEWLINE.split(content, -1);
    }
    return lines;
  }
}
