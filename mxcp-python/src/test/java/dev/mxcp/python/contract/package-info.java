/** What every Python engine has to do, as tests. */
@NullMarked
package dev.mxcp.python.contract;

import org.jspecify.annotations.NullMarked;
