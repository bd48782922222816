/**
 * SansPBX as the provider. <b>Unverified:</b> there is no public documentation. What is here is
 * what programs that use it agree on, and nobody has tried it on the service itself. Where they
 * disagree, or where another installation may differ, it is a setting: names of fields, paths, how
 * numbers are written. The start says so in the log.
 *
 * <h2>Why is a token kept until it is refused?</h2>
 *
 * It comes with a time at which it expires, which names no zone. A token that is refused is certain
 * to be of no use: the call was not placed, and the next request asks for another one. A call is
 * never asked for twice because of it.
 *
 * <h2>Why are calls refused that read out a message?</h2>
 *
 * A call can be connected to a media stream, and nothing reads a text. Whoever has an application
 * there that does can name the custom field in which it finds the text ({@code FIELDS_MESSAGE}).
 *
 * <h2>Why can a call not be asked for?</h2>
 *
 * No request for that is known, nor for a list. A placement whose answer has no id is settled by a
 * webhook, or stays unknown.
 */
@NullMarked
package io.dialstream.dialer.provider.sanspbx;

import org.jspecify.annotations.NullMarked;
