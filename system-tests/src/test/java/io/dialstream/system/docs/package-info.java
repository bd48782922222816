/** The pages for readers, run as a reader would run them. */
@NullMarked
package io.dialstream.system.docs;

import org.jspecify.annotations.NullMarked;
