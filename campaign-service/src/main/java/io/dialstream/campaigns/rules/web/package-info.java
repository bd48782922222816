/** Rules as they are told in JSON by whoever runs this deployment. */
@NullMarked
package io.dialstream.campaigns.rules.web;

import org.jspecify.annotations.NullMarked;
