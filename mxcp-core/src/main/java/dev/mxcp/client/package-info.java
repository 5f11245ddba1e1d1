/** What interfaces of typed clients may say beyond their names; see {@code Mxcp.client}. */
@NullMarked
package dev.mxcp.client;

import org.jspecify.annotations.NullMarked;
