/** Bearer keys, or tokens of a JWT issuer, on HTTP requests. */
@NullMarked
package io.dialstream.foundation.access.web;

import org.jspecify.annotations.NullMarked;
