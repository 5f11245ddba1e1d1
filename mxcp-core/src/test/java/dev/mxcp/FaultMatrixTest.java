package dev.mxcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.FaultyHost.Fault;
import dev.mxcp.FaultyHost.Place;
import dev.mxcp.error.MxcpException;
import dev.mxcp.runtime.ReloadReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever code of a host does wherever it runs, it costs its own call, reload or start: others
 * answer, a later reload works, and close ends threads, sessions and databases.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class FaultMatrixTest {

  private static final Logger LOG = LoggerFactory.getLogger(FaultMatrixTest.class);
  private static final Map<Place, Map<Fault, String>> TABLE = new EnumMap<>(Place.class);

  @TempDir Path directory;

  private final FaultyHost host = new FaultyHost();
  private final Set<Thread> before = Thread.getAllStackTraces().keySet();
  private ProjectFiles files;

  static Stream<Arguments> faults() {
    List<Arguments> all = new ArrayList<>();
    for (Place place : Place.values()) {
      for (Fault fault : Fault.values()) {
        all.add(Arguments.of(place, fault));
      }
    }
    return all.stream();
  }

  @BeforeEach
  void project() {
    files = new ProjectFiles(directory).tool("healthy", "").tool("faulty", "");
    files.write(
        "config.yml",
        """
        mxcp: 1
        projects:
          test:
            profiles:
              default:
                secrets:
                  - {name: s, type: custom, parameters: {key: "host://key"}}
        """);
  }

  private Mxcp build() {
    return host.register(files.builder())
        .userConfig(directory.resolve("config.yml"))
        .lenient(true)
        .hookTimeout(Duration.ofMillis(300))
        .drainTimeout(Duration.ofMillis(300))
        .build();
  }

  @AfterAll
  static void show() {
    StringBuilder table =
        new StringBuilder("What a fault costs (b build, c call, r reload, x close)");
    TABLE.forEach((place, row) -> table.append('\n').append(place).append(' ').append(row));
    LOG.info("{}", table);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void costs_only_what_it_belongs_to(Place place, Fault fault) throws Exception {
    StringBuilder cost = new StringBuilder();
    whileBuilding(place, fault, cost);
    Mxcp mxcp = build();
    try {
      whileCalling(mxcp, place, fault, cost);
      whileReloading(mxcp, place, fault, cost);
      host.arm(place, fault);
    } finally {
      closed(mxcp);
      host.disarm();
    }
    assertNothingIsLeft();
    TABLE.computeIfAbsent(place, row -> new EnumMap<>(Fault.class)).put(fault, cost.toString());
  }

  private void whileBuilding(Place place, Fault fault, StringBuilder cost) {
    host.arm(place, fault);
    try {
      closed(build());
    } catch (MxcpException e) {
      cost.append('b');
    } finally {
      Thread.interrupted();
      host.disarm();
    }
  }

  private void whileCalling(Mxcp mxcp, Place place, Fault fault, StringBuilder cost)
      throws IOException {
    host.arm(place, fault);
    CompletableFuture<Outcome> faulty = mxcp.callAsync("faulty", Map.of());
    CompletableFuture<Boolean> streamed = streamed(mxcp);
    assertThat(mxcp.call("healthy", Map.of()).orElseThrow()).isEqualTo("fine");
    if (fault != Fault.BLOCKS) {
      CompletableFuture.allOf(faulty, streamed).join();
    }
    host.disarm();
    cost.append(faulty.join().isOk() && streamed.join() ? "" : "c");
    assertThat(mxcp.call("faulty", Map.of()).isOk()).isTrue();
  }

  private static CompletableFuture<Boolean> streamed(Mxcp mxcp) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            return mxcp.callToJson("faulty", Map.of(), out).isEmpty();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          } finally {
            Thread.interrupted();
          }
        });
  }

  private void whileReloading(Mxcp mxcp, Place place, Fault fault, StringBuilder cost) {
    host.arm(place, fault);
    CompletableFuture<ReloadReport> reload = mxcp.reload(host.reload()).toCompletableFuture();
    if (fault == Fault.BLOCKS) {
      // A payload may take its time, and a listener must not; what ends them is the test.
      boolean endless =
          place == Place.PAYLOAD || place == Place.RELOAD_STARTED || place == Place.RELOAD_ENDED;
      if (endless) {
        host.disarm();
      }
    }
    cost.append(reload.join().isSuccess() ? "" : "r");
    host.disarm();
    assertThat(mxcp.reload().toCompletableFuture().join().isSuccess()).isTrue();
    assertThat(mxcp.call("healthy", Map.of()).orElseThrow()).isEqualTo("fine");
    assertThat(mxcp.call("faulty", Map.of()).isOk()).isTrue();
  }

  /** Closes on a thread of its own: a fault of the host must not end it. */
  private static void closed(Mxcp mxcp) {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread closing = new Thread(mxcp::close, "test-close");
    closing.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
    closing.start();
    try {
      closing.join(TimeUnit.MINUTES.toMillis(2));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(closing.isAlive()).as("close() has ended").isFalse();
    assertThat(thrown.get()).isNull();
  }

  private void assertNothingIsLeft() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("mxcp-") && !before.contains(thread)) {
        thread.join(TimeUnit.MINUTES.toMillis(2));
      }
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("mxcp-") && !before.contains(thread))
        .filteredOn(thread -> !thread.getName().equals("mxcp-call"))
        .as(() -> names())
        .isEmpty();
    assertThat(host.open()).isZero();
  }

  private static String names() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .collect(Collectors.joining(", "));
  }
}
