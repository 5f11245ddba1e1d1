package dev.mxcp.prompts.internal.filter;

import dev.mxcp.prompts.internal.evaluate.Members;
import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.None;
import dev.mxcp.prompts.internal.value.Numbers;
import dev.mxcp.prompts.internal.value.Undefined;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a filter reads of each item: {@code a.b.0}, or the item itself. */
final class AttributePath {

  private final List<Object> parts = new ArrayList<>();
  private final @Nullable Object absent;
  private final Budget budget;

  private AttributePath(Object attribute, @Nullable Object absent, Budget budget) {
    this.absent = absent;
    this.budget = budget;
    if (attribute instanceof String text) {
      for (String part : text.split("\\.", -1)) {
        parts.add(part(part));
      }
    } else if (!(attribute instanceof None)) {
      parts.add(attribute);
    }
  }

  private static Object part(String part) {
    boolean isIndex = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    return isIndex && part.length() < 10 ? Numbers.whole(new BigInteger(part)) : part;
  }

  /** Returns the path in an argument; that to the item itself where it is not given. */
  static AttributePath of(Arguments arguments, int position, String name) {
    return of(arguments.get(position, name, None.NONE), null, arguments.budget());
  }

  static AttributePath of(Object attribute, @Nullable Object absent, Budget budget) {
    return new AttributePath(attribute, absent, budget);
  }

  /** Returns the paths in an argument, with commas between them. */
  static List<AttributePath> allOf(Arguments arguments, int position, String name) {
    Object attribute = arguments.get(position, name, None.NONE);
    List<AttributePath> paths = new ArrayList<>();
    if (attribute instanceof String text) {
      for (String path : text.split(",", -1)) {
        paths.add(of(path, null, arguments.budget()));
      }
    } else {
      paths.add(of(attribute, null, arguments.budget()));
    }
    return paths;
  }

  Object read(Object item) {
    Object found = item;
    for (Object part : parts) {
      budget.step();
      found = Members.item(found, part, budget);
      if (absent != null && found instanceof Undefined) {
        found = absent;
      }
    }
    return found;
  }
}
