package dev.mxcp.sql.internal.duckdb.function;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The slots of all connections of a database, by tokens that cannot be guessed. Thread-safe. */
final class CallSlots {

  private static final int TOKEN_BYTES = 16;

  private final Map<String, CallSlot> slots = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  /** Opens a slot for a new connection. */
  CallSlot open() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    CallSlot slot = new CallSlot(this, HexFormat.of().formatHex(bytes));
    slots.put(slot.token(), slot);
    return slot;
  }

  /** Returns the slot of a token; null where there is none. */
  @Nullable CallSlot get(@Nullable String token) {
    return token == null ? null : slots.get(token);
  }

  void remove(String token) {
    slots.remove(token);
  }
}
