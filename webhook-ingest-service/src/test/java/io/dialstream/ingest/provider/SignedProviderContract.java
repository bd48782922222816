package io.dialstream.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds of every vendor that signs what it sends. */
public abstract class SignedProviderContract {

    /** A request as it is on the wire. */
    public record Sent(String path, String query, Map<String, String> headers, String body) {

        RawRequest raw() {
            return new RawRequest(path, query, headers, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    protected abstract Provider provider();

    /** A genuine status callback, in ASCII, with this word for the status. */
    protected abstract Sent signed(String word);

    /** A word of the vendor's. */
    protected abstract String knownWord();

    /** Whether the address is under the signature, too; the call's token is in any case. */
    protected boolean signsAddresses() {
        return true;
    }

    private Sent genuine() {
        return signed(knownWord());
    }

    private void isForged(Sent sent) {
        assertThat(provider().verify(sent.raw()))
                .as(sent.toString())
                .isEqualTo(new Verification.Forged());
    }

    @Test
    void takesWhatItsAccountHasSigned() {
        assertThat(provider().verify(genuine().raw())).isEqualTo(new Verification.Genuine());
    }

    @Test
    void refusesWhatHasNoSignature() {
        var sent = genuine();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(sent.headers());
        provider().signatureHeaders().forEach(headers::remove);

        isForged(new Sent(sent.path(), sent.query(), headers, sent.body()));
    }

    @Test
    void refusesOneFlippedBitAnywhereInTheBody() {
        var sent = genuine();
        for (int i = 0; i < sent.body().length(); i++) {
            var body = new StringBuilder(sent.body());
            body.setCharAt(i, (char) (body.charAt(i) ^ 1));
            isForged(new Sent(sent.path(), sent.query(), sent.headers(), body.toString()));
        }
    }

    @Test
    void refusesAnythingThatWasAddedOrTakenAway() {
        var sent = genuine();
        isForged(new Sent(sent.path(), sent.query(), sent.headers(), sent.body() + "&a=b"));
        isForged(new Sent(sent.path(), sent.query(), sent.headers(), ""));
    }

    @Test
    void refusesWhatWasMovedToAnotherAddress() {
        assumeThat(signsAddresses()).isTrue();
        var sent = genuine();
        isForged(new Sent(sent.path(), sent.query() + "&a=b", sent.headers(), sent.body()));
        isForged(new Sent(sent.path() + "x", sent.query(), sent.headers(), sent.body()));
    }

    @Test
    void refusesAnotherSignature() {
        var sent = genuine();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(sent.headers());
        for (var name : provider().signatureHeaders()) {
            headers.computeIfPresent(name, (_, signature) -> signature + "A");
        }

        isForged(new Sent(sent.path(), sent.query(), headers, sent.body()));
    }

    @Test
    void knowsItsOwnWordsAndGuessesNoOther() {
        var known = (StatusCallback.Report) provider().read(genuine().raw());
        var unknown = (StatusCallback.Report) provider().read(signed("teleported").raw());

        assertThat(known.status()).isNotNull();
        assertThat(unknown.status()).isNull();
        assertThat(unknown.word()).isEqualTo("teleported");
        assertThat(unknown.data()).containsValue("teleported");
        assertThat(unknown.providerCallId()).isEqualTo(known.providerCallId());
    }
}
