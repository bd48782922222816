package io.dialstream.ingest.plivo;

import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.Instructions;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes what the callee hears as Plivo's XML (docs: Voice XML). After its end the call ends. */
final class PlivoXml {

    /** Characters that XML 1.0 has no way to write. */
    private static final Pattern NO_XML =
            Pattern.compile(
                    "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /** Seconds that a callee has, after the last word, to press a key. */
    private static final String PATIENCE = "5";

    /** It is written down, or the callee is not told (docs: Callback configurations). */
    private static final String RETRIES = "#rc=5&rp=5xx,ct,rt";

    private PlivoXml() {}

    static Instructions write(CalleeHears hears) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("Response");
            writeElement(xml, hears);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return new Instructions("application/xml", text.toString());
    }

    private static void writeElement(XMLStreamWriter xml, CalleeHears hears)
            throws XMLStreamException {
        switch (hears) {
            case CalleeHears.Message(var text) -> writeText(xml, "Speak", text);
            case CalleeHears.Offer offer -> writeOffer(xml, offer);
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

    private static void writeOffer(XMLStreamWriter xml, CalleeHears.Offer offer)
            throws XMLStreamException {
        xml.writeStartElement("GetDigits");
        xml.writeAttribute("action", offer.address() + RETRIES);
        xml.writeAttribute("method", "POST");
        xml.writeAttribute("numDigits", "1");
        xml.writeAttribute("finishOnKey", "none");
        xml.writeAttribute("timeout", PATIENCE);
        writeText(xml, "Speak", offer.text());
        writeText(xml, "Speak", offer.prompt());
        xml.writeEndElement();
    }

    /** The call lasts as long as the stream, which hears and says. */
    private static void writeStream(XMLStreamWriter xml, String url) throws XMLStreamException {
        xml.writeStartElement("Stream");
        xml.writeAttribute("bidirectional", "true");
        xml.writeAttribute("keepCallAlive", "true");
        xml.writeCharacters(url);
        xml.writeEndElement();
    }

    private static void writeRedirect(XMLStreamWriter xml, String url) throws XMLStreamException {
        xml.writeStartElement("Redirect");
        xml.writeAttribute("method", "POST");
        xml.writeCharacters(url);
        xml.writeEndElement();
    }
}
