/** The audit log: records of calls, redacted, in files that show changes. */
@NullMarked
package dev.mxcp.audit;

import org.jspecify.annotations.NullMarked;
