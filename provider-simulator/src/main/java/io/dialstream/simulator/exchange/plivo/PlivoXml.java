package io.dialstream.simulator.exchange.plivo;

import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.callback.Instructions;
import io.dialstream.simulator.callback.Reply;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads Plivo's XML, as far as the exchange can execute it. */
final class PlivoXml {

    /** Docs, XML request: 100 kB. */
    private static final int LONGEST = 100 * 1024;

    private static final Pattern DIGIT = Pattern.compile("(?<![0-9])[0-9](?![0-9])");

    private PlivoXml() {}

    static Instructions read(Reply reply, String url) {
        return switch (reply) {
            case Reply.Unanswered unanswered -> Instructions.unusable(unanswered.detail());
            case Reply.Answered answered when !answered.isSuccess() ->
                    Instructions.unusable("HTTP status " + answered.status());
            case Reply.Answered answered when !isXml(answered.contentType()) ->
                    Instructions.unusable("content type " + answered.contentType());
            case Reply.Answered answered -> read(answered.body(), url);
        };
    }

    private static Instructions read(String xml, String url) {
        if (xml.length() > LONGEST) {
            return Instructions.unusable("longer than 100 kB");
        }
        try {
            Document document = document(xml);
            String root = document.getDocumentElement().getTagName();
            return root.equals("Response")
                    ? Instructions.of(said(document), gather(document, url))
                            .staying(isKeptAlive(document))
                    : Instructions.unusable("the root element is " + root);
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            return Instructions.unusable("not well-formed XML");
        } catch (IllegalArgumentException noAddress) {
            return Instructions.unusable("an action that is no address");
        }
    }

    private static @Nullable String said(Document document) {
        NodeList speaks = document.getElementsByTagName("Speak");
        StringBuilder all = new StringBuilder();
        for (int n = 0; n < speaks.getLength(); n++) {
            all.append(n == 0 ? "" : " ").append(speaks.item(n).getTextContent());
        }
        return all.isEmpty() ? null : all.toString();
    }

    /** Of a stream that is not, what comes after it begins at once. */
    private static boolean isKeptAlive(Document document) {
        NodeList streams = document.getElementsByTagName("Stream");
        return streams.getLength() > 0
                && ((Element) streams.item(0)).getAttribute("keepCallAlive").equals("true");
    }

    private static @Nullable Gather gather(Document document, String url) {
        NodeList gathers = document.getElementsByTagName("GetDigits");
        if (gathers.getLength() == 0) {
            return null;
        }
        Element gather = (Element) gathers.item(0);
        String method = gather.getAttribute("method").toUpperCase(Locale.ROOT);
        Matcher digits = DIGIT.matcher(gather.getTextContent());
        String told = null;
        while (digits.find()) {
            told = digits.group();
        }
        return new Gather(
                URI.create(url).resolve(gather.getAttribute("action")).toString(),
                method.isEmpty() ? "POST" : method,
                told);
    }

    private static boolean isXml(String contentType) {
        String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return type.equals("text/xml") || type.equals("application/xml");
    }

    private static Document document(String xml)
            throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // Throws what is fatal, and prints nothing.
        builder.setErrorHandler(new DefaultHandler());
        return builder.parse(new InputSource(new StringReader(xml)));
    }
}
