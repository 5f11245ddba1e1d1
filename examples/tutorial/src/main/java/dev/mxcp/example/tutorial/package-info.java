/** A host program for the bookshop project: it loads it, calls every tool and ends cleanly. */
@NullMarked
package dev.mxcp.example.tutorial;

import org.jspecify.annotations.NullMarked;
