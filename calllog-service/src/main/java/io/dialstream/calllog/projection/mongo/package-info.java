/** Campaign stats in MongoDB. */
@NullMarked
package io.dialstream.calllog.projection.mongo;

import org.jspecify.annotations.NullMarked;
