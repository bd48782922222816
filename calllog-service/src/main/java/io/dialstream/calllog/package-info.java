/** What really happened to every call: projected from the events, and read over HTTP. */
@NullMarked
package io.dialstream.calllog;

import org.jspecify.annotations.NullMarked;
