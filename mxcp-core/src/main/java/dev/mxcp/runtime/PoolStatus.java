package dev.mxcp.runtime;

/**
 * Snapshot of a database's connection pool.
 *
 * @param active the connections that calls use now
 * @param idle the open connections that nobody uses
 * @param waiting the calls that wait for a connection
 * @param maximum the most connections; 0 if there is no limit
 */
public record PoolStatus(int active, int idle, int waiting, int maximum) {}
