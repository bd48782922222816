/** How strictly the requests of users are read. */
@NullMarked
package io.dialstream.foundation.request.web;

import org.jspecify.annotations.NullMarked;
