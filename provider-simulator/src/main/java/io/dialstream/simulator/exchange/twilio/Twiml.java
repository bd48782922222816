package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.callback.Instructions;
import io.dialstream.simulator.callback.Reply;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads TwiML, as far as the exchange can execute it. */
final class Twiml {

    private static final int LONGEST = 64 * 1024;
    private static final Pattern DIGIT = Pattern.compile("(?<![0-9])[0-9](?![0-9])");

    private Twiml() {}

    static Instructions read(Reply reply, String url) {
        Optional<String> problem = problemWith(reply);
        return problem.isEmpty() && reply instanceof Reply.Answered answered
                ? read(answered.body(), url)
                : Instructions.unusable(problem.orElse(""));
    }

    /**
     * The instructions in a document.
     *
     * @param url of the document, to which actions may be relative
     */
    static Instructions read(String twiml, String url) {
        return problemWith(twiml)
                .map(Instructions::unusable)
                .orElseGet(() ->
                        Instructions.of(said(twiml).orElse(null), gather(twiml, url).orElse(null))
                                .staying(isStream(twiml)));
    }

    /** What is wrong with the reply to a voice request, if anything. */
    public static Optional<String> problemWith(Reply reply) {
        return switch (reply) {
            case Reply.Unanswered unanswered -> Optional.of("11200 " + unanswered.detail());
            case Reply.Answered answered when !answered.isSuccess() ->
                    Optional.of("11200 HTTP status " + answered.status());
            case Reply.Answered answered when !isXml(answered.contentType()) ->
                    Optional.of("12300 content type " + answered.contentType());
            case Reply.Answered answered -> problemWith(answered.body());
        };
    }

    /** What is wrong with the document, if anything: not XML, or another root than Response. */
    public static Optional<String> problemWith(String twiml) {
        try {
            if (twiml.length() > LONGEST) {
                return Optional.of("11750 longer than 64 kB");
            }
            String root = parse(twiml);
            return root.equals("Response")
                    ? Optional.empty()
                    : Optional.of("12100 the root element is " + root);
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            return Optional.of("12100 not well-formed XML");
        }
    }

    /** The texts that a sound document reads out. */
    public static Optional<String> said(String twiml) {
        try {
            NodeList says = document(twiml).getElementsByTagName("Say");
            StringBuilder all = new StringBuilder();
            for (int n = 0; n < says.getLength(); n++) {
                all.append(n == 0 ? "" : " ").append(says.item(n).getTextContent());
            }
            return all.isEmpty() ? Optional.empty() : Optional.of(all.toString());
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            return Optional.empty();
        }
    }

    /** Whether a sound document connects the call to something that goes on. */
    private static boolean isStream(String twiml) {
        try {
            return document(twiml).getElementsByTagName("Connect").getLength() > 0;
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            return false;
        }
    }

    /**
     * The first key that a sound document waits for.
     *
     * @param url of the document, to which the action may be relative
     */
    public static Optional<Gather> gather(String twiml, String url) {
        try {
            NodeList gathers = document(twiml).getElementsByTagName("Gather");
            return gathers.getLength() == 0
                    ? Optional.empty()
                    : Optional.of(gather((Element) gathers.item(0), url));
        } catch (SAXException
                | IOException
                | ParserConfigurationException
                | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Gather gather(Element gather, String url) {
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

    private static String parse(String twiml)
            throws ParserConfigurationException, IOException, SAXException {
        return document(twiml).getDocumentElement().getTagName();
    }

    private static Document document(String twiml)
            throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Quiet());
        return builder.parse(new InputSource(new StringReader(twiml)));
    }

    /** Throws instead of printing to the console, which is the parser's habit. */
    private static final class Quiet implements ErrorHandler {
        @Override
        public void warning(SAXParseException ignored) {}

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
