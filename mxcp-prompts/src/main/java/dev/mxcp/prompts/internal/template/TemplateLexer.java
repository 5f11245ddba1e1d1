package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.syntax.Source;
import dev.mxcp.prompts.internal.syntax.SyntaxException;
import dev.mxcp.prompts.internal.syntax.Tag;
import dev.mxcp.prompts.internal.syntax.TagLexer;
import dev.mxcp.prompts.internal.text.Whitespace;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a template into texts and tags, by the defaults of Jinja2: one newline at the end is
 * dropped, line ends become {@code \n}, and nothing is stripped but where a {@code -} says so.
 */
final class TemplateLexer {

  private final Source source;
  private final List<Chunk> chunks = new ArrayList<>();
  private int place;

  private TemplateLexer(String template) {
    String text = template.replace("\r\n", "\n").replace('\r', '\n');
    this.source = new Source(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
  }

  static List<Chunk> chunks(String template) throws SyntaxException {
    TemplateLexer lexer = new TemplateLexer(template);
    while (lexer.place < lexer.source.text().length()) {
      lexer.next();
    }
    return lexer.chunks;
  }

  /** Reads the text up to the next tag, and that tag. */
  private void next() throws SyntaxException {
    int start = nextTag();
    String text = source.text().substring(place, start);
    boolean strips = start < source.text().length() && source.at(start + 2) == '-';
    add(strips ? Whitespace.stripEnd(text) : text);
    if (start == source.text().length()) {
      place = start;
      return;
    }
    int signs = strips || source.at(start + 2) == '+' ? 1 : 0;
    tag(start, start + 2 + signs);
  }

  private void add(String text) {
    if (!text.isEmpty()) {
      chunks.add(new Chunk.Text(text));
    }
  }

  private int nextTag() {
    String text = source.text();
    for (int at = text.indexOf('{', place); at >= 0; at = text.indexOf('{', at + 1)) {
      char kind = source.at(at + 1);
      if (kind == '{' || kind == '%' || kind == '#') {
        return at;
      }
    }
    return text.length();
  }

  private void tag(int start, int inside) throws SyntaxException {
    switch (source.at(start + 1)) {
      case '#' -> comment(start, inside);
      case '{' -> chunks.add(new Chunk.Output(tokens(start, inside, "}}")));
      default -> {
        int raw = rawBegin(inside);
        if (raw >= 0) {
          raw(start, raw);
        } else {
          chunks.add(new Chunk.Statement(tokens(start, inside, "%}")));
        }
      }
    }
  }

  private Tag tokens(int start, int inside, String closing) throws SyntaxException {
    TagLexer lexer = new TagLexer(source, start, inside, closing);
    Tag tag = lexer.read();
    place = lexer.end();
    return tag;
  }

  private void comment(int start, int inside) throws SyntaxException {
    int end = source.text().indexOf("#}", inside);
    if (end < 0) {
      throw new SyntaxException("The comment has no end", source.position(start));
    }
    boolean strips = end > inside && source.at(end - 1) == '-';
    place = strips ? source.skipSpace(end + 2) : end + 2;
  }

  /** Returns where the content of {@code {% raw %}} begins; -1 where there is no such tag. */
  private int rawBegin(int inside) {
    int end = word("raw", inside);
    if (end >= 0 && source.has("-%}", end)) {
      return source.skipSpace(end + 3);
    }
    return end >= 0 && source.has("%}", end) ? end + 2 : -1;
  }

  /** Returns the place behind a word and the whitespace around it; -1 where it is not there. */
  private int word(String word, int from) {
    int start = source.skipSpace(from);
    return source.has(word, start) ? source.skipSpace(start + word.length()) : -1;
  }

  private void raw(int start, int inside) throws SyntaxException {
    String text = source.text();
    for (int at = text.indexOf("{%", inside); at >= 0; at = text.indexOf("{%", at + 1)) {
      char sign = source.at(at + 2);
      int end = word("endraw", sign == '-' || sign == '+' ? at + 3 : at + 2);
      int after = end < 0 ? -1 : afterEnd(end);
      if (after >= 0) {
        String raw = text.substring(inside, at);
        add(sign == '-' ? Whitespace.stripEnd(raw) : raw);
        place = after;
        return;
      }
    }
    throw new SyntaxException("'raw' has no 'endraw'", source.position(start));
  }

  private int afterEnd(int end) {
    if (source.has("-%}", end)) {
      return source.skipSpace(end + 3);
    }
    int sign = source.at(end) == '+' ? 1 : 0;
    return source.has("%}", end + sign) ? end + sign + 2 : -1;
  }
}
