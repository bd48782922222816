/** Drafts in MongoDB. */
@NullMarked
package io.dialstream.campaigns.draft.mongo;

import org.jspecify.annotations.NullMarked;
