/** What all services ask of the HTTP connections that reach them. */
@NullMarked
package io.dialstream.foundation.http;

import org.jspecify.annotations.NullMarked;
