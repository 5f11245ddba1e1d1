/** What tools run on: database, configuration, secrets and lifecycle. */
@NullMarked
package dev.mxcp.runtime;

import org.jspecify.annotations.NullMarked;
