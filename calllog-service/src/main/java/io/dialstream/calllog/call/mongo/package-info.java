/** Calls in MongoDB. */
@NullMarked
package io.dialstream.calllog.call.mongo;

import org.jspecify.annotations.NullMarked;
