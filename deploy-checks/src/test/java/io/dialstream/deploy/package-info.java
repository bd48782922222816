/** Holds what deploys Dialstream to schemas and to what the services really have. */
@NullMarked
package io.dialstream.deploy;

import org.jspecify.annotations.NullMarked;
