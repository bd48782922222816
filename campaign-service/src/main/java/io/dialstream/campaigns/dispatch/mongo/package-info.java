/** Dispatches in MongoDB. */
@NullMarked
package io.dialstream.campaigns.dispatch.mongo;

import org.jspecify.annotations.NullMarked;
