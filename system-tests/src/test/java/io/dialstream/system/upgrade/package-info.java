/** Whether a newer version takes over what an older one left, and works beside it. */
@NullMarked
package io.dialstream.system.upgrade;

import org.jspecify.annotations.NullMarked;
