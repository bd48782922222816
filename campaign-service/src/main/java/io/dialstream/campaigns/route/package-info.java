/** Numbers that people can call, and who takes these calls. */
@NullMarked
package io.dialstream.campaigns.route;

import org.jspecify.annotations.NullMarked;
