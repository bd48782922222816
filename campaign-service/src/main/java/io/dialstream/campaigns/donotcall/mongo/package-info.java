/** Do-not-call lists in MongoDB. */
@NullMarked
package io.dialstream.campaigns.donotcall.mongo;

import org.jspecify.annotations.NullMarked;
