package dev.mxcp.cli.audit;

import dev.mxcp.cli.failure.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the records of an audit log into files of other formats. */
public final class RecordExport {

  private final RecordQuery query;

  /** Exports the records of a query. */
  public RecordExport(RecordQuery query) {
    this.query = query;
  }

  /**
   * Writes CSV by RFC 4180, with a header: lists and objects are JSON, null is empty.
   *
   * @return how many records were written
   * @throws CommandFailure if the file exists or cannot be written
   */
  public long csv(Path file) {
    try (Writer out =
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
      line(out, RecordQuery.columns());
      long[] count = new long[1];
      query.texts(rows -> count[0] = lines(out, rows));
      return count[0];
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (IOException | UncheckedIOException e) {
      throw CommandFailure.failed("export", "Cannot write " + file + ": " + e, null, null);
    }
  }

  private static long lines(Writer out, ResultSet rows) throws SQLException {
    long count = 0;
    int columns = RecordQuery.columns().size();
    while (rows.next()) {
      List<@Nullable String> cells = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        cells.add(rows.getString(i));
      }
      line(out, cells);
      count++;
    }
    return count;
  }

  private static void line(Writer out, List<? extends @Nullable String> cells) {
    try {
      out.write(String.join(",", cells.stream().map(RecordExport::cell).toList()));
      out.write("\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(@Nullable String text) {
    if (text == null) {
      return "";
    }
    boolean isPlain = !text.isEmpty() && text.chars().noneMatch(c -> "\",\r\n".indexOf(c) >= 0);
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /**
   * Makes a DuckDB database with the table {@code logs}.
   *
   * @return how many records it has
   * @throws CommandFailure if the file exists or cannot be written
   */
  public long duckDb(Path file) {
    if (Files.exists(file)) {
      throw exists(file);
    }
    return query.copyTo(file);
  }

  private static CommandFailure exists(Path file) {
    return CommandFailure.failed(
        "export", file + " exists.", "Delete it, or name another file.", null);
  }
}
