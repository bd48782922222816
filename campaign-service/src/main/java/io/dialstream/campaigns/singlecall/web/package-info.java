/** Calls outside any campaign, over HTTP. */
@NullMarked
package io.dialstream.campaigns.singlecall.web;

import org.jspecify.annotations.NullMarked;
