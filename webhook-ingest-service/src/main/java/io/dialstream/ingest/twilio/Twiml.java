package io.dialstream.ingest.twilio;

import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.Instructions;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes what the callee hears as TwiML. */
final class Twiml {

    /** Characters that XML 1.0 has no way to write. */
    private static final Pattern NO_XML =
            Pattern.compile(
                    "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /** Seconds that a callee has, after the last word, to press a key. */
    private static final String PATIENCE = "5";

    private Twiml() {}

    /**
     * @param retries the fragment of an address that asks for further tries; empty where there is
     *     no such thing
     */
    static Instructions write(CalleeHears hears, String retries) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("Response");
            writeVerb(xml, hears, retries);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return new Instructions("application/xml", text.toString());
    }

    private static void writeVerb(XMLStreamWriter xml, CalleeHears hears, String retries)
            throws XMLStreamException {
        switch (hears) {
            case CalleeHears.Message(var text) -> writeText(xml, "Say", text);
            case CalleeHears.Offer offer -> writeOffer(xml, offer, retries);
            case CalleeHears.MediaStream(var url) -> writeStream(xml, url);
            case CalleeHears.Elsewhere(var url) -> writeRedirect(xml, url);
            case CalleeHears.Nothing _ -> xml.writeEmptyElement("Hangup");
        }
    }

    private static void writeText(XMLStreamWriter xml, String element, String text)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(NO_XML.matcher(text).replaceAll(" "));
        xml.writeEndElement();
    }

    /** Where no key is pressed, the document ends after it, and the call with it. */
    private static void writeOffer(XMLStreamWriter xml, CalleeHears.Offer offer, String retries)
            throws XMLStreamException {
        xml.writeStartElement("Gather");
        xml.writeAttribute("input", "dtmf");
        xml.writeAttribute("numDigits", "1");
        xml.writeAttribute("finishOnKey", "");
        xml.writeAttribute("timeout", PATIENCE);
        xml.writeAttribute("method", "POST");
        xml.writeAttribute("action", offer.address() + retries);
        writeText(xml, "Say", offer.text());
        writeText(xml, "Say", offer.prompt());
        xml.writeEndElement();
    }

    private static void writeStream(XMLStreamWriter xml, String url) throws XMLStreamException {
        xml.writeStartElement("Connect");
        xml.writeEmptyElement("Stream");
        xml.writeAttribute("url", url);
        xml.writeEndElement();
    }

    private static void writeRedirect(XMLStreamWriter xml, String url) throws XMLStreamException {
        xml.writeStartElement("Redirect");
        xml.writeAttribute("method", "POST");
        xml.writeCharacters(url);
        xml.writeEndElement();
    }
}
