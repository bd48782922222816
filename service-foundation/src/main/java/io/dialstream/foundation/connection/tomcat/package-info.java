/** Enforces the limits of unknown callers on Tomcat's connections. */
@NullMarked
package io.dialstream.foundation.connection.tomcat;

import org.jspecify.annotations.NullMarked;
