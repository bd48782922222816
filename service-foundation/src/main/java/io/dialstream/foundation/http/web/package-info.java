/** The proxies in front of a service, and what may be believed of them. */
@NullMarked
package io.dialstream.foundation.http.web;

import org.jspecify.annotations.NullMarked;
