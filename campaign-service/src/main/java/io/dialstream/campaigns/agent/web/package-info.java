/** Agents over HTTP. */
@NullMarked
package io.dialstream.campaigns.agent.web;

import org.jspecify.annotations.NullMarked;
