/** Strangers at the doors of Tomcat. */
@NullMarked
package io.dialstream.foundation.connection.tomcat;

import org.jspecify.annotations.NullMarked;
