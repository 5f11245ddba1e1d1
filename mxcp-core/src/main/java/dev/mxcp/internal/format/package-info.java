/** Text formats: dates, durations, mail addresses, numbers and patterns; no promises to users. */
@NullMarked
package dev.mxcp.internal.format;

import org.jspecify.annotations.NullMarked;
