package dev.mxcp.sql.internal.duckdb.function;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The slots of all connections of a database, by keys that cannot be guessed. Thread-safe. */
final class CallSlots {

  private static final int KEY_BYTES = 16;

  private final Map<String, CallSlot> slots = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  /** Returns a new key of a slot. */
  String add(CallSlot slot) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    String key = HexFormat.of().formatHex(bytes);
    slots.put(key, slot);
    return key;
  }

  /**
   * Returns the slot of a key.
   *
   * @throws StaleKeyException where there is none, or none any more
   */
  CallSlot get(@Nullable String key) {
    CallSlot slot = key == null ? null : slots.get(key);
    if (slot == null) {
      throw new StaleKeyException();
    }
    slot.asked();
    return slot;
  }

  void remove(String key) {
    slots.remove(key);
  }
}
