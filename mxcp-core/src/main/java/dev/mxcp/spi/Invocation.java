package dev.mxcp.spi;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.runtime.CallContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call, as an invoker sees it.
 *
 * @param endpoint what is called
 * @param arguments the converted and checked arguments, defaults filled in, in the order of the
 *     parameters: String, Boolean, Long or BigInteger, Double or BigDecimal, LocalDate, LocalTime,
 *     LocalDateTime, OffsetDateTime, List, Map and null; immutable
 * @param context who calls, and until when
 */
public record Invocation(
    Endpoint endpoint, Map<String, @Nullable Object> arguments, CallContext context) {}
