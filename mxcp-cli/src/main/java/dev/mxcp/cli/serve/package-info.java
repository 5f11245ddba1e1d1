/** What {@code mxcp serve} needs beside the server itself. */
@NullMarked
package dev.mxcp.cli.serve;

import org.jspecify.annotations.NullMarked;
