/** Log entries in MongoDB. */
@NullMarked
package io.dialstream.calllog.history.mongo;

import org.jspecify.annotations.NullMarked;
