/** Writes in bulk that may be repeated, and lists that are read newest first. */
@NullMarked
package io.dialstream.calllog.storage.mongo;

import org.jspecify.annotations.NullMarked;
