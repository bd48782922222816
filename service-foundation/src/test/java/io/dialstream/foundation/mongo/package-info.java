/** What is shared about MongoDB, tested on a server. */
@NullMarked
package io.dialstream.foundation.mongo;

import org.jspecify.annotations.NullMarked;
