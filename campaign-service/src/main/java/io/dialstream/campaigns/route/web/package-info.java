/** Numbers that people can call, over HTTP. */
@NullMarked
package io.dialstream.campaigns.route.web;

import org.jspecify.annotations.NullMarked;
