package dev.mxcp.audit;

import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Secrets;
import dev.mxcp.error.ConfigException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Computes the codes that chain records: each over a record and the code before. */
final class Chain {

  /** The code before the first record of all. */
  static final String GENESIS = "0".repeat(64);

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 16;

  private final byte @Nullable [] key;

  private Chain(byte @Nullable [] key) {
    this.key = key;
  }

  /**
   * Returns the chain of a log; without a key there are no codes.
   *
   * @throws ConfigException if the secret with the key is missing or too short
   */
  static Chain of(AuditSettings settings, Secrets secrets) {
    String name = settings.key();
    if (name == null) {
      return new Chain(null);
    }
    String text =
        secrets
            .value(name, "key")
            .orElseThrow(
                () ->
                    new ConfigException(
                        "The audit log's key is the secret `"
                            + name
                            + "`, which has no parameter `key`. Define it in the user"
                            + " configuration, and name it under `secrets` in mxcp-site.yml."));
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the chain of a key.
   *
   * @throws ConfigException if it has less than 16 bytes
   */
  static Chain of(byte[] key) {
    if (key.length < SHORTEST_KEY) {
      throw new ConfigException(
          "The audit log's key has " + key.length + " bytes; at least 16 are needed.");
    }
    return new Chain(key.clone());
  }

  /** Returns whether records are chained. */
  boolean isOn() {
    return key != null;
  }

  /** Returns the code of bytes that include the code before, as 64 hexadecimal digits. */
  String code(byte[] bytes, int length) {
    if (key == null) {
      throw new IllegalStateException("There is no key");
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(bytes, 0, length);
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK has no " + ALGORITHM, e);
    }
  }
}
