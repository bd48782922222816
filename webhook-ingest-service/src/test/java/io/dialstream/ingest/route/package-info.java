@NullMarked
package io.dialstream.ingest.route;

import org.jspecify.annotations.NullMarked;
