/** The calls that count for caps, in MongoDB. */
@NullMarked
package io.dialstream.campaigns.cap.mongo;

import org.jspecify.annotations.NullMarked;
