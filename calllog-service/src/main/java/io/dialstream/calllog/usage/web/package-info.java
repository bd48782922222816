/** Usage over HTTP. */
@NullMarked
package io.dialstream.calllog.usage.web;

import org.jspecify.annotations.NullMarked;
