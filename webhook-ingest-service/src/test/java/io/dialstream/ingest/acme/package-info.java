/**
 * A vendor that there is not: what the port to vendors has to be good for besides the real ones.
 */
@NullMarked
package io.dialstream.ingest.acme;

import org.jspecify.annotations.NullMarked;
