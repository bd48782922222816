/**
 * Who calls us back: the provider accounts, each behind a port that knows how its vendor signs,
 * what it says and what it wants to be told.
 */
@NullMarked
package io.dialstream.ingest.provider;

import org.jspecify.annotations.NullMarked;
