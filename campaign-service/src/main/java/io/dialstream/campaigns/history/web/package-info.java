/** The call log's read API at the address of this service. */
@NullMarked
package io.dialstream.campaigns.history.web;

import org.jspecify.annotations.NullMarked;
