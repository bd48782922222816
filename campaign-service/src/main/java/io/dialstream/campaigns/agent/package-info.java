/** Agents: what a callee hears, and from which number. */
@NullMarked
package io.dialstream.campaigns.agent;

import org.jspecify.annotations.NullMarked;
