/** Leads over HTTP. */
@NullMarked
package io.dialstream.campaigns.lead.web;

import org.jspecify.annotations.NullMarked;
