package dev.mxcp.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Tells the version of the command. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {"mxcp " + number() + " (Java " + System.getProperty("java.version") + ")"};
  }

  /** Returns the number alone. */
  static String number() throws IOException {
    try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
      byte[] bytes = Objects.requireNonNull(in, "version.txt").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).strip();
    }
  }
}
