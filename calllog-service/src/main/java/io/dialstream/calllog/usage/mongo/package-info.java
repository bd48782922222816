/** The usage ledger in MongoDB. */
@NullMarked
package io.dialstream.calllog.usage.mongo;

import org.jspecify.annotations.NullMarked;
