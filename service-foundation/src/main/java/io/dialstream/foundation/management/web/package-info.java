/** Health and metrics on a port of their own, where no client keeps a probe waiting. */
@NullMarked
package io.dialstream.foundation.management.web;

import org.jspecify.annotations.NullMarked;
