package io.dialstream.ingest.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.Instructions;
import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TwimlTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    @Test
    void saysAMessageWhateverIsInIt() throws Exception {
        var text = "Grüß Gott, <Ada> & \"Co\"? ]]> 🙂\n</Say></Response>";
        var say = verb(Twiml.write(new CalleeHears.Message(text), ""), "Say");

        assertThat(say.getTextContent()).isEqualTo(text);
        assertThat(say.getParentNode().getNodeName()).isEqualTo("Response");
        assertThat(say.getParentNode().getChildNodes().getLength()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatXmlCannotWrite() throws Exception {
        var say = verb(Twiml.write(new CalleeHears.Message("a\u0000b\u000Bc\uFFFE"), ""), "Say");

        assertThat(say.getTextContent()).isEqualTo("a b c ");
    }

    @Test
    void offersAKeyWhileTheMessageIsSaidAndSoonAfter() {
        var offer =
                new CalleeHears.Offer(
                        "Hi <all>", "Press 9.", "https://a.example/twilio/digits?callId=c&t=x");

        assertThat(text(offer))
                .isEqualTo(
                        HEAD
                                + "<Response><Gather input=\"dtmf\" numDigits=\"1\""
                                + " finishOnKey=\"\" timeout=\"5\" method=\"POST\""
                                + " action=\"https://a.example/twilio/digits?callId=c&amp;t=x"
                                + "#rc=1\">"
                                + "<Say>Hi &lt;all&gt;</Say><Say>Press 9.</Say></Gather>"
                                + "</Response>");
    }

    @Test
    void connectsAMediaStream() {
        assertThat(text(new CalleeHears.MediaStream("wss://a.example/s?t=1&u=\"x\"")))
                .isEqualTo(
                        HEAD
                                + "<Response><Connect><Stream"
                                + " url=\"wss://a.example/s?t=1&amp;u=&quot;x&quot;\"/>"
                                + "</Connect></Response>");
    }

    @Test
    void redirectsToAnotherAddress() {
        assertThat(text(new CalleeHears.Elsewhere("https://a.example/?x=1&y=2")))
                .isEqualTo(
                        HEAD
                                + "<Response><Redirect method=\"POST\">"
                                + "https://a.example/?x=1&amp;y=2</Redirect></Response>");
    }

    @Test
    void hangsUpWhenThereIsNothingToHear() {
        assertThat(text(new CalleeHears.Nothing()))
                .isEqualTo(HEAD + "<Response><Hangup/></Response>");
    }

    private static String text(CalleeHears hears) {
        return Twiml.write(hears, "#rc=1").text();
    }

    private static Element verb(Instructions twiml, String name) throws Exception {
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(twiml.bytes()));
        return (Element) document.getElementsByTagName(name).item(0);
    }
}
