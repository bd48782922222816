/** Agents in MongoDB. */
@NullMarked
package io.dialstream.campaigns.agent.mongo;

import org.jspecify.annotations.NullMarked;
