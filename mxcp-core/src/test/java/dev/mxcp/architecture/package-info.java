/** What may know what: the rules of the rooms, and those that every module keeps. */
@NullMarked
package dev.mxcp.architecture;

import org.jspecify.annotations.NullMarked;
