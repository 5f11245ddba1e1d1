package dev.mxcp.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Compares the threads and child processes of this JVM before and after tests.
 *
 * <p>They do not say to which test they belong. So where tests overlap, it looks when the last of
 * them has ended, and names them all. One for every run of JUnit.
 */
final class LeakWatch {

  private static final Duration GRACE = Duration.ofSeconds(3);

  /** Threads that the JDK, JUnit and build tools start when they need them, and keep. */
  private static final List<String> SHARED_THREADS =
      List.of(
          "ForkJoinPool.commonPool",
          "CompletableFutureDelayScheduler",
          "HttpClient-",
          "junit-",
          "surefire-");

  private static final Births BIRTHS = new Births();

  private final Duration grace;
  private final Set<String> overlapping = new LinkedHashSet<>();
  private final List<Origin> births = new CopyOnWriteArrayList<>();
  private Set<Thread> threads = Set.of();
  private Set<ProcessHandle> processes = Set.of();
  private int active;

  private LeakWatch() {
    this(GRACE);
  }

  /** Creates a watch that waits so long for what is about to end. */
  LeakWatch(Duration grace) {
    this.grace = grace;
  }

  /** Returns the watch of this run. */
  static LeakWatch of(ExtensionContext context) {
    ExtensionContext.Store store =
        context.getRoot().getStore(ExtensionContext.Namespace.create(LeakWatch.class));
    return store.getOrComputeIfAbsent(LeakWatch.class, key -> new LeakWatch(), LeakWatch.class);
  }

  /** A test, or a class that shares a runtime, begins. */
  synchronized void begin(String name) {
    if (active == 0) {
      threads = threads();
      processes = processes();
      births.clear();
      overlapping.clear();
    }
    active++;
    overlapping.add(name);
    BIRTHS.set(births);
  }

  /** The runtime of the test is started: threads are made by the test from now on. */
  synchronized void started() {
    if (active == 1) {
      births.clear();
    }
  }

  /** It has ended. Returns what it, and those that ran at the same time, left behind. */
  synchronized List<String> end() {
    BIRTHS.remove();
    active--;
    if (active > 0) {
      return List.of();
    }
    long deadline = System.nanoTime() + grace.toNanos();
    List<String> found = new ArrayList<>();
    newThreads().stream()
        .filter(thread -> survives(thread, deadline))
        .forEach(thread -> found.add(describe(thread)));
    newProcesses().stream()
        .filter(process -> survives(process, deadline))
        .forEach(process -> found.add(describe(process)));
    if (!found.isEmpty() && overlapping.size() > 1) {
      found.add("these ran at the same time: " + String.join(", ", overlapping));
    }
    return found;
  }

  private Set<Thread> newThreads() {
    Set<Thread> now = threads();
    now.removeAll(threads);
    return now;
  }

  private Set<ProcessHandle> newProcesses() {
    Set<ProcessHandle> now = processes();
    now.removeAll(processes);
    return now;
  }

  private String describe(Thread thread) {
    String at =
        List.of(thread.getStackTrace()).stream()
            .limit(5)
            .map(frame -> "\n        at " + frame)
            .collect(Collectors.joining());
    String started =
        births.stream()
            .distinct()
            .limit(5)
            .map(origin -> "\n      " + origin)
            .collect(Collectors.joining());
    return "the thread "
        + thread.getName()
        + (started.isEmpty() ? "" : ", started at" + started)
        + (at.isEmpty() ? "" : "\n      and now" + at);
  }

  private static String describe(ProcessHandle process) {
    String command = process.info().commandLine().or(() -> process.info().command()).orElse("?");
    return "the process " + process.pid() + ": " + command;
  }

  private static boolean survives(Thread thread, long deadline) {
    try {
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      thread.join(Math.max(1, millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return thread.isAlive();
  }

  private static boolean survives(ProcessHandle process, long deadline) {
    try {
      long nanos = Math.max(1, deadline - System.nanoTime());
      process.onExit().get(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      return process.isAlive();
    }
    return process.isAlive();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(LeakWatch::isOfSomebody)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean isOfSomebody(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group != null
        && !group.getName().equals("system")
        && !group.getName().equals("InnocuousThreadGroup")
        && !thread.getClass().getName().startsWith("org.junit.")
        && SHARED_THREADS.stream().noneMatch(thread.getName()::startsWith);
  }

  private static Set<ProcessHandle> processes() {
    return ProcessHandle.current().descendants().collect(Collectors.toCollection(HashSet::new));
  }

  /** Notes where threads are made: a child inherits from the thread that makes it, there. */
  private static final class Births extends InheritableThreadLocal<List<Origin>> {
    @Override
    protected List<Origin> childValue(List<Origin> births) {
      if (births != null) {
        births.add(Origin.here());
      }
      return births;
    }
  }
}
