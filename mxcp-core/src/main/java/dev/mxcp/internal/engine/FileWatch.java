package dev.mxcp.internal.engine;

import dev.mxcp.error.ConfigException;
import dev.mxcp.runtime.ReloadRequest;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a reload when a source of the project changes; for development.
 *
 * <p>A project that disappears is watched again when it comes back.
 */
final class FileWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
  private static final Set<String> SOURCES = Set.of("yml", "yaml", "sql", "py");

  /** Editors write a file in several steps: a change counts when nothing more follows. */
  private static final long QUIET_MILLIS = 200;

  private final Path project;
  private final Consumer<ReloadRequest> reload;
  private final WatchService service;
  private volatile boolean closed;

  FileWatch(Path project, Consumer<ReloadRequest> reload) {
    this.project = project;
    this.reload = reload;
    try {
      service = project.getFileSystem().newWatchService();
      watchTree(project);
    } catch (IOException e) {
      throw new ConfigException("The project's files cannot be watched: " + e.getMessage(), e);
    }
    Thread thread = new Thread(this::watch, "mxcp-files");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    try {
      service.close();
    } catch (IOException e) {
      LOG.warn("The file watch does not close", e);
    }
  }

  private void watch() {
    while (!closed) {
      try {
        round();
      } catch (ClosedWatchServiceException e) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Throwable e) {
        LOG.warn("The file watch failed, and goes on", e);
      }
    }
  }

  /** Waits for changes, and asks for one reload for all of them. */
  private void round() throws InterruptedException, IOException {
    Set<String> changed = new TreeSet<>();
    WatchKey key = service.take();
    while (key != null) {
      // Writes of the database file never end; only sources are waited for to be quiet.
      key = collect(key, changed) ? next() : null;
    }
    if (!Files.isDirectory(project)) {
      awaitReturn();
      changed.add("the whole project");
    }
    if (!changed.isEmpty()) {
      reload.accept(ReloadRequest.plain("changed: " + String.join(", ", changed)));
    }
  }

  private void awaitReturn() throws InterruptedException, IOException {
    LOG.warn("The project {} has disappeared; waiting for it to come back", project);
    while (!closed && !Files.isRegularFile(project.resolve("mxcp-site.yml"))) {
      next();
    }
    if (!closed) {
      watchTree(project);
    }
  }

  private @Nullable WatchKey next() throws InterruptedException {
    return service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Returns whether a source was among the changes. */
  private boolean collect(WatchKey key, Set<String> changed) {
    boolean sources = false;
    Path directory = (Path) key.watchable();
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.context() instanceof Path name) {
        sources |= note(directory.resolve(name), changed);
      }
    }
    key.reset();
    return sources;
  }

  private boolean note(Path path, Set<String> changed) {
    if (Files.isDirectory(path)) {
      watchNew(path);
    }
    String name = path.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1);
    if (!name.startsWith(".") && SOURCES.contains(extension)) {
      changed.add(project.relativize(path).toString());
      return true;
    }
    return false;
  }

  private void watchNew(Path directory) {
    try {
      watchTree(directory);
    } catch (IOException e) {
      LOG.warn("{} cannot be watched", directory, e);
    }
  }

  private void watchTree(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            String name = directory.getFileName().toString();
            if (!directory.equals(project)
                && (name.startsWith(".") || name.equals("__pycache__"))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            directory.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
