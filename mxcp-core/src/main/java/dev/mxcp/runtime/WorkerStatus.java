package dev.mxcp.runtime;

/**
 * Snapshot of the workers of an invoker, such as Python processes.
 *
 * @param alive the workers that take calls now
 * @param busy those of them that run at least one call
 * @param calls the calls that workers run now; a worker may run several
 * @param maximum the workers that there should be; fewer are alive while one is replaced
 */
public record WorkerStatus(int alive, int busy, int calls, int maximum) {}
