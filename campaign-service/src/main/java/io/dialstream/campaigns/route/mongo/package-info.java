/** Routes of numbers in MongoDB. */
@NullMarked
package io.dialstream.campaigns.route.mongo;

import org.jspecify.annotations.NullMarked;
