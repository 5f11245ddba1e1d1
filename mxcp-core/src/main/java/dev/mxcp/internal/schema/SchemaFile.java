package dev.mxcp.internal.schema;

import java.io.InputStream;

/** The files of our schemas, among the library's resources. */
final class SchemaFile {

  private static final String DIRECTORY = "/dev/mxcp/schema/";

  private SchemaFile() {}

  /** Returns the location of a file, which everit resolves references against. */
  static String location(String file) {
    return "classpath:" + DIRECTORY + file;
  }

  /** Opens the file of a location. */
  static InputStream open(String location) {
    String file = location.replaceFirst("#.*", "").replaceFirst(".*/", "");
    InputStream stream = SchemaFile.class.getResourceAsStream(DIRECTORY + file);
    if (stream == null) {
      throw new IllegalStateException("The library lacks its resource " + DIRECTORY + file);
    }
    return stream;
  }
}
