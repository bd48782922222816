/** Sessions in MongoDB. */
@NullMarked
package io.dialstream.campaigns.session.mongo;

import org.jspecify.annotations.NullMarked;
