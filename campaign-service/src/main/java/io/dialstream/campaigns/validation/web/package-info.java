/** What all requests are checked for. */
@NullMarked
package io.dialstream.campaigns.validation.web;

import org.jspecify.annotations.NullMarked;
