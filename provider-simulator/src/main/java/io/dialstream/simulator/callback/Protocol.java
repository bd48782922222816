package io.dialstream.simulator.callback;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallRequest.VerdictCallback;
import io.dialstream.simulator.call.Callback;
import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.call.PlannedVerdict;
import io.dialstream.simulator.call.VoiceInstructions;
import java.util.List;
import java.util.Optional;

/**
 * How a vendor speaks to the servers of its customers: words, order of fields, signatures. The
 * other direction, its API, is a controller in the same package.
 */
public interface Protocol {

    /** As it stands in the settings of accounts. */
    String vendor();

    /**
     * What an account must have been told, in capitals. By the first of them the vendor knows it:
     * no two accounts have the same there.
     */
    List<String> settings();

    /** The id of a new call. */
    String newCallId();

    /**
     * What tells of one step of a call: one message as a rule, in the order in which they are sent
     * if there are more.
     */
    List<Message> statusCallbacks(Call call, Callback callback);

    /**
     * What a customer's own instructions make the vendor post under the ids of a call: genuine by
     * its signature, at an address that has the ids and not the token, about something else.
     */
    Message forgedCallback(Call call, Callback callback);

    /**
     * Who is asked and told about calls to the numbers of an account; nobody at a vendor where no
     * call comes in, or when the account was told of no servers.
     */
    default Optional<Reception> reception(Account account) {
        return Optional.empty();
    }

    /**
     * The request for the instructions of a call that was answered or, if it comes in, that rings.
     */
    Message voiceRequest(Call call, VoiceInstructions.Fetched voice);

    /** What tells which key the callee has pressed; it is answered with further instructions. */
    Message keyPress(Call call, Gather gather, String key);

    /** Whether the vendor tells a verdict at all; some say nothing of humans. */
    default boolean tells(PlannedVerdict verdict) {
        return true;
    }

    /**
     * What tells, before the verdict, that a machine has answered whose greeting goes on; some
     * vendors do where its end is waited for.
     */
    default Optional<Message> noticed(Call call, VerdictCallback wanted, PlannedVerdict verdict) {
        return Optional.empty();
    }

    /** What tells who has answered. */
    Message verdict(Call call, VerdictCallback wanted, PlannedVerdict verdict);

    /**
     * The instructions in an answer.
     *
     * @param url that was asked, to which addresses may be relative
     */
    Instructions read(Reply reply, String url);

    /** Instructions that came with the create, or in a command. */
    Instructions read(String given);
}
