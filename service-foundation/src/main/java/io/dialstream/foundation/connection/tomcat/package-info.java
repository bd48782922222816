/** Holds Tomcat's connections to the limits of strangers. */
@NullMarked
package io.dialstream.foundation.connection.tomcat;

import org.jspecify.annotations.NullMarked;
