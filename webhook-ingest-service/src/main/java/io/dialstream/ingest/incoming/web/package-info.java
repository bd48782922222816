/** The door at which a provider tells of a call that comes in. */
@NullMarked
package io.dialstream.ingest.incoming.web;

import org.jspecify.annotations.NullMarked;
