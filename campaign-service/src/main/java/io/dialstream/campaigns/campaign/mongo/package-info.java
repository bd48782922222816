/** Campaigns in MongoDB. */
@NullMarked
package io.dialstream.campaigns.campaign.mongo;

import org.jspecify.annotations.NullMarked;
