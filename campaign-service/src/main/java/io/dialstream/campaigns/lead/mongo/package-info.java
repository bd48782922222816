/** Leads in MongoDB. */
@NullMarked
package io.dialstream.campaigns.lead.mongo;

import org.jspecify.annotations.NullMarked;
