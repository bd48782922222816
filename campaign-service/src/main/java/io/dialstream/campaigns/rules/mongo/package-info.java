/** Rules in MongoDB. */
@NullMarked
package io.dialstream.campaigns.rules.mongo;

import org.jspecify.annotations.NullMarked;
