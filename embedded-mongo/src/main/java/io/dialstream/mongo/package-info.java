/**
 * A MongoDB-compatible server in a file whose acknowledged writes survive the death of its process.
 */
@NullMarked
package io.dialstream.mongo;

import org.jspecify.annotations.NullMarked;
