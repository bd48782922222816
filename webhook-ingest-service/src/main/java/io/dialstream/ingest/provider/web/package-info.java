/** Keeps out what no provider account vouches for. */
@NullMarked
package io.dialstream.ingest.provider.web;

import org.jspecify.annotations.NullMarked;
