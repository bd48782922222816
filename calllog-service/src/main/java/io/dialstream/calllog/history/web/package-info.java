/** Calls and their logs over HTTP. */
@NullMarked
package io.dialstream.calllog.history.web;

import org.jspecify.annotations.NullMarked;
