/** The records of the audit log as the command shows and exports them. */
@NullMarked
package dev.mxcp.cli.audit;

import org.jspecify.annotations.NullMarked;
