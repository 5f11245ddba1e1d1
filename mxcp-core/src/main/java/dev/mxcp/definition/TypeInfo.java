package dev.mxcp.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every type may declare, whatever its kind.
 *
 * @param description what the value means; null where not declared
 * @param defaultValue what stands in where the value is absent; null where there is no default
 * @param examples values for people and models, not checked at calls; immutable
 * @param enumeration the only values allowed; null where any is
 * @param sensitive whether the value must not show in errors and logs
 */
public record TypeInfo(
    @Nullable String description,
    @Nullable DefaultValue defaultValue,
    List<@Nullable Object> examples,
    @Nullable List<@Nullable Object> enumeration,
    boolean sensitive) {

  /** Declares nothing. */
  public static final TypeInfo NONE = new TypeInfo(null, null, List.of(), null, false);

  /** Copies the lists. */
  public TypeInfo {
    examples = Collections.unmodifiableList(new ArrayList<>(examples));
    enumeration =
        enumeration == null ? null : Collections.unmodifiableList(new ArrayList<>(enumeration));
  }
}
