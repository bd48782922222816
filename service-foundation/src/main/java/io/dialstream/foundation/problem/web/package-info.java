/** RFC 9457 problem details for everything that goes wrong over HTTP. */
@NullMarked
package io.dialstream.foundation.problem.web;

import org.jspecify.annotations.NullMarked;
