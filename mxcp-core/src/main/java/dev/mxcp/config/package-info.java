/** The site and user configuration of the active profile, and its secrets. */
@NullMarked
package dev.mxcp.config;

import org.jspecify.annotations.NullMarked;
